import type { ElsewhereText } from './elsewhere-text.en.ts';

export const text: ElsewhereText = {
  intro: 'Une fenêtre du portail partenaires s’ouvre ; connectez-vous-y, puis poursuivez ici.',
  introRedirect: 'Vous vous connectez sur le portail partenaires, puis vous revenez ici.',
  open: 'Se connecter',
  waitingTitle: 'Poursuivez dans la fenêtre qui s’est ouverte',
  waitingBody: 'Dès que vous y serez connecté, vous pourrez poursuivre ici.',
  showWindow: 'Afficher la fenêtre',
  closed: 'La fenêtre a été fermée avant la connexion',
  closedBody: 'Rien ne s’est passé. Vous pouvez recommencer.',
  blocked: 'Votre navigateur n’a pas laissé la fenêtre s’ouvrir',
  blockedBody: 'Autorisez les fenêtres de cette page, puis réessayez.',
  lost: 'Veuillez recommencer',
  lostBody: 'Cette réponse n’appartient à aucune connexion commencée sur cette page.',
  insecure: 'Cette page ne peut pas vous connecter',
  insecureBody: 'Elle n’est pas servie en https. Vous pouvez vous connecter sur le portail partenaires lui-même.',
  toPortal: 'Vers le portail partenaires',
  as: (name, organization) => `En tant que ${name}, ${organization}.`,
  here: 'Sur ce site et dans ce navigateur.',
  signOut: 'Se déconnecter',
};
