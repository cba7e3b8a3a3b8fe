import type { GrantText } from './grant-text.en.ts';

export const text: GrantText = {
  reading: 'Nous regardons qui est connecté ici',
  title: (host) => `Connexion à ${host}`,
  asks: (organization, host) => `Le site ${host} de ${organization} demande à vous connecter en tant que`,
  means: 'Il pourra y faire ce que vous pouvez faire dans le portail partenaires, jusqu’à ce que vous vous y déconnectiez ou y mettiez fin sous « Mes connexions ».',
  goOn: 'Continuer',
  other: 'Utiliser un autre compte',
  handedOver: 'C’est tout',
  handedOverBody: 'Vous pouvez fermer cette fenêtre et continuer là où vous étiez.',
  backTo: (host) => `Retour à ${host}`,
  incompleteTitle: 'Cette adresse est incomplète',
  incompleteBody: 'Recommencez la connexion sur le site d’où vous venez.',
};
