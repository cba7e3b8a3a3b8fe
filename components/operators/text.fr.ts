import { core } from '../core/text.fr.ts';
import type { SignInText } from './text.en.ts';

export const text: SignInText = {
  ...core,
  title: 'Connexion',
  intro: 'Nous envoyons un lien à votre e-mail professionnel. Aucun mot de passe n’est nécessaire.',
  emailLabel: 'E-mail professionnel',
  emailRequired: 'Saisissez votre e-mail professionnel',
  send: 'Envoyer le lien de connexion',
  sentTitle: 'Consultez votre messagerie',
  sentBody: (email) => `Si ${email} a un accès, un lien de connexion est en route. Il sert une seule fois, pendant 15 minutes.`,
  sentHint: 'Rien reçu ? Regardez dans les indésirables ou vérifiez l’adresse.',
  again: 'Utiliser une autre adresse',
  signingIn: 'Connexion en cours',
  signedInTitle: 'Vous êtes connecté',
  signedInBody: 'Vous pouvez continuer.',
  goOn: 'Continuer',
  expiredTitle: 'Ce lien a expiré',
  usedTitle: 'Ce lien a déjà servi',
  invalidTitle: 'Ce lien ne fonctionne pas',
  freshLink: 'Saisissez votre e-mail pour recevoir un nouveau lien.',
  workTitle: 'Connectez-vous avec votre compte professionnel',
  workBody: 'Ce programme n’admet que les comptes professionnels Microsoft, et non les liens par e-mail.',
  inactiveTitle: 'Votre accès n’est pas actif',
};
