/** What breaks French typography in a text: an ordinary or missing space before ; : ! ? », one after «, a straight apostrophe. Addresses, times and codes are left out. */
export const wrongFrench = (text: string): string[] => {
  const prose = text.replaceAll(/https?:\/\/\S+|\S+@\S+|\d\d:\d\d:\d\d\S*/g, '').replaceAll('application/json', '');
  return [...prose.matchAll(/.{0,12}(?:[^\u202f][;:!?»]|«[^\u202f]|'|“|”)/gsu)].map(([found]) => found);
};
