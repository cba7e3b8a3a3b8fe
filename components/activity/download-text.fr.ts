import type { DownloadText } from './download-text.en.ts';

export const downloadText: DownloadText = {
  downloading: 'Collecte des entrées',
  downloaded: (count, until) => (until ? `${count} entrées, jusqu’au ${until}` : `${count} entrées`),
  fileName: 'activite',
  columns: ['Quand (UTC)', 'Qui', 'Qui (id)', 'Quoi', 'Événement', 'Objet', 'Objet (id)', 'Modifié', 'Avant', 'Après', 'Règle', 'Scellée', 'Détails', 'Entrée'],
  saved: (count) => `Le fichier est enregistré. Entrées : ${count}.`,
};
