import type { UnreachableText } from './unreachable-text.en.ts';

export const text: UnreachableText = {
  title: { bounce: 'Nos e-mails vers vous reviennent', complaint: 'Nos e-mails vers vous ont été signalés comme indésirables' },
  body: (email, since) => `Depuis le ${since}, plus rien n’est envoyé à ${email}. Suivez votre demande sur cette page : gardez son adresse.`,
  todo: { bounce: 'Demandez à l’administrateur de votre messagerie de vérifier la boîte. Quand elle fonctionnera, écrivez au contact ci-dessous pour que les e-mails repartent.', complaint: 'S’il s’agit d’une erreur, écrivez au contact ci-dessous pour que les e-mails repartent.' },
};
