import type { UnreachableText } from './unreachable-text.en.ts';

export const text: UnreachableText = {
  title: { bounce: 'Nos e-mails vers vous reviennent', complaint: 'Nos e-mails vers vous ont été signalés comme spam' },
  body: (email, since) => `Depuis le ${since}, rien n’est envoyé à ${email}.`,
  here: 'Suivez votre demande ici : gardez l’adresse de cette page.',
  todo: 'Quand la boîte acceptera nos e-mails, écrivez au contact ci-dessous.',
};
