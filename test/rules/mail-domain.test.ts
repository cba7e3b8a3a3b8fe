import { parse } from 'tldts';
import { describe, expect, test } from 'vitest';
import { canonicalEmail } from '../../schema/checks.ts';
import type { Email } from '../../schema/values.ts';
import { holds } from '../../worker/data/host-set.ts';
import { closedSuffixes, exemptHosts, sharedHosts, webmailHosts } from '../../worker/data/mail-hosts.ts';
import lists from '../../worker/data/mail-lists.json';
import { mailDomain } from '../../worker/rules/mail-domain.ts';

const none = { refused: [], exempt: [] };
const at = (host: string): Email => canonicalEmail(`ann@${host}`) as Email;
const verdict = (host: string, policy: { refused: string[]; exempt: string[] } = none) => mailDomain(at(host), policy).verdict;

const webmail = `
  gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me
  tuta.com tutanota.de keemail.me gmx.de gmx.net gmx.at gmx.ch mail.com zoho.com fastmail.com posteo.de mailbox.org hey.com
  yahoo.fr yahoo.co.uk yahoo.com.br yahoo.co.jp yahoo.com.ng hotmail.fr hotmail.co.uk hotmail.com.tr outlook.fr outlook.co.id live.fr live.co.uk aol.fr gmx.com.tr
  icloud.com.cn yandex.com.tr t-online.de t-online.hu web.de freenet.de orange.fr wanadoo.fr wanadoo.co.uk free.fr sfr.fr laposte.net bbox.fr numericable.fr
  libero.it alice.it tim.it pec.it telefonica.net skynet.be telenet.be ziggo.nl kpnmail.nl bluewin.ch aon.at telia.com online.no elisanet.fi wp.pl seznam.cz azet.sk
  citromail.hu abv.bg otenet.gr mynet.com ukr.net mail.ru qq.com 163.com naver.com nifty.com docomo.ne.jp rediffmail.com uol.com.br btinternet.com sky.com
  comcast.net verizon.net sbcglobal.net shaw.ca rogers.com bigpond.com xtra.co.nz mweb.co.za ciudad.com.ar
  mail.yahoo.co.uk x.gmail.com a.b.hotmail.fr smtp.orange.fr austin.rr.com GMAIL.com`.trim().split(/\s+/);
const disposable = 'mailinator.com yopmail.com guerrillamail.com 10minutemail.com temp-mail.org trashmail.com sub.mailinator.com yopmail.dev maildrop.cc'.split(' ');
const work = `
  norvent.com norvent.co.uk norvent.com.au norvent.de norvent.io norvent.cloud norvent.consulting norvent.paris norvent.xn--p1ai bücher-norvent.de société-norvent.fr 会社.jp пример.рф
  orange.com laposte.fr telekom.de bt.com btgroup.com vodafone.com google.com microsoft.com apple.com yahooinc.com comcast.com att.com swisscom.com telefonica.com example.com facebook.com
  live.studio outlook.agency proton.com live.io notgmail.com gmail-norvent.com mygmx.de hotmailer.fr yahoo.norvent.com gmail.com.norvent.fr
  cam.ac.uk student.ethz.ch sorbonne-universite.fr mit.edu nus.edu.sg unican.es anu.edu.au live.mdx.ac.uk mail.dcu.ie
  gov.uk justice.gouv.fr city.kawasaki.jp bund.de nhs.uk europa.eu state.ca.us
  norvent.com.ar norvent.org.ua norvent.co.za norvent.eu.org norvent.github.io`.trim().split(/\s+/);

describe('REG-2: a public webmail domain, its country variants and subdomains are declined', () => {
  test.each(webmail)('%s', (host) => expect(mailDomain(at(host), none)).toMatchObject({ verdict: 'webmail', shared: true }));
});
describe('REG-2: a disposable domain is declined', () => {
  test.each(disposable)('%s', (host) => expect(mailDomain(at(host), none)).toMatchObject({ verdict: 'disposable', shared: true }));
});
describe("REG-2: a company's, a school's or a public body's own domain passes, under any suffix", () => {
  test.each(work)('%s', (host) => expect(verdict(host)).toBe('work'));
});
test('REG-1: a suffix that nobody sells is unknown', () => {
  for (const host of ['norvent.nosuchtld', 'norvent.example', 'norvent.con', 'yahoo.norvent.local']) expect(verdict(host)).toBe('unknown_suffix');
});
test("A company's domain is the registrable one, by the public suffix list with private suffixes", () => {
  const cases = [['mail.norvent.co.uk', 'norvent.co.uk'], ['a.b.norvent.com', 'norvent.com'], ['x.norvent.github.io', 'norvent.github.io'], ['bücher-norvent.de', 'xn--bcher-norvent-wob.de'], ['norvent.com.ar', 'norvent.com.ar']] as const;
  for (const [host, domain] of cases) expect(mailDomain(at(host), none)).toEqual({ domain, verdict: 'work', shared: false });
});
test("A shared host or a public suffix is nobody's domain: it is told by its full host", () => {
  for (const host of ['norvent.onmicrosoft.com', 'norvent.wordpress.com', 'norvent.awsapps.com', 'mail.norvent.wixsite.com', 'gov.uk', 'github.io'])
    expect(mailDomain(at(host), none)).toEqual({ domain: host, verdict: 'work', shared: true });
  expect(mailDomain(at('mail.yahoo.co.uk'), none).domain).toBe('mail.yahoo.co.uk');
});
test("A program's own lists win over the packages', the more specific entry over the other, an exemption over its equal", () => {
  expect(verdict('mail.rival.com', { refused: ['rival.com'], exempt: [] })).toBe('webmail');
  expect(verdict('notrival.com', { refused: ['rival.com'], exempt: [] })).toBe('work');
  expect(verdict('hey.com', { refused: [], exempt: ['hey.com'] })).toBe('work');
  expect(verdict('norvent.example', { refused: [], exempt: ['example'] })).toBe('work');
  expect(verdict('lab.rival.com', { refused: ['rival.com'], exempt: ['lab.rival.com'] })).toBe('work');
  expect(verdict('bad.norvent.com', { refused: ['bad.norvent.com'], exempt: ['norvent.com'] })).toBe('webmail');
  expect(verdict('norvent.com', { refused: ['norvent.com'], exempt: ['norvent.com'] })).toBe('work');
});
test("Public mail that a program exempts is let in, but stays nobody's company domain", () => {
  expect(mailDomain(at('gmail.com'), { refused: [], exempt: ['gmail.com'] })).toEqual({ domain: 'gmail.com', verdict: 'work', shared: true });
  expect(mailDomain(at('norvent.example'), { refused: [], exempt: ['example'] })).toEqual({ domain: 'norvent.example', verdict: 'work', shared: false });
});

test('Our supplement repeats nothing, is in canonical form, and exempts only what a list holds or covers', () => {
  const held = (host: string): boolean => holds(lists.webmail, host) || holds(lists.disposable, host);
  const above = (host: string): string[] => (host.includes('.') ? [host, ...above(host.slice(host.indexOf('.') + 1))] : []);
  expect(webmailHosts.size).toBeGreaterThan(300);
  for (const host of [...webmailHosts, ...exemptHosts, ...sharedHosts]) expect(canonicalEmail(`ann@${host}`), host).toBe(`ann@${host}`);
  for (const host of webmailHosts) expect(held(host), host).toBe(false);
  for (const host of exemptHosts) expect(above(host).some((one) => held(one) || webmailHosts.has(one)), host).toBe(true);
});
test('A closed suffix is a public suffix, so that a school or a public body has a domain under it', () => {
  for (const suffix of closedSuffixes) expect(parse(`norvent.${suffix}`).publicSuffix, suffix).toBe(suffix);
});
test('A decision takes far less than a millisecond', () => {
  const hosts = [...webmail, ...work], rounds = 20;
  const started = performance.now();
  for (let round = 0; round < rounds; round += 1) for (const host of hosts) mailDomain(`ann@${host}` as Email, none);
  // Workers' clocks stand still without I/O; where they run, the bound is generous for a busy machine.
  expect((performance.now() - started) / (rounds * hosts.length)).toBeLessThan(1);
});
