import type { declineReasons } from '../../../schema/registration.ts';
import { longDate } from '../dates.ts';
import { de, fr } from '../french.ts';
import type { MailFacts, TextsOf } from '../mail-text.ts';
import { action, byDay, everyAdmin, hello, inProgram, microsoftOnly, quoted, toProgram, vendor, welcomeLink } from './phrases.fr.ts';
import { joinRefused } from './requests.fr.ts';

const reasons: Record<(typeof declineReasons)[number], string> = {
  incomplete: 'des renseignements manquent, ou sont trop succincts pour décider.',
  not_a_reseller: 'le programme est destiné aux sociétés qui revendent le produit ou le gèrent pour leurs clients.',
  unverifiable: fr`la société n'a pas pu être vérifiée d'après les renseignements fournis.`,
  duplicate: fr`la société, ou l'un de vos collègues, est déjà inscrite.`,
  out_of_territory: fr`le programme n'est pas proposé dans le pays de la société.`,
  other: 'la demande ne remplit pas les conditions du programme.',
};
const contacts = ({ support }: MailFacts) => (support ? [{ points: [support.url, support.email, support.phone] }] : []);
const follow = 'Sur la page ci-dessous, vous pouvez suivre chaque étape, et retirer votre demande.';

function reapply({ reapply: when, reapplyOn }: MailFacts): string {
  if (when === 'never') return fr`Cette décision est définitive : une nouvelle demande de cette société ne pourra pas être acceptée.`;
  if (when === 'now') return 'Vous pouvez présenter une nouvelle demande à tout moment.';
  return reapplyOn ? fr`Vous pourrez présenter une nouvelle demande à partir du ${longDate('fr', reapplyOn)}.` : 'Vous pourrez présenter une nouvelle demande dans 30 jours.';
}

/** @rule REG-11 Declined by the vendor: contact it directly. */
function whomToAsk(facts: MailFacts): string {
  const end = facts.support ? fr` :` : '.';
  if (facts.reviewer === undefined || facts.reviewer === facts.vendor) return fr`Pour toute question sur cette décision, veuillez contacter directement ${vendor(facts)}${end}`;
  return fr`La décision a été prise par ${facts.reviewer}. Pour toute question, adressez-vous à cette société, ou contactez ${vendor(facts)}${end}`;
}

export const registrationFr: TextsOf<'registration'> = {
  registration_code: (facts) => ({
    subject: fr`Votre code pour accéder ${toProgram(facts)}`,
    preheader: 'Il est valable 15 minutes.',
    paragraphs: [
      'Bonjour,',
      fr`Saisissez ce code pour confirmer votre adresse e-mail et poursuivre votre demande d'adhésion ${toProgram(facts)} :`,
      { code: facts.code ?? '' },
      fr`Ce code est valable 15 minutes. Personne ne vous le demandera jamais, ni par téléphone ni par e-mail.`,
      fr`Si vous ne l'avez pas demandé, vous n'avez rien à faire : sans ce code, il ne se passera rien.`,
    ],
  }),
  registration_received: (facts) => ({
    subject: fr`Poursuivez votre demande d'adhésion ${toProgram(facts)}`,
    preheader: fr`Votre adresse est confirmée ; la demande n'est pas encore envoyée.`,
    paragraphs: [
      'Bonjour,',
      fr`Votre adresse e-mail est confirmée, mais votre demande d'adhésion ${toProgram(facts)} n'est pas encore envoyée.`,
      fr`Reprenez-la dans les 30 jours avec le lien ci-dessous, sur l'appareil de votre choix. Passé ce délai, elle sera close.`,
      fr`La page commencera par vous demander un nouveau code, envoyé à cette adresse : sans lui, personne ne peut poursuivre la demande.`,
      fr`Si ce n'était pas vous, vous n'avez rien à faire.`,
    ],
    ...action('Poursuivre votre demande', facts.url),
  }),
  registration_under_review: (facts) => (facts.join ? joinUnderReview(facts) : {
    subject: fr`Votre demande d'adhésion ${toProgram(facts)} est à l'examen`,
    preheader: facts.dueOn ? fr`Réponse prévue${byDay(facts)}.` : fr`Vous n'avez rien à faire pour le moment.`,
    paragraphs: [
      hello(facts),
      fr`Merci. Nous avons bien reçu la demande d'adhésion ${de(facts.company ?? 'votre société')} ${toProgram(facts)}.`,
      fr`La suite : ${facts.reviewer ?? fr`l'examinateur`} étudie votre dossier et se prononcera${byDay(facts)}.`,
      fr`Vous n'avez rien à faire pour le moment. La réponse arrivera à cette adresse ; si elle est favorable, elle vous dira comment vous connecter.`,
      ...(facts.url ? [follow] : []),
    ],
    ...action('Suivre votre demande', facts.url),
  }),
  registration_status: (facts) => ({
    subject: facts.join ? fr`Votre demande d'accès à ${facts.company ?? 'votre société'} est en cours` : fr`Votre demande d'adhésion ${toProgram(facts)} est en cours`,
    preheader: 'Ce message contient le lien qui permet de la suivre.',
    paragraphs: [
      hello(facts),
      fr`Votre demande ${facts.join ? fr`d'accès à ${facts.company ?? 'votre société'}` : fr`d'adhésion ${toProgram(facts)}`} est en cours. La page ci-dessous montre où elle en est, qui doit agir, et jusqu'à quand.`,
      fr`Vous recevez ce message parce que cette adresse a été saisie de nouveau, ou que le lien a été redemandé. Si ce n'était pas vous, vous n'avez rien à faire.`,
    ],
    ...action('Suivre votre demande', facts.url),
  }),
  registration_to_review: (facts) => ({
    subject: fr`À examiner : ${facts.company ?? 'une nouvelle demande'}`,
    preheader: fr`Demande d'adhésion ${toProgram(facts)}.`,
    paragraphs: [
      'Bonjour,',
      fr`${facts.company ?? 'Une société'} souhaite adhérer ${toProgram(facts)}. Sa demande attend la décision ${de(facts.reviewer ?? 'votre organisation')}.`,
      facts.dueOn ? fr`Merci de l'approuver ou de la refuser${byDay(facts)} : c'est la date annoncée au demandeur.` : fr`Merci de l'approuver ou de la refuser.`,
      everyAdmin,
    ],
    ...action(fr`Ouvrir la file d'examen`, facts.url),
  }),
  registration_declined: (facts) => (facts.join ? joinRefused(facts, facts.reapply && reapply(facts)) : {
    subject: fr`Votre demande d'adhésion ${toProgram(facts)} a été refusée`,
    preheader: reapply(facts),
    paragraphs: [
      hello(facts),
      fr`La demande d'adhésion ${de(facts.company ?? 'votre société')} ${toProgram(facts)} a été refusée.`,
      ...(facts.reason ? [fr`Motif : ${reasons[facts.reason as keyof typeof reasons] ?? reasons.other}`] : []),
      ...quoted(fr`${facts.reviewer ?? fr`L'examinateur`} ajoute :`, facts.note),
      reapply(facts),
      whomToAsk(facts),
      ...contacts(facts),
    ],
  }),
  // REG-13: the vendor's reason stays with the vendor, so none is read here.
  registration_declined_by_vendor: (facts) => ({
    subject: fr`Votre demande d'adhésion ${toProgram(facts)} a été refusée`,
    preheader: fr`Veuillez contacter directement ${vendor(facts)}.`,
    paragraphs: [
      hello(facts),
      fr`La demande d'adhésion ${de(facts.company ?? 'votre société')} ${toProgram(facts)} a été refusée par ${vendor(facts)}.`,
      ...quoted(fr`${facts.vendor ?? fr`L'éditeur`} ajoute :`, facts.note),
      whomToAsk({ ...facts, reviewer: facts.vendor }),
      ...contacts(facts),
    ],
  }),
  registration_declined_webmail: (facts) => ({
    subject: fr`Votre demande d'adhésion ${toProgram(facts)} : une adresse professionnelle est nécessaire`,
    preheader: 'Vous pouvez recommencer tout de suite.',
    paragraphs: [
      'Bonjour,',
      fr`Quelqu'un a demandé à adhérer ${toProgram(facts)} avec cette adresse e-mail. La demande a été refusée automatiquement, car l'adresse est celle d'une messagerie grand public ou jetable.`,
      fr`Seules les adresses au nom de domaine d'une société sont acceptées : elles montrent que la personne appartient à cette société.`,
      fr`Pour continuer, recommencez avec votre adresse professionnelle, là où vous aviez commencé. Vous pouvez le faire tout de suite.`,
      fr`Si ce n'était pas vous, vous n'avez rien à faire.`,
    ],
  }),
  registration_approved: (facts) => (facts.role === 'known' ? knownCompanyApproved(facts) : {
    subject: fr`Bienvenue ${toProgram(facts)}`,
    preheader: facts.workAccount ? 'Connectez-vous avec votre compte professionnel Microsoft.' : 'Ce message contient votre lien de connexion.',
    paragraphs: [
      hello(facts),
      fr`L'adhésion ${de(facts.company ?? 'votre société')} ${toProgram(facts)} est approuvée. Vous êtes son premier super administrateur : vous pouvez ajouter des collègues et choisir ce que chacun peut faire.`,
      facts.workAccount ? microsoftOnly : welcomeLink,
    ],
    ...action(facts.workAccount ? 'Se connecter avec Microsoft' : 'Se connecter', facts.url),
  }),
};

function joinUnderReview(facts: MailFacts) {
  const company = facts.company ?? 'votre société';
  return {
    subject: fr`Votre demande d'accès à ${company} est transmise`,
    preheader: facts.dueOn ? fr`Réponse prévue${byDay(facts)}.` : fr`Vous n'avez rien à faire pour le moment.`,
    paragraphs: [
      hello(facts),
      fr`Merci. Nous avons transmis votre demande d'accès à ${company} ${inProgram(facts)}.`,
      fr`La suite : les administrateurs ${de(company)}, et eux seuls, décideront${byDay(facts)}. Rien n'est approuvé automatiquement ; sans réponse de leur part, la demande passe à ceux qui suivent la société dans le programme.`,
      fr`Vous n'avez rien à faire pour le moment. La réponse arrivera à cette adresse ; si elle est favorable, elle vous dira comment vous connecter.`,
      ...(facts.url ? [follow] : []),
    ],
    ...action('Suivre votre demande', facts.url),
  };
}

const knownCompanyApproved = (facts: MailFacts) => ({
  subject: fr`Bienvenue ${toProgram(facts)}`,
  preheader: 'Connectez-vous comme avant.',
  paragraphs: [hello(facts), fr`L'adhésion ${de(facts.company ?? 'votre société')} ${toProgram(facts)} est approuvée.`, fr`Les accès restent les mêmes : connectez-vous comme avant.`],
  ...action(facts.workAccount ? 'Se connecter avec Microsoft' : 'Se connecter', facts.url),
});
