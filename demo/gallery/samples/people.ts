/** Invented companies and people, as the gallery shows them: long names, several alphabets, every length of address. */
import type { RequestRow } from '../../../schema/requests.ts';
import type { CountryCode } from '../../../schema/values.ts';
import { dayFromNow, id, instant, row } from './replies.ts';

/** What the portal's sentences name. */
export const facts = {
  program: 'Halden Partner Program', vendor: 'Halden Security', distributor: 'Corvane Distribution', who: 'Paul Oduya', decidedBy: 'Paul Oduya', triesLeft: 3, minutes: 15, seconds: 40, date: dayFromNow(42), role: 'admin',
  support: { url: 'https://help.halden.example/partners', email: 'partners@halden.example', phone: '+33 1 23 45 67 89' },
} as const;

export const longName = 'Gesellschaft für angewandte Übertragungsnetzsicherheit und Störfallnachsorge Mecklenburgische Seenplatte mbH & Co. KG';
export const unbroken = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Company, person, country, mail domain. */
const known: readonly (readonly [company: string | null, person: string, country: string, domain: string])[] = [
  ['Norvent Labs', 'Inès Marchetti', 'FR', 'norvent.example'], ['Łódzkie Sieci Sp. z o.o.', 'Żaneta Wójcik', 'PL', 'lodzkie-sieci.example'], ['Αιγαίο Δίκτυα Α.Ε.', 'Ελένη Παπαδοπούλου', 'GR', 'aigaio.example'],
  ['Ferrowatt', 'Dário Esteves', 'PT', 'ferrowatt.example'], ['Северный Контур', 'Мира Зорина', 'BG', 'kontur.example'], [null, 'Sanne de Wit', 'NL', 'dewit-advies.example'],
  ['Brightmoor & Daughters', 'Siobhán O’Hara', 'IE', 'brightmoor.example'], [longName, 'Karl-Friedrich von Hohenlinden-Sternberg', 'DE', 'stoerfallnachsorge.example'], ['Ostrava Digital s.r.o.', 'Řehoř Dvořák', 'CZ', 'ostravadigital.example'],
  ['Kāvu Sistēmas', 'Līga Ozola', 'LV', 'kavu.example'], ['Sørfjord Nett AS', 'Åse Bjørnstad', 'NO', 'sorfjordnett.example'], ['Quillon Systems', 'Tobias Quillon', 'BE', 'quillon.example'],
];

/** A line of the queue by its number, each a little different. */
export function richRow(n: number, more: Partial<RequestRow> = {}): RequestRow {
  const [company, person, country, domain] = known[(n - 1) % known.length] as (typeof known)[number];
  const kind = n % 5 === 3 ? 'join' : n % 7 === 4 ? 'transfer' : 'registration';
  return row(n, {
    kind, subject: kind === 'transfer' ? id.transfer(n) : id.registration(n), company, person, country: country as CountryCode, email: `${n === 1 ? 'ines' : `team${n}`}@${domain}`, askedAt: instant(-95 * n * n), dueOn: dayFromNow(n === 2 ? -1 : n),
    ...(n % 6 === 2 && { conflicts: ['domain_company'] as RequestRow['conflicts'] }), ...(n % 4 === 1 && n > 1 && { productActivation: 'missing' as const }), ...more,
  });
}
export const richRows = (count: number, more: Partial<RequestRow> = {}): RequestRow[] => Array.from({ length: count }, (_, index) => richRow(index + 1, more));
