/** Of a download, and of its file. */
export const downloadText = {
  downloading: 'Collecting the entries',
  downloaded: (count: string, until: string | undefined) => (until ? `${count} entries, back to ${until}` : `${count} entries`),
  fileName: 'activity',
  columns: ['When (UTC)', 'Who', 'Who (id)', 'What', 'Event', 'Object', 'Object (id)', 'Changed', 'Before', 'After', 'Rule', 'Sealed', 'Details', 'Entry'],
  saved: (count: string) => `The file is saved. Entries in it: ${count}.`,
};
export type DownloadText = typeof downloadText;
