import type { JoinText } from './join-text.en.ts';

export const text: JoinText = {
  isItYours: 'Est-ce votre société ?',
  whichIsYours: 'Quelle est votre société ?',
  knownDomain: (domain) => `Déjà dans ce programme, avec des adresses en ${domain}.`,
  tied: 'Elle travaille ici avec un autre distributeur. Envoyer votre demande, c’est aussi demander son transfert.',
  isMine: 'Oui, c’est ma société',
  none: 'Aucune de celles-ci',
  joinOrNot: 'Si c’est la vôtre, ses administrateurs décident de vous donner accès. Sinon, vous indiquez les informations de votre société, et une personne examine votre demande.',
  back: 'Retour',
  joinTitle: 'À propos de vous',
  joinIntro: (company) => `Votre demande est envoyée par e-mail aux administrateurs de ${company}. L’un d’eux doit vous donner accès.`,
  transferTitle: 'Votre demande porte aussi sur un changement de distributeur',
  transferTo: (distributor) => `La société travaille avec un autre distributeur dans ce programme. L’envoi demande son transfert vers ${distributor}.`,
  transferBody: 'La société travaille avec un autre distributeur dans ce programme. L’envoi demande son transfert vers celui de cette page.',
  labels: { givenName: 'Prénom', familyName: 'Nom', jobTitle: 'Fonction' },
  required: { givenName: 'Saisissez votre prénom', familyName: 'Saisissez votre nom', consent: 'Donnez votre accord avant d’envoyer la demande' },
  sendRequest: 'Envoyer la demande',
  stopped: 'Ce site web a interrompu la demande. Rien n’a été envoyé.',
};
