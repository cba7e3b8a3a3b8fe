import { core } from '../core/text.fr.ts';
import type { AdminText } from './admin-text.en.ts';
import { roleText } from './role-text.fr.ts';

export const text: AdminText = {
  ...core,
  ...roleText,
  title: 'Suis-je administrateur ?',
  yes: (role, organization) => `Oui. Chez ${organization}, vous êtes ${role}.`,
  no: (organization) => `Non. Chez ${organization}, vous êtes lecteur.`,
  means: 'Ce qu’un administrateur peut faire, au-delà de la lecture',
  points: ['Ajouter et retirer des opérateurs, et changer leur rôle', 'Répondre aux demandes et agir au nom de l’organisation', 'Voir qui a fait quoi, dans le journal d’activité'],
  youCan: 'Vous pouvez faire tout cela.',
  admins: 'Qui sont les administrateurs',
  you: 'vous',
  ask: 'Demander à devenir administrateur',
  askBody: 'Vos administrateurs sont prévenus par e-mail, et vous recevez la réponse par e-mail aussi.',
  asked: (organization) => `Vous avez demandé aux administrateurs de ${organization} de le devenir aussi. La réponse viendra par e-mail.`,
  askedOn: 'Demande envoyée',
  takeBack: 'Retirer ma demande',
  answered: (by) => `${by} a répondu à votre demande de devenir administrateur.`,
  refused: (by) => `${by} a refusé votre demande de devenir administrateur.`,
  somebody: 'Un administrateur',
  notAsked: 'La demande n’a pas été envoyée',
};
