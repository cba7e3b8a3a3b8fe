/** Asking whoever can lift a refusal. */
export const refusalText = {
  ask: {
    person: (name: string) => `Ask ${name}`, company_admin: () => 'Ask an admin', distributor: (name?: string) => `Ask ${name ?? 'the distributor'}`, vendor: (name?: string) => `Ask ${name ?? 'the vendor'}`,
  },
  addNote: 'Add a note',
  noteLabel: 'Note to go with it',
  noteHint: 'Say what you need it for. It goes into the e-mail as you write it.',
  askedTitle: (name: string) => `${name} has been asked`,
  anAdmin: 'An admin of your organization',
  waiting: 'It waits in their queue. We e-mail you the answer, and it appears here.',
  asked: 'Asked',
  yourNote: 'Your note:',
  takeBack: 'Take the request back',
  takenBack: 'You have taken the request back.',
  approved: (name: string) => `${name} has answered`,
  refused: (name: string) => `${name} has refused`,
  somebody: 'Somebody',
  writes: 'With this note:',
  approvedBody: 'Try again: what was missing may be there now.',
  tryAgain: 'Try again',
  askAgain: 'You can ask again.',
  expired: 'Nobody answered the last time, within 30 days.',
  nobody: 'Nobody in the portal can be asked about this.',
  failed: 'It could not be sent. Your note is still here; please try again.',
};
export type RefusalText = typeof refusalText;
