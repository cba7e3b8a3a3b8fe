import { core } from './text.fr.ts';
import type { StepUpText } from './step-up-text.en.ts';

export const text: StepUpText = {
  ...core,
  why: 'Cette action est sensible. Confirmez encore une fois votre identité, et elle se poursuivra d’elle-même.',
  sent: (email) => `Nous avons envoyé un code à 6 chiffres à ${email}.`,
  codeLabel: 'Code reçu par e-mail',
  codeHint: 'Rien reçu ? Regardez aussi dans les indésirables.',
  codeRequired: 'Saisissez les 6 chiffres de l’e-mail',
  confirm: 'Confirmer',
  resend: 'Envoyer un nouveau code',
  resendIn: (seconds) => `Envoyer un nouveau code (dans ${seconds} s)`,
  resent: 'Un nouveau code est en route. Les précédents ne servent plus.',
  accountTitle: 'Confirmez avec votre compte professionnel',
  accountBody: 'Votre programme n’admet que les comptes professionnels : c’est donc ce compte qui confirme votre identité. Une fenêtre du portail s’ouvre ; connectez-vous-y, et l’action se poursuivra ici.',
  openWindow: 'Confirmer avec votre compte professionnel',
  windowOpen: 'Poursuivez dans la fenêtre qui s’est ouverte. Cette page l’attend.',
  windowClosed: 'La fenêtre a été fermée',
  windowClosedBody: 'Rien n’est encore confirmé. Vous pouvez réessayer.',
  windowBlocked: 'Votre navigateur n’a pas laissé la fenêtre s’ouvrir',
  windowBlockedBody: 'Autorisez les fenêtres de cette page, puis réessayez.',
};
