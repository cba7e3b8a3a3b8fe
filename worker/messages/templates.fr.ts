import { de, fr } from './french.ts';
import type { MailTemplates } from './mail-text.ts';
import { action } from './templates/phrases.fr.ts';
import { operatorsFr } from './templates/operators.fr.ts';
import { registrationFr } from './templates/registration.fr.ts';
import { requestsFr } from './templates/requests.fr.ts';

export const templatesFr: MailTemplates = {
  texts: {
    ...registrationFr,
    ...requestsFr,
    ...operatorsFr,
    proof_code: (facts) => ({
      subject: 'Votre code pour confirmer votre identité',
      preheader: 'Il est valable 10 minutes.',
      paragraphs: [
        'Bonjour,',
        fr`Une personne connectée sous votre nom au portail partenaires s'apprête à effectuer une action sensible. Si c'est vous, saisissez-y ce code :`,
        { code: facts.code ?? '' },
        fr`Ce code est valable 10 minutes. Personne ne vous le demandera jamais, ni par téléphone ni par e-mail.`,
        fr`Si ce n'est pas vous, prévenez un administrateur de votre société et déconnectez-vous partout depuis la page « Mes connexions ».`,
      ],
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
  unsubscribe: 'Ne plus recevoir ce type de message',
  footer: (brand) => fr`Envoyé par le portail partenaires ${de(brand)}.`,
};
