/** The program's calendar for the model, reckoned by walking it: neither program has a holiday in the model's year. */
const formats = new Map<string, Intl.DateTimeFormat>();
export function dateIn(at: number, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, format);
  return format.format(at);
}
/** When the last of `days` business days is over: day 1 is the next one. Instants in ms; zones differ from UTC by whole hours. */
export function businessEnd(at: number, days: number, zone: string): number {
  let date = Date.parse(`${dateIn(at, zone)}T00:00:00Z`);
  for (let left = days; left > 0;) {
    date += 86_400_000;
    if (![0, 6].includes(new Date(date).getUTCDay())) left -= 1;
  }
  const last = new Date(date).toISOString().slice(0, 10);
  let end = date + 12 * 3_600_000;
  while (dateIn(end, zone) <= last) end += 3_600_000;
  return end;
}
