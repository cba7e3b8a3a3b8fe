/** OPR-8 from a terminal: the same file, the same requests and the same answers as in the operator manager. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import type { ImportFault, ImportRefusal } from '../../schema/operator-import.ts';
import { importChunks, readImportFile, tableFile } from '../../schema/operator-import.ts';
import { type Session, mintSession } from '../../schema/operators.ts';
import type { Problem } from '../../schema/problems.ts';
import { type ImportResult, type ImportRow, importOperators } from '../../schema/team.ts';
import { type Command, CommandError } from './command.ts';

const tries = 6, shownAtMost = 50;
const fileWords: Record<ImportRefusal['code'], string> = {
  'file.empty': 'The file holds no lines.', 'file.binary': 'This is no text: save the table as CSV or JSON.', 'file.encoding': 'The file is damaged: its text is not of the encoding that it names.', 'file.json': 'This is no JSON list of objects.',
  'file.too_large': 'The file is too large: at most 5 MB; split it.', 'file.too_many_rows': 'The file has too many lines: at most 10,000; split it.', 'file.columns': 'Columns are missing',
};
const faultWords: Record<ImportFault['code'], string> = {
  'value.required': 'is missing', 'value.too_long': 'is too long', 'value.characters': 'has characters that cannot be used', 'value.email': 'is no e-mail address', 'value.choice': 'is neither yes nor no', 'line.formula': 'is a formula', 'line.unreadable': 'cannot be read', 'line.twice': 'is in the file twice',
};
interface Line { readonly line: number; readonly outcome: ImportResult['outcome']; readonly company: string; readonly role: string; readonly why: string }

/** One operator's sessions at a portal, begun again before they end. */
class Portal {
  readonly #url: string;
  readonly #key: string;
  readonly #operator: string;
  #session: Session | undefined;
  constructor(url: string, key: string, operator: string) {
    this.#url = url;
    this.#key = key;
    this.#operator = operator;
  }
  async import(rows: readonly ImportRow[], dryRun: boolean): Promise<readonly ImportResult[]> {
    const body = { dryRun, rows }, idempotencyKey = `import-${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 24)}-${randomUUID()}`;
    return (await this.#send<{ results: ImportResult[] }>(importOperators.path, body, async () => ({ authorization: `Bearer ${await this.#token()}`, origin: this.#url, 'idempotency-key': idempotencyKey }))).results;
  }
  async #token(): Promise<string> {
    if (!this.#session || Date.parse(this.#session.expiresAt) - Date.now() < 60_000) {
      this.#session = await this.#send<Session>(mintSession.path, { operator: this.#operator, origin: this.#url }, async () => ({ authorization: `Bearer ${this.#key}`, 'idempotency-key': `import-${randomUUID()}` }));
    }
    return this.#session.token;
  }
  /** A lost answer, and a portal that is busy, are asked again under the same key: it has one effect. */
  async #send<R>(path: string, body: object, headers: () => Promise<Record<string, string>>): Promise<R> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(new URL(path, this.#url), { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(await headers()) }, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) }).catch((cause: unknown) => cause as Error);
      const reply: unknown = response instanceof Response ? await response.json().catch(() => undefined) : undefined;
      if (response instanceof Response && response.ok && reply !== undefined) return reply as R;
      const problem = reply as Partial<Problem> | undefined;
      if (response instanceof Response && response.status < 500 && response.status !== 429) throw new CommandError(`The portal refuses: ${problem?.detail ?? `it answered ${response.status}`}`);
      if (attempt >= tries) throw new CommandError(`The portal does not answer. Run the same command again: what was taken over stays, and is told as unchanged.`);
      await new Promise((resolve) => { setTimeout(resolve, (problem?.retryAfter ?? 0) * 1_000 || 500 * 2 ** attempt); });
    }
  }
}

export const command: Command = {
  usage: 'import operators <file> --as <operator id> [--url <portal>] [--dry-run] [--report <file.csv>]',
  summary: 'Takes users of another portal over, from CSV or JSON (OPR-8), as an admin of a vendor or distributor, whose secret key is in PORTICO_KEY. Run it again whenever it was cut off: what is there already is told as unchanged. --report writes each line with what became of it; exit code 1 where a line was refused.',
  options: { as: { type: 'string' }, url: { type: 'string' }, 'dry-run': { type: 'boolean' }, report: { type: 'string' } },
  words: 1,
  async run([path], { as, url = 'http://localhost:8787', 'dry-run': dryRun = false, report }) {
    const key = process.env['PORTICO_KEY'] ?? '';
    if (!key.startsWith('sk_')) throw new CommandError('Set PORTICO_KEY to a secret key (sk_…) of the vendor or distributor.');
    if (typeof as !== 'string') throw new CommandError('Say with --as which admin imports: its id, opr_….');
    if (!URL.canParse(String(url))) throw new CommandError('--url is the address of the portal, like https://portal.example.com.');
    const file = readImportFile(bytesOf(path ?? ''));
    if (file.refusal) throw new CommandError(`${fileWords[file.refusal.code]}${'missing' in file.refusal ? `: ${file.refusal.missing.join(', ')}.` : ''}`);
    if (file.encoding === 'windows-1252') console.error('The file is not in UTF-8; it is read as Windows-1252. Look at names with accents.');
    const lines: Line[] = file.faults.map(({ line, code, column }) => ({ line, outcome: 'refused', company: '', role: '', why: `${column ?? 'The line'} ${faultWords[code]}.` }));
    const chunks = importChunks(file.rows), portal = new Portal(new URL(String(url)).origin, key, as), told = new Set<number>();
    for (const [at, chunk] of chunks.entries()) {
      // A company's super admin comes along with each request of its company, and counts once.
      for (const one of await portal.import(chunk, dryRun === true)) {
        if (told.has(one.line)) continue;
        told.add(one.line);
        lines.push({ line: one.line, outcome: one.outcome, company: one.organization ?? '', role: one.role ?? '', why: one.problem?.detail ?? '' });
      }
      if (process.stderr.isTTY) process.stderr.write(`\r${told.size} of ${file.rows.length} lines${at + 1 === chunks.length ? '\n' : ''}`);
    }
    lines.sort((a, b) => a.line - b.line);
    const refused = lines.filter(({ outcome }) => outcome === 'refused'), count = (outcome: Line['outcome']): number => lines.filter((one) => one.outcome === outcome).length;
    for (const { line, why } of refused.slice(0, shownAtMost)) console.error(`Line ${line}: ${why}`);
    if (refused.length > shownAtMost) console.error(`… and ${refused.length - shownAtMost} more; --report writes all of them.`);
    if (typeof report === 'string') writeReport(report, lines);
    console.log(`${dryRun ? 'Would add' : 'Added'} ${count('added')}, unchanged ${count('unchanged')}, refused ${refused.length}, of ${lines.length} lines.`);
    return refused.length > 0 ? 1 : 0;
  },
};

function bytesOf(path: string): Uint8Array {
  try { return readFileSync(path); } catch { throw new CommandError(`There is no file ${path}.`); }
}
function writeReport(path: string, lines: readonly Line[]): void {
  writeFileSync(path, tableFile([['line', 'outcome', 'company', 'role', 'why'], ...lines.map((one) => [one.line, one.outcome, one.company, one.role, one.why])]));
}
