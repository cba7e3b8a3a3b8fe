/** Texts of the combobox. */
export const comboboxText = {
  show: 'Show the list',
  loading: 'Loading…',
  none: 'Nothing matches what you typed',
  failed: 'The list could not be loaded.',
  /** Read out where the others see a button. */
  failedKeys: 'Press the down arrow to try again.',
  tryAgain: 'Try again',
  hits: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
  more: (shown: string, all: string) => `The first ${shown} of ${all}. Keep typing to narrow it down.`,
  pick: 'Choose an entry from the list',
};
export type ComboboxText = typeof comboboxText;
