import type { ToastText } from './toast-text.en.ts';

export const toastText: ToastText = {
  label: 'Notification',
  undo: 'Annuler l’action',
  undoOffered: 'Vous pouvez annuler pendant dix secondes : appuyez sur Contrôle Z, ou sur le bouton à la fin de cette partie de la page.',
  undone: 'C’est annulé',
  notUndone: 'Annulation impossible',
  dismiss: 'Fermer',
};
