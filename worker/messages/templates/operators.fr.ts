import { fr } from '../french.ts';
import type { MailFacts, TextsOf } from '../mail-text.ts';
import { action, hello, microsoftOnly, quoted } from './phrases.fr.ts';

const company = (facts: MailFacts): string => (facts.company ? fr`la société ${facts.company}` : 'votre organisation');
const ofCompany = (facts: MailFacts): string => (facts.company ? fr`de la société ${facts.company}` : 'de votre organisation');
const by = (facts: MailFacts): string => facts.by ?? 'Un administrateur';
const roles: Readonly<Record<string, string>> = { reader: 'Lecteur', admin: 'Administrateur', super_admin: 'Super administrateur' };
const role = (name: string | undefined): string => roles[name ?? 'reader'] ?? 'Lecteur';
const can: Readonly<Record<string, string>> = {
  reader: fr`Avec ce rôle, vous consultez les pages de l'organisation, sans rien y modifier.`,
  admin: fr`Avec ce rôle, vous agissez pour l'organisation et gérez ses opérateurs.`,
  super_admin: fr`Avec ce rôle, vous pouvez tout faire pour l'organisation.`,
};
const rights = (name: string | undefined): string => can[name ?? 'reader'] ?? can['reader'] ?? '';

/** What people read about their access, and about what they asked for. */
export const operatorsFr: TextsOf<'operator' | 'operators' | 'help'> = {
  operator_invited: (facts) => ({
    subject: fr`Invitation à rejoindre ${company(facts)}`,
    preheader: fr`${by(facts)} vous donne accès, avec le rôle ${role(facts.role)}.`,
    paragraphs: [
      hello(facts),
      fr`${by(facts)} vous invite sur le portail partenaires ${ofCompany(facts)}, avec le rôle ${role(facts.role)}.`,
      rights(facts.role),
      facts.workAccount ? microsoftOnly : fr`Le lien ci-dessous vous permet d'accepter ou de décliner. Il ne sert qu'une fois, dans les 14 jours. Ne transférez pas ce message.`,
      fr`Si vous ne connaissez pas la personne qui vous invite, vous n'avez rien à faire.`,
    ],
    ...action(facts.workAccount ? 'Se connecter avec Microsoft' : fr`Ouvrir l'invitation`, facts.url),
  }),
  operator_role_changed: (facts) => ({
    subject: fr`Votre rôle dans ${company(facts)} : ${role(facts.role)}`,
    preheader: fr`${by(facts)} a changé votre rôle.`,
    paragraphs: [hello(facts), fr`${by(facts)} a changé votre rôle dans ${company(facts)} : vous étiez ${role(facts.was)}, vous êtes désormais ${role(facts.role)}.`, rights(facts.role), 'Il se peut que vous deviez vous reconnecter.'],
    ...action('Ouvrir le portail', facts.url),
  }),
  operator_removed: (facts) => ({
    subject: fr`Votre accès à ${company(facts)} a pris fin`,
    preheader: fr`${by(facts)} y a mis fin.`,
    paragraphs: [hello(facts), fr`${by(facts)} a mis fin à votre accès à ${company(facts)}. Vous êtes déconnecté partout, et vos demandes en cours sont retirées.`, fr`S'il s'agit d'une erreur, demandez à un administrateur de l'organisation de vous inviter de nouveau.`],
  }),
  operator_handed_over: (facts) => (facts.side === 'next' ? {
    subject: fr`${by(facts)} vous transmet le rôle ${role(facts.role)}`,
    preheader: fr`Dans ${company(facts)}, dès maintenant.`,
    paragraphs: [hello(facts), fr`${by(facts)} vous transmet le rôle ${role(facts.role)} dans ${company(facts)}, et n'a plus que le rôle Lecteur.`, rights(facts.role)],
    ...action('Ouvrir le portail', facts.url),
  } : {
    subject: fr`Vous avez transmis votre rôle dans ${company(facts)}`,
    preheader: fr`Il revient à ${facts.applicant ?? 'votre successeur'}.`,
    paragraphs: ['Bonjour,', fr`Dans ${company(facts)}, le rôle ${role(facts.role)} revient désormais à ${facts.applicant ?? 'votre successeur'}, et vous avez le rôle Lecteur.`, fr`Si ce n'était pas vous, prévenez tout de suite un autre administrateur de votre organisation.`],
    ...action('Ouvrir le portail', facts.url),
  }),
  operators_imported: (facts) => ({
    subject: fr`Des personnes ont été ajoutées à ${company(facts)}`,
    preheader: fr`${by(facts)} les a reprises d'un autre portail.`,
    paragraphs: [
      'Bonjour,', fr`${by(facts)} a repris d'un autre portail des utilisateurs ${ofCompany(facts)}. Ils peuvent se connecter avec leur compte actuel.`,
      fr`Parcourez la liste des opérateurs, et retirez les personnes qui ne devraient pas y figurer.`, 'Tous les administrateurs de votre organisation reçoivent ce message, une fois par jour au plus.',
    ],
    ...action('Voir les opérateurs', facts.url),
  }),
  help_asked: (facts) => ({
    subject: fr`${facts.applicant ?? fr`Quelqu'un`} demande votre aide`,
    preheader: facts.wanted ?? 'La demande attend votre réponse.',
    paragraphs: [
      'Bonjour,', fr`${facts.applicant ?? fr`Quelqu'un`}${facts.email ? ` (${facts.email})` : ''}, ${role(facts.was)} dans ${company(facts)}, s'est vu refuser quelque chose sur le portail et demande si vous pouvez l'aider.`,
      ...(facts.role ? [fr`Ce qui manque : le rôle ${role(facts.role)}. Vous pouvez le donner en un clic, ou répondre par une note.`] : facts.wanted ? [fr`Ce qui a été refusé : « ${facts.wanted} »`] : []), ...quoted(fr`La personne ajoute :`, facts.note), 'Tous les administrateurs de votre organisation reçoivent ce message. La première réponse compte.',
    ],
    ...action('Ouvrir la demande', facts.url),
  }),
  help_answered: (facts) => ({
    subject: facts.decision === 'refuse' ? 'Votre demande a été refusée' : facts.decision === 'grant' ? fr`Vous avez désormais le rôle ${role(facts.role)}` : 'Une réponse à votre demande',
    preheader: fr`${by(facts)} a répondu.`,
    paragraphs: [
      hello(facts),
      facts.decision === 'grant' ? fr`${by(facts)} vous a donné le rôle ${role(facts.role)}, comme vous l'aviez demandé. ${rights(facts.role)}` : facts.decision === 'refuse' ? fr`${by(facts)} a refusé votre demande.` : fr`${by(facts)} a répondu à votre demande.`,
      ...(facts.role ? (facts.decision === 'grant' ? [] : [fr`Vous aviez demandé le rôle ${role(facts.role)}.`]) : facts.wanted ? [fr`Elle concernait ce refus : « ${facts.wanted} »`] : []), ...quoted(fr`${by(facts)} écrit :`, facts.note),
    ],
    ...action('Ouvrir le portail', facts.url),
  }),
};
