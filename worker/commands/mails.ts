/** E-mails of a local run: its sender writes each to files, and names them in what it prints. */
import { readFileSync } from 'node:fs';

const form = /send_email binding called with MessageBuilder:\n(From: [^]*?)\n\n(?:[^\n]*\n)*?Text: ([^\n]+)\n/;
/** Takes what is printed, in whatever pieces, and tells the text of each e-mail. */
export function mailsIn(tell: (mail: string) => void, read: (path: string) => string = (path) => readFileSync(path, 'utf8')): (printed: string) => void {
  let rest = '';
  return (printed) => {
    rest += printed;
    for (let found = form.exec(rest); found; found = form.exec(rest)) {
      rest = rest.slice(found.index + found[0].length);
      try { tell(`${found[1]}\n\n${read(found[2] ?? '').trim()}`); } catch { tell(`${found[1]}\n\n(${found[2]})`); }
    }
    if (!rest.includes('send_email binding')) rest = rest.slice(-100);
  };
}
