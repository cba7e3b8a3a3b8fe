import type { ContactsText } from './contacts-text.en.ts';

export const text: ContactsText = {
  contactsTitle: 'Vous et les contacts de votre société',
  contactsIntro: 'À qui l’éditeur, le distributeur et vos clients peuvent-ils écrire ?',
  you: 'Vous',
  labels: {
    givenName: 'Prénom', familyName: 'Nom', jobTitle: 'Fonction', phone: 'Téléphone',
    primaryName: 'Nom complet', primaryEmail: 'E-mail professionnel', primaryPhone: 'Téléphone', supportName: 'Personne ou équipe', supportEmail: 'Adresse e-mail', supportPhone: 'Téléphone',
  },
  required: {
    givenName: 'Saisissez votre prénom', familyName: 'Saisissez votre nom',
    primaryName: 'Saisissez le nom du contact principal', primaryEmail: 'Saisissez l’e-mail professionnel du contact principal', supportName: 'Saisissez le nom du contact du support client', supportEmail: 'Saisissez l’e-mail du contact du support client',
  },
  primary: 'Contact principal',
  primaryHint: 'Représente votre société dans ce programme et en reçoit les messages.',
  me: 'Moi',
  meNamed: (name) => `Moi, ${name}`,
  colleague: 'Un ou une collègue',
  primaryEmailHint: 'Dans votre société ; pas de messagerie personnelle.',
  support: 'Contact du support client',
  supportHint: 'À qui vos clients s’adressent quand ils ont besoin d’aide.',
  same: 'Le contact principal',
  other: 'Une autre personne ou une équipe',
  continue: 'Continuer',
  back: 'Retour',
  unsaved: 'Pas encore enregistré : nouvel essai à l’étape suivante.',
};
