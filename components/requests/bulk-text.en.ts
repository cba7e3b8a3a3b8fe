/** Texts of decisions on several requests at once. */
export const text = {
  selected: (count: number) => (count === 1 ? '1 request selected' : `${count} requests selected`),
  approve: 'Approve',
  decline: 'Decline…',
  deselect: 'Deselect',
  stop: 'Stop',
  close: 'Close',
  progress: (now: number, all: number) => `${now} of ${all} done`,
  summary: (count: number, failed: number) => `${count === 0 ? 'Nothing decided' : count === 1 ? '1 request decided' : `${count} requests decided`}${failed > 0 ? `, ${failed} not. The reason stands beside each.` : '.'}`,
  stopped: 'Stopped. What was not sent stays selected.',
  results: { approved: 'Approved', declined: 'Declined' },
  working: 'Being decided',
  oneByOne: 'A change of distributor is answered on its own: open it.',
  already: (name: string) => `${name} has decided already.`,
  closed: 'It is no longer open.',
  notYours: 'It waits for somebody else: you cannot decide it.',
  byPage: 'This page did not let it be sent.',
  lost: 'No answer came. Try this one again.',
};
export type BulkText = typeof text;
