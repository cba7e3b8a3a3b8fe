/** A line that names a person: an address, or a name with the address in angle brackets, as mail programs copy it. */
export function parsePerson(line: string): { readonly address: string; readonly name: string | null } {
  const [, before = '', address] = /^(.*?)<([^<>]+)>\s*$/s.exec(line) ?? [];
  if (address === undefined) return { address: line.trim(), name: null };
  const name = before.trim().replace(/^(["'])(.*)\1$/s, '$2').trim();
  return { address: address.trim(), name: name === '' ? null : name };
}
/** A pasted list, a person each: at line ends and semicolons, and at commas outside of quotes. */
export const splitPeople = (text: string): string[] => (text.match(/(?:"[^"\n]*"|[^",;\n])+/g) ?? []).map((part) => part.trim()).filter((part) => part !== '');
