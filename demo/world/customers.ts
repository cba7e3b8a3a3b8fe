/** Thirty invented customers: end users of the vendors' products, each with its own mail domain. One is staffed with every role. */
import { organization, staffed } from './organization.ts';

const row = (line: string) => {
  const [country = '', domain = '', ...name] = line.split(' ');
  return organization('customer', name.join(' '), { domain, country, daysAgo: 120 });
};

export const customers = {
  verger: staffed(organization('customer', 'Coopérative du Verger Bleu', { domain: 'verger-bleu-coop.fr', country: 'FR', daysAgo: 140 }), {
    reader: ['lea.marchal', 'Léa Marchal', 'fr'], admin: ['idris.benali', 'Idris Benali', 'fr'], superAdmin: ['anne.kerbrat', 'Anne Kerbrat', 'fr'],
  }),
  others: `FR moulin-des-oies.fr Moulin des Oies
FR clinique-sainte-orme.fr Clinique Sainte-Orme
FR tisserands-loire.fr Les Tisserands de Loire
RE letang-vanille.fr Vanilleraie de l’Étang
US pinecone-dental.com Pinecone Dental Group
US larkspur-freight.com Larkspur Freight Lines
US copperfinch-brewing.com Copperfinch Brewing Co.
US ninth-street-legal.com Ninth Street Legal Aid
CA scierie-belle-anse.ca Scierie de Belle-Anse
CA prairie-loom.ca Prairie Loom Textiles
DE zimmerei-eschenhof.de Zimmerei Eschenhof
DE muehlbach-apotheke.de Mühlbach-Apotheke
DE kranwerk-sued.de Kranwerk Süd GmbH
SE tallbacka-skola.se Tallbacka Friskola
SE havsljus-fisk.se Havsljus Fisk & Rökeri
PL piekarnia-zlotyklos.pl Piekarnia Złoty Kłos
PL stocznia-mewa.pl Stocznia Mewa
GR meltemi-ferries.gr Μελτέμι Ακτοπλοϊκή
GR kipos-rodies.gr Κήπος Ροδιές
BG rozova-dolina-med.bg Розова Долина Мед
BG kamen-most.bg Камен Мост АД
IL rimon-adom.co.il רימון אדום יבוא
IL gan-hashaked.co.il גן השקד
AE bustan-alsahra.ae بستان الصحراء للتموين
AE marsa-alnoor.ae مرسى النور للشحن
JP yamabuki-ryokan.co.jp 山吹旅館
JP aoba-seika.co.jp 青葉製菓株式会社
CN songhe-chaye.com.cn 松鹤茶业有限公司
KR haetsal-farm.co.kr 햇살농원`.split('\n').map(row),
};
