import type { CodeText } from './code-text.en.ts';

export const text: CodeText = {
  codeTitle: 'Consultez votre messagerie',
  codeIntro: (email) => `Nous avons envoyé un code à 6 chiffres à ${email}. Il est valable 15 minutes.`,
  codeAgainTitle: 'Confirmez que c’est bien vous',
  codeAgain: (email) => `Nous avons envoyé un code à ${email} pour confirmer que c’est bien vous. Vous reprendrez ensuite là où vous en étiez.`,
  codeToYou: 'Nous avons envoyé un code à l’adresse de votre demande pour confirmer que c’est bien vous. Vous reprendrez ensuite là où vous en étiez.',
  codeLabel: 'Code reçu par e-mail',
  codeHint: 'Rien reçu ? Regardez aussi dans les indésirables.',
  codeRequired: 'Saisissez les 6 chiffres reçus par e-mail',
  confirm: 'Confirmer l’adresse',
  resend: 'Envoyer un nouveau code',
  resendIn: (seconds) => `Envoyer un nouveau code (dans ${seconds} s)`,
  resent: 'Un nouveau code vient de partir. Les précédents ne sont plus valables.',
  changeAddress: 'Changer d’adresse',
};
