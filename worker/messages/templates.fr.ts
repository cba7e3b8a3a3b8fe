import type { declineReasons } from '../../schema/registration.ts';
import { longDate } from './dates.ts';
import { de, fr } from './french.ts';
import type { MailFacts, MailTemplates, MailText } from './mail-text.ts';

const reasons: Record<(typeof declineReasons)[number], string> = {
  incomplete: 'des renseignements manquent, ou sont trop succincts pour décider.',
  not_a_reseller: 'le programme est destiné aux sociétés qui revendent le produit ou le gèrent pour leurs clients.',
  unverifiable: fr`la société n'a pas pu être vérifiée d'après les renseignements fournis.`,
  duplicate: fr`la société, ou l'un de vos collègues, est déjà inscrite.`,
  out_of_territory: fr`le programme n'est pas proposé dans le pays de la société.`,
  other: 'la demande ne remplit pas les conditions du programme.',
};
/** « au programme X » : l'article contracté suit la phrase, le nom reste tel quel. */
const toProgram = (facts: MailFacts): string => (facts.program ? fr`au programme ${facts.program}` : 'au programme partenaires');
const hello = (facts: MailFacts): string => (facts.applicant ? fr`Bonjour ${facts.applicant},` : 'Bonjour,');
const action = (label: string, url: string | undefined): Pick<MailText, 'action'> => (url ? { action: { label, url } } : {});
const contacts = ({ support }: MailFacts) => (support ? [{ points: [support.url, support.email, support.phone] }] : []);

function reapply({ reapply: when, reapplyOn }: MailFacts): string {
  if (when === 'never') return fr`Cette décision est définitive : une nouvelle demande de cette société ne pourra pas être acceptée.`;
  if (when === 'now') return 'Vous pouvez présenter une nouvelle demande à tout moment.';
  return reapplyOn ? fr`Vous pourrez présenter une nouvelle demande à partir du ${longDate('fr', reapplyOn)}.` : 'Vous pourrez présenter une nouvelle demande dans 30 jours.';
}

/** @rule REG-11 Declined by the vendor: contact it directly. */
function whomToAsk(facts: MailFacts): string {
  const vendor = facts.vendor ?? fr`l'éditeur`;
  const end = facts.support ? fr` :` : '.';
  if (facts.reviewer === undefined || facts.reviewer === facts.vendor) return fr`Pour toute question sur cette décision, veuillez contacter directement ${vendor}${end}`;
  return fr`La décision a été prise par ${facts.reviewer}. Pour toute question, adressez-vous à cette société, ou contactez ${vendor}${end}`;
}

export const templatesFr: MailTemplates = {
  texts: {
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
    registration_under_review: (facts) => ({
      subject: fr`Votre demande d'adhésion ${toProgram(facts)} est à l'examen`,
      preheader: facts.dueOn ? fr`Réponse prévue au plus tard le ${longDate('fr', facts.dueOn)}.` : fr`Vous n'avez rien à faire pour le moment.`,
      paragraphs: [
        hello(facts),
        fr`Merci. Nous avons bien reçu la demande d'adhésion ${de(facts.company ?? 'votre société')} ${toProgram(facts)}.`,
        fr`La suite : ${facts.reviewer ?? fr`l'examinateur`} étudie votre dossier et se prononcera${facts.dueOn ? fr` au plus tard le ${longDate('fr', facts.dueOn)}` : ''}.`,
        fr`Vous n'avez rien à faire pour le moment. La réponse arrivera à cette adresse ; si elle est favorable, elle vous dira comment vous connecter.`,
      ],
    }),
    registration_to_review: (facts) => ({
      subject: fr`À examiner : ${facts.company ?? 'une nouvelle demande'}`,
      preheader: fr`Demande d'adhésion ${toProgram(facts)}.`,
      paragraphs: [
        'Bonjour,',
        fr`${facts.company ?? 'Une société'} souhaite adhérer ${toProgram(facts)}. Sa demande attend la décision ${de(facts.reviewer ?? 'votre organisation')}.`,
        facts.dueOn ? fr`Merci de l'approuver ou de la refuser au plus tard le ${longDate('fr', facts.dueOn)} : c'est la date annoncée au demandeur.` : fr`Merci de l'approuver ou de la refuser.`,
        'Tous les administrateurs de votre organisation reçoivent ce message. La première décision compte.',
      ],
      ...action(fr`Ouvrir la file d'examen`, facts.url),
    }),
    registration_declined: (facts) => ({
      subject: fr`Votre demande d'adhésion ${toProgram(facts)} a été refusée`,
      preheader: reapply(facts),
      paragraphs: [
        hello(facts),
        fr`La demande d'adhésion ${de(facts.company ?? 'votre société')} ${toProgram(facts)} a été refusée.`,
        ...(facts.reason ? [fr`Motif : ${reasons[facts.reason as keyof typeof reasons] ?? reasons.other}`] : []),
        ...(facts.note ? [fr`${facts.reviewer ?? fr`L'examinateur`} ajoute :`, { quote: facts.note }] : []),
        reapply(facts),
        whomToAsk(facts),
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
    registration_approved: (facts) => ({
      subject: fr`Bienvenue ${toProgram(facts)}`,
      preheader: facts.workAccount ? 'Connectez-vous avec votre compte professionnel Microsoft.' : 'Ce message contient votre lien de connexion.',
      paragraphs: [
        hello(facts),
        fr`L'adhésion ${de(facts.company ?? 'votre société')} ${toProgram(facts)} est approuvée. Vous êtes son premier super administrateur : vous pouvez ajouter des collègues et choisir ce que chacun peut faire.`,
        facts.workAccount
          ? fr`Connectez-vous avec le compte professionnel Microsoft 365 de cette adresse e-mail. Un compte Microsoft personnel ne convient pas.`
          : fr`Le lien ci-dessous vous connecte. Il ne sert qu'une fois, dans les 14 jours ; ensuite, demandez un nouveau lien sur la page de connexion. Ne transférez pas ce message.`,
      ],
      ...action(facts.workAccount ? 'Se connecter avec Microsoft' : 'Se connecter', facts.url),
    }),
    sign_in_link: (facts) => ({
      subject: 'Votre lien de connexion',
      preheader: fr`Il est valable 15 minutes et ne sert qu'une fois.`,
      paragraphs: [
        'Bonjour,',
        fr`Le lien ci-dessous vous connecte au portail partenaires. Il ne sert qu'une fois, dans les 15 minutes.`,
        fr`Si vous ne l'avez pas demandé, vous n'avez rien à faire. Ne transférez pas ce message : quiconque détient le lien peut se connecter à votre place.`,
      ],
      ...action('Se connecter', facts.url),
    }),
  },
  copyLink: fr`Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :`,
  footer: (brand) => fr`Envoyé par le portail partenaires ${de(brand)}.`,
};
