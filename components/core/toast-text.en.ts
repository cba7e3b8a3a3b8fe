/** Texts of the toast. */
export const toastText = {
  label: 'Message',
  undo: 'Undo',
  /** Read out after the message. */
  undoOffered: 'You can undo this for ten seconds: press Control Z, or the button at the end of this part of the page.',
  undone: 'Undone',
  notUndone: 'That could not be undone',
  dismiss: 'Dismiss',
};
export type ToastText = typeof toastText;
