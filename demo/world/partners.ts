/** Invented partners, from a dozen countries and in nine scripts. */
import { organization, owned, staffed } from './organization.ts';

export const partners = {
  vauclair: staffed(organization('partner', 'Atelier Réseau Vauclair', { domain: 'vauclair-reseau.fr', country: 'FR', duns: '264580317', daysAgo: 420, address: { street: '14, quai des Tanneurs', city: 'Nantes', postalCode: '44000' } }), {
    reader: ['helene.aubry', 'Hélène Aubry', 'fr'], admin: ['mehdi.rahal', 'Mehdi Rahal', 'fr'], superAdmin: ['solene.vauclair', 'Solène Vauclair', 'fr'],
  }),
  /** Same mail domain as its mother company: a domain may belong to several. */
  vauclairOcean: owned(organization('partner', 'Vauclair Océan Indien', { domain: 'vauclair-reseau.fr', country: 'RE', daysAgo: 160, address: { street: '5, chemin des Filaos', city: 'Saint-Denis', postalCode: '97400' } }), ['yannick.hoarau', 'Yannick Hoarau', 'fr']),
  tallowcreek: staffed(organization('partner', 'Tallow Creek IT Services, LLC', { domain: 'tallowcreek-it.com', country: 'US', duns: '803146297', daysAgo: 380, address: { street: '77 Millrace Road', street2: 'Suite 4', city: 'Asheville', region: 'NC', postalCode: '28801' } }), {
    reader: ['dev.patel', 'Dev Patel'], admin: ['carmen.ruiz', 'Carmen Ruiz'], superAdmin: ['walt.brannigan', 'Walt Brannigan'],
  }),
  gruenspecht: staffed(organization('partner', 'Grünspecht Systemhaus GmbH', { domain: 'gruenspecht-systemhaus.de', country: 'DE', duns: '341907562', daysAgo: 350, address: { street: 'Lohmühlenweg 23', city: 'Leipzig', postalCode: '04109' } }), {
    reader: ['anneke.voss', 'Anneke Voß'], admin: ['cem.yildirim', 'Cem Yıldırım'], superAdmin: ['bjoern.kranich', 'Björn Kranich'],
  }),
  erabliere: owned(organization('partner', 'Érablière Numérique inc.', { domain: 'erabliere-numerique.ca', country: 'CA', daysAgo: 6, address: { street: '880, chemin du Roy', city: 'Trois-Rivières', region: 'QC', postalCode: 'G8T 7W4' } }), ['maelle.cyr', 'Maëlle Cyr', 'fr']),
  fjallripan: owned(organization('partner', 'Fjällripan Drift AB', { domain: 'fjallripan-drift.se', country: 'SE', daysAgo: 300, address: { street: 'Skeppargränd 9', city: 'Umeå', postalCode: '903 26' } }), ['asa.holmgren', 'Åsa Holmgren']),
  zuraw: owned(organization('partner', 'Wędrowny Żuraw sp. z o.o.', { domain: 'wedrowny-zuraw.pl', country: 'PL', daysAgo: 280, address: { street: 'ul. Młyńska 17', city: 'Łódź', postalCode: '90-001' } }), ['zofia.krol', 'Zofia Król']),
  elaia: owned(organization('partner', 'Ψηφιακή Ελαία Α.Ε.', { domain: 'elaia-psifiaki.gr', country: 'GR', daysAgo: 260, address: { street: 'Λεωφόρος Αμπελώνων 12', city: 'Θεσσαλονίκη', postalCode: '546 24' } }), ['eleni.karra', 'Ελένη Καρρά']),
  severen: owned(organization('partner', 'Северен Фар ООД', { domain: 'severen-far.bg', country: 'BG', daysAgo: 240, address: { street: 'ул. Тополите 8', city: 'Варна', postalCode: '9000' } }), ['petar.dimov', 'Петър Димов']),
  galTzafon: owned(organization('partner', 'גל צפון מחשוב בע״מ', { domain: 'gal-tzafon.co.il', country: 'IL', daysAgo: 220, address: { street: 'רחוב האלון 31', city: 'חיפה', postalCode: '3303000' } }), ['noa.ilan', 'נועה אילן']),
  rafid: owned(organization('partner', 'نخلة الرافد للتقنية ذ.م.م', { domain: 'nakhla-alrafid.ae', country: 'AE', daysAgo: 210, address: { street: 'شارع الواحة ٤٢', city: 'دبي' } }), ['layla.mansour', 'ليلى منصور']),
  minato: owned(organization('partner', '株式会社みなと灯台システム', { domain: 'minato-todai.co.jp', country: 'JP', daysAgo: 190, address: { street: '港町2丁目8-5', city: '函館市', region: '北海道', postalCode: '040-0001' } }), ['haruka.mori', '森 はるか']),
  qingyu: owned(organization('partner', '杭州青屿云桥科技有限公司', { domain: 'qingyu-yunqiao.com.cn', country: 'CN', daysAgo: 170, address: { street: '石桥路66号', city: '杭州市', region: '浙江省', postalCode: '310000' } }), ['lin.wen', '林 雯']),
  /** Its country has both distributors: it is changing from the first to the second. */
  alpvane: owned(organization('partner', 'Alpvane Informatique SA', { domain: 'alpvane-informatique.ch', country: 'CH', daysAgo: 140, address: { street: 'Rue du Glacier 11', city: 'Sion', postalCode: '1950' } }), ['liv.rochat', 'Liv Rochat', 'fr']),
  /** Its only program asks for a work account: no e-mail link lets anybody of it in. */
  skarvoy: staffed(organization('partner', 'Skarvøy Drift AS', { domain: 'skarvoy-drift.no', country: 'NO', daysAgo: 130, address: { street: 'Tollbugata 14', city: 'Tromsø', postalCode: '9008' } }), {
    reader: ['eira.nygaard', 'Eira Nygaard'], admin: ['jon.sivle', 'Jon Sivle'], superAdmin: ['ragna.skarvoy', 'Ragna Skarvøy'],
  }),
  mulgyeol: owned(organization('partner', '주식회사 물결나루', { domain: 'mulgyeol-naru.co.kr', country: 'KR', daysAgo: 150, address: { street: '해안로 215', city: '부산광역시', postalCode: '48058' } }), ['jisoo.han', '한지수']),
};
