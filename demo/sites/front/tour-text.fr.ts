import type { text as english } from './tour-text.en.ts';

export const text: typeof english = {
  title: 'Une inscription, vue des deux côtés', lead: 'À gauche, le site d’un éditeur ; à droite, le bureau d’un distributeur : deux entreprises, deux marques, un seul portail derrière. Ce que vous faites d’un côté se voit de l’autre.',
  rail: 'Étapes de la visite', step: (number, all) => `Étape ${number} sur ${all}`, yourself: { vendor: 'Ou faites-le vous-même, dans la fenêtre de Kestrane.', distributor: 'Ou faites-le vous-même, dans la fenêtre de Nordérable.', mail: 'Ou appuyez sur le bouton de l’e-mail lui-même.' },
  doing: 'Un instant…', failed: 'Cela n’a pas abouti. Faites-le à la main dans la fenêtre.', again: 'Recommencer', mail: 'L’e-mail, tel qu’il a été envoyé', to: 'À', waiting: 'L’e-mail arrive…',
  behind: 'Ce que le portail a consigné, et selon quelle règle',
  sides: { vendor: 'Site de Kestrane', distributor: 'Bureau de Nordérable' }, windows: 'Fenêtres', frames: { vendor: 'Le site de l’éditeur : Kestrane Security', distributor: 'Le bureau du distributeur : Nordérable' }, lost: 'Le portail ne répond pas. Nouvel essai…',
  steps: {
    address: { name: 'Adresse', title: 'Une entreprise veut vendre Kestrane', body: 'Elle trouve le formulaire sur le site de Kestrane et donne son adresse professionnelle. Une messagerie gratuite serait refusée ici même, avec la raison.', do: 'Remplir pour moi' },
    code: { name: 'Code reçu', title: 'La boîte aux lettres fait foi', body: 'Ni mot de passe ni compte pour l’instant. Six chiffres, par e-mail, valables quinze minutes.', do: 'Saisir le code pour moi' },
    details: { name: 'Entreprise', title: 'Qui fait la demande', body: 'Raison sociale, adresse dans la forme du pays, contacts. Tout est conservé à mesure de la saisie : fermez l’onglet, l’e-mail ramène ici.', do: 'Remplir pour moi' },
    send: { name: 'Envoi', title: 'Un dernier regard, puis c’est parti', body: 'Tout d’un coup d’œil, et le bouton dit ce qui se passe. Une fois la demande envoyée, le formulaire indique qui répond, et pour quel jour.', do: 'Accepter et envoyer' },
    arrives: { name: 'Arrivée', title: 'Pendant ce temps, à Sherbrooke', body: 'Camille, chez Nordérable, voit la demande dans sa file, avec ce qui manque et le délai de réponse. Ni rechargement, ni export, ni second outil.', do: 'Ouvrir pour moi' },
    activate: { name: 'Produit', title: 'Le produit d’abord', body: 'Kestrane n’ouvre son portail qu’aux partenaires dont le produit est actif chez le distributeur. Le bureau le dit, et qui peut y remédier a le bouton.', do: 'Activer pour moi' },
    approve: { name: 'Accord', title: 'C’est oui', body: 'Un clic inscrit l’entreprise, son premier opérateur, le journal et l’e-mail : tout ou rien. Regardez à gauche : la page du demandeur est au courant.', do: 'Approuver pour moi' },
    signIn: { name: 'Connexion', title: 'L’e‑mail de bienvenue ouvre le portail', body: 'Un lien valable une seule fois, à la marque de l’expéditeur. Il s’ouvre dans un nouvel onglet, comme depuis une messagerie.', do: 'Suivre le lien' },
  },
  done: { title: 'Et voilà, tout y est', body: 'Une entreprise vous a trouvé, a prouvé qui elle est, a été examinée et s’est connectée. Deux lignes sur une page, un élément sur une autre.', next: 'Continuer', theme: 'Mettre à votre image', developers: 'Voir les deux lignes', desk: 'Travailler au bureau' },
  declined: { title: 'Demande refusée', body: 'C’est aussi une réponse : le demandeur a reçu un e-mail avec la raison et le moment où il pourra redemander.' },
};
