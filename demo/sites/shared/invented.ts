/** A company that nobody has met: invented afresh each time, so that no request meets another's. */
export interface Invented { readonly email: string; readonly givenName: string; readonly familyName: string; readonly jobTitle: string; readonly legalName: string; readonly country: string; readonly street: string; readonly city: string; readonly region: string; readonly postalCode: string }

const first = ['Brume', 'Tarn', 'Ember', 'Larch', 'Quill', 'Onyx', 'Sorrel', 'Marlow', 'Cinder', 'Fjell', 'Juniper', 'Osprey'] as const;
const second = ['haven', 'ridge', 'works', 'bridge', 'field', 'port', 'stead', 'loom', 'gate', 'mere', 'cove', 'wick'] as const;
const people = [['Maya', 'Okafor'], ['Jonas', 'Tremblay'], ['Inès', 'Delorme'], ['Ravi', 'Lindgren'], ['Chloé', 'Arsenault'], ['Tomás', 'Beaulieu']] as const;
const pick = <T>(list: readonly T[]): T => list[crypto.getRandomValues(new Uint32Array(1))[0] as number % list.length] as T;

export function invent(french: boolean): Invented {
  const name = `${pick(first)}${pick(second)}`;
  const [givenName, familyName] = pick(people);
  const mark = crypto.getRandomValues(new Uint16Array(1))[0]?.toString(36) ?? '';
  const plain = givenName.normalize('NFD').replaceAll(/[^a-z]/gi, '').toLowerCase();
  return {
    email: `${plain}@${name.toLowerCase()}-${mark}-it.ca`, givenName, familyName, jobTitle: french ? 'Direction générale' : 'Managing director', legalName: `${name} ${mark.toUpperCase()} IT Inc.`,
    // As the post prints it, so that the form proposes no other spelling.
    country: 'CA', street: '12, rue des Tisserands', city: 'Lévis', region: 'QC', postalCode: 'G6V 3T1',
  };
}
