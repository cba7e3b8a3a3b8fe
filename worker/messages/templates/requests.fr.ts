import { de, fr } from '../french.ts';
import type { MailFacts, MailText, TextsOf } from '../mail-text.ts';
import { action, byDay, everyAdmin, hello, inProgram, microsoftOnly, quoted, vendor, welcomeLink } from './phrases.fr.ts';

const roles: Readonly<Record<string, string>> = {
  reader: fr`Lecteur : vous consultez les pages de la société, sans rien y modifier`,
  admin: fr`Administrateur : vous agissez pour la société et gérez ses opérateurs`,
  super_admin: fr`Super administrateur : vous pouvez tout faire pour la société`,
};
const company = (facts: MailFacts): string => (facts.company ? fr`la société ${facts.company}` : 'la société');
/** The same, at the beginning of a sentence. */
const theCompany = (facts: MailFacts): string => (facts.company ? fr`La société ${facts.company}` : 'Une société');
const theVendor = (facts: MailFacts): string => facts.vendor ?? fr`L'éditeur`;
const staysWhat = 'Ses clients et leurs abonnements restent tels quels.';

/** A join that was refused; `reapply` says when to ask again, where that was decided. */
export const joinRefused = (facts: MailFacts, reapply?: string): MailText => ({
  subject: fr`Votre demande d'accès à ${company(facts)} a été refusée`,
  preheader: reapply ?? 'Pour toute question, adressez-vous à un administrateur de la société.',
  paragraphs: [
    hello(facts),
    fr`Votre demande d'accès à ${company(facts)} ${inProgram(facts)} a été refusée.`,
    ...quoted(fr`La personne qui a décidé ajoute :`, facts.note),
    ...(reapply ? [reapply] : []),
    fr`Pour toute question sur cette décision, adressez-vous à un administrateur de ${company(facts)}.`,
  ],
});

export const requestsFr: TextsOf<'join' | 'transfer'> = {
  join_asked: (facts) => ({
    subject: fr`Demande d'accès à ${company(facts)}`,
    preheader: facts.dueOn ? fr`Merci de décider${byDay(facts)}.` : 'Elle attend votre décision.',
    paragraphs: [
      'Bonjour,',
      fr`${facts.applicant ?? fr`Quelqu'un`}${facts.email ? ` (${facts.email})` : ''} demande à accéder à ${company(facts)} ${inProgram(facts)}.`,
      fr`L'adresse, au nom de domaine de la société, a été confirmée par un code. Rien d'autre n'a été vérifié.`,
      ...(facts.side === 'next' ? [fr`Les administrateurs de la société n'ont pas répondu, ou ne peuvent pas être joints : la décision vous revient donc.`] : []),
      fr`Merci d'approuver ou de refuser la demande${byDay(facts)}. Sans décision, personne n'obtient d'accès.`,
      fr`Une fois la demande approuvée, la personne a le rôle Lecteur, sauf si vous en choisissez un autre. Refusez si vous ne la connaissez pas.`,
      everyAdmin,
    ],
    ...action('Ouvrir la demande', facts.url),
  }),
  join_decided: (facts) => (facts.approved ? {
    subject: fr`Vous avez désormais accès à ${company(facts)}`,
    preheader: facts.workAccount ? 'Connectez-vous avec votre compte professionnel Microsoft.' : 'Ce message contient votre lien de connexion.',
    paragraphs: [
      hello(facts),
      fr`Votre demande est approuvée. Vous avez désormais accès à ${company(facts)} ${inProgram(facts)}, avec le rôle ${roles[facts.role ?? 'reader'] ?? roles['reader'] ?? ''}.`,
      facts.workAccount ? microsoftOnly : welcomeLink,
    ],
    ...action(facts.workAccount ? 'Se connecter avec Microsoft' : 'Se connecter', facts.url),
  } : joinRefused(facts)),
  transfer_asked: (facts) => (facts.side === 'partner' ? {
    subject: fr`Demande de changement de distributeur ${inProgram(facts)}`,
    preheader: 'Votre distributeur actuel a été prié de vous libérer.',
    paragraphs: [
      'Bonjour,',
      fr`${facts.applicant ?? fr`Quelqu'un`} a demandé, au nom de ${company(facts)}, à travailler avec un autre distributeur ${inProgram(facts)}.`,
      fr`Votre distributeur actuel a été prié de vous libérer${byDay(facts)}, ou de s'y opposer en donnant ses raisons. S'il ne répond pas d'ici là, ou s'il s'y oppose, ${vendor(facts)} tranchera. Rien ne change avant cette décision.`,
      fr`Si ce n'est pas ce que vous souhaitez, tout administrateur de votre société peut retirer la demande depuis la vue d'ensemble du portail.`,
    ],
    ...action(fr`Ouvrir la vue d'ensemble`, facts.url),
  } : {
    subject: fr`À décider : ${facts.company ?? 'un partenaire'} souhaite changer de distributeur`,
    preheader: fr`Libérez cette société, ou opposez-vous à la demande${byDay(facts)}.`,
    paragraphs: [
      'Bonjour,',
      fr`${theCompany(facts)}, qui travaille avec vous ${inProgram(facts)}, souhaite y travailler avec un autre distributeur.`,
      fr`Merci de la libérer${byDay(facts)}, ou de vous y opposer en donnant vos raisons. Vous disposez de 10 jours ouvrés ; sans réponse, ou en cas d'opposition, ${vendor(facts)} tranchera.`,
      fr`Si vous la libérez, votre lien avec elle prend fin aussitôt. ${staysWhat}`,
      everyAdmin,
    ],
    ...action('Ouvrir la demande', facts.url),
  }),
  transfer_released: (facts) => ({
    subject: fr`Changement de distributeur ${inProgram(facts)} : ${facts.company ?? 'une société'}`,
    preheader: fr`C'est fait.`,
    ...released(facts),
  }),
  transfer_objected: (facts) => ({
    subject: fr`Opposition à votre changement de distributeur ${inProgram(facts)}`,
    preheader: fr`La décision revient maintenant à ${vendor(facts)}.`,
    paragraphs: [
      'Bonjour,',
      fr`Votre distributeur actuel s'oppose au changement de distributeur de ${company(facts)} ${inProgram(facts)}.`,
      ...quoted(fr`Ses raisons :`, facts.note),
      fr`La décision revient maintenant à ${vendor(facts)}, et nous vous la ferons savoir par e-mail. D'ici là, rien ne change ; un administrateur de votre société peut aussi retirer la demande.`,
    ],
    ...action(fr`Ouvrir la vue d'ensemble`, facts.url),
  }),
  transfer_to_decide: (facts) => ({
    subject: fr`À décider : changement de distributeur ${facts.company ? de(facts.company) : fr`d'une société`}`,
    preheader: facts.unanswered ? fr`Le distributeur actuel n'a pas répondu.` : fr`Le distributeur actuel s'y oppose.`,
    paragraphs: [
      'Bonjour,',
      fr`${theCompany(facts)} souhaite travailler avec un autre distributeur ${inProgram(facts)}.`,
      ...(facts.unanswered ? [fr`Son distributeur actuel n'a pas répondu dans les 10 jours ouvrés.`] : [fr`Son distributeur actuel s'y oppose.`, ...quoted(fr`Ses raisons :`, facts.note)]),
      fr`Merci de décider si la société change de distributeur ou garde le sien. Aucun des deux distributeurs n'apprend le nom de l'autre.`,
      everyAdmin,
    ],
    ...action('Ouvrir la demande', facts.url),
  }),
  transfer_refused: (facts) => ({
    subject: fr`Pas de changement de distributeur ${inProgram(facts)} : ${facts.company ?? 'une société'}`,
    preheader: fr`${theVendor(facts)} a tranché.`,
    paragraphs: [
      'Bonjour,',
      facts.side === 'partner'
        ? fr`${theVendor(facts)} a tranché : ${company(facts)} garde son distributeur actuel ${inProgram(facts)}. Rien ne change.`
        : fr`${theVendor(facts)} a tranché : ${company(facts)} continue de travailler avec vous ${inProgram(facts)}. Rien ne change.`,
      ...quoted(fr`${theVendor(facts)} ajoute :`, facts.note),
    ],
    ...action(facts.side === 'partner' ? fr`Ouvrir la vue d'ensemble` : 'Ouvrir la demande', facts.url),
  }),
};

/** REG-12: neither distributor learns the other's name: only the company is told with whom it works now. */
function released(facts: MailFacts): Pick<MailText, 'paragraphs' | 'action'> {
  switch (facts.side) {
    case 'previous': return {
      paragraphs: ['Bonjour,', fr`${theCompany(facts)} ne travaille plus avec vous ${inProgram(facts)} : votre lien avec elle a pris fin. ${staysWhat}`],
      ...action('Ouvrir la demande', facts.url),
    };
    case 'next': return {
      paragraphs: [
        'Bonjour,', fr`${theCompany(facts)} travaille désormais avec vous ${inProgram(facts)}. Tout lien avec un distributeur précédent a pris fin ; une demande qui attendait cela peut maintenant être décidée.`,
        fr`Cela ne permet encore ni de commander pour ses clients, ni d'accéder à son compte en administrateur : il faut pour cela que la société vous y autorise.`,
      ],
      ...action('Ouvrir la demande', facts.url),
    };
    case 'partner': return {
      paragraphs: ['Bonjour,', fr`${facts.company ? theCompany(facts) : 'Votre société'} travaille désormais avec ${facts.reviewer ?? 'son nouveau distributeur'} ${inProgram(facts)}. Le lien avec le distributeur précédent a pris fin ; les clients et leurs abonnements restent tels quels.`],
      ...action(fr`Ouvrir la vue d'ensemble`, facts.url),
    };
    default: return {
      paragraphs: ['Bonjour,', fr`${theCompany(facts)} a changé de distributeur ${inProgram(facts)}. L'ancien lien a pris fin et le nouveau a commencé, en une seule étape. ${staysWhat}`],
      ...action('Ouvrir la demande', facts.url),
    };
  }
}
