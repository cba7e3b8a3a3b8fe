/** What companies, schools and public bodies have for domains, kind by kind: the public lists are long, and none of these may be refused for it. */
import { describe, expect, test } from 'vitest';
import { canonicalEmail } from '../../schema/checks.ts';
import type { Email } from '../../schema/values.ts';
import { mailDomain } from '../../worker/rules/mail-domain.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);
const under = (names: string, suffixes: string): string[] => words(suffixes).flatMap((suffix) => words(names).map((name) => `${name}.${suffix}`));

/** Countries by their own suffixes and those of their companies. */
const countries = `
  ac ad ae ag al am ar at au ba be bg bo br by ca ch cl cn com.cn com.co com.br net.br ind.br com.ar com.mx com.pe com.uy com.ve com.ec com.bo com.py com.gt com.do com.pa co.cr com.sv hn com.ni
  co.uk org.uk ltd.uk plc.uk me.uk com.au net.au org.au co.nz net.nz co.za co.in net.in firm.in co.jp or.jp ne.jp co.kr or.kr com.tw com.hk com.sg com.my co.id co.th com.ph com.vn com.bd com.pk com.np lk
  com.tr com.cy com.mt gr com.gr hr rs si sk cz pl com.pl hu ro md ua com.ua in.ua ru co.il com.sa com.eg co.ae com.qa com.kw com.bh com.lb jo om ma co.ma tn com.tn dz com.dz sn ci cm com.ng co.ke co.tz co.ug
  com.gh rw mu mg re yt pm nc pf gp de fr it es com.es nom.es pt com.pt nl lu li is ie dk se no fi ee lv lt ge kz uz`;
/** Suffixes that are words; the ones that throw-away mail loves stand there too. */
const worded = `
  tech cloud solutions consulting agency digital systems network services software engineering technology support company business group partners ventures capital finance financial bank insurance legal law
  health care clinic dental energy solar build construction industries supply tools parts trade trading shop store online site website xyz top club live life world global
  international app dev io ai co me tv cc so sh gg email studio design media marketing academy education school university paris bzh alsace corsica berlin hamburg koeln bayern tirol wien swiss brussels
  gent vlaanderen amsterdam london wales scot cymru irish madrid barcelona eus gal cat nyc boston vegas miami quebec tokyo osaka sydney melbourne africa asia lat eu biz info pro coop museum jobs name`;

const kinds: Readonly<Record<string, readonly string[]>> = {
  'a company under .com, .net and .org': under('norvent orvela quellmark-systems brandholm-partner 4vents 360quellmark norvent2go a1-orvela north-by-orvela', 'com net org'),
  'a company under its country': under('norvent', countries),
  'a company under a word': under('orvela', worded),
  'a company whose name sounds like mail': under(
    'norvent-mail mailvarend orvelamail livemarkt freeporto-bau postvelar boxwerkhaus inboxvarta-logistik postfachwerkbau livewerk-orvela freemontholm messagerie-orvela tempora-orvela quickmailvarend webpostorvela gmxvarend', 'com de fr co.uk'),
  'a company with letters beyond ASCII': words(`
    bücherholm.de société-orvela.fr müller-quellmark.at zürichvent.ch façade-norvent.fr smörholm.se blåvent.dk åsvent.no pässquell.fi łódźvent.pl čapekvent.cz orvelañ.es coração-norvent.com.br
    会社例文.jp 企业例文.cn 기업예문.kr компания-пример.рф εταιρία-παράδειγμα.gr חברהלדוגמה.co.il شركة-مثال.com บริษัทตัวอย่าง.th orvela.中国 orvela.рф orvela.한국 orvela.ευ`),
  'a university': words(`
    mit.edu harvard.edu stanford.edu berkeley.edu umich.edu purdue.edu utexas.edu columbia.edu alumni.tufts.edu student.american.edu ox.ac.uk cam.ac.uk imperial.ac.uk ucl.ac.uk gla.ac.uk soton.ac.uk live.mdx.ac.uk
    mail.bcu.ac.uk tcd.ie ucd.ie mail.dcu.ie uni-heidelberg.de uni-koeln.de uni-hamburg.de tu-berlin.de tum.de rwth-aachen.de kit.edu lmu.de fu-berlin.de hu-berlin.de uni-wuerzburg.de uni-miskolc.hu univie.ac.at
    tuwien.ac.at uibk.ac.at ethz.ch epfl.ch uzh.ch unibe.ch unige.ch sorbonne-universite.fr univ-lille.fr univ-nantes.fr etu.univ-grenoble-alpes.fr u-bordeaux.fr polytechnique.edu ens.fr ac-strasbourg.fr cem2.univ-montp2.fr
    uliege.be kuleuven.be ugent.be uva.nl tudelft.nl uu.nl ku.dk au.dk uio.no ntnu.no bi.no liu.se kth.se lu.se helsinki.fi aalto.fi ut.ee lu.lv vu.lt uw.edu.pl uj.edu.pl if.uj.edu.pl cuni.cz cvut.cz
    unibo.it uniroma1.it polimi.it ub.edu upm.es us.es unican.es ulisboa.pt up.pt auth.gr ntua.gr boun.edu.tr itu.edu.tr tau.ac.il huji.ac.il u-tokyo.ac.jp kyoto-u.ac.jp ntc.keio.ac.jp snu.ac.kr kaist.ac.kr
    tsinghua.edu.cn pku.edu.cn cuc.edu.cn hku.hk ouhk.edu.hk vtc.edu.hk ntu.edu.tw nus.edu.sg ntu.edu.sg um.edu.my chula.ac.th ui.ac.id iitb.ac.in gnlu.ac.in anu.edu.au unimelb.edu.au live.vu.edu.au auckland.ac.nz
    uct.ac.za sun.ac.za usp.br unicamp.br unam.mx uba.ar uchile.cl ucr.ac.cr uniandes.edu.co utoronto.ca ubc.ca physics.ubc.ca mcgill.ca umontreal.ca aucegypt.edu uonbi.ac.ke lsmu.com`),
  'a public body': words(`
    gov.uk justice.gov.uk hackney.gov.uk nhs.uk nhs.net police.uk gov.ie dublincity.ie whitehouse.gov nasa.gov justice.gov navy.mil state.ca.us nyc.gov dallas.gov canada.gc.ca ssc-spc.gc.ca gov.bc.ca ontario.ca gouv.qc.ca
    justice.gouv.fr interieur.gouv.fr impots.gouv.fr gendarmerie.interieur.gouv.fr paris.fr mairie-lyon.fr ville-lille.fr assemblee-nationale.fr senat.fr bund.de bundestag.de bmi.bund.de stadt-koeln.de muenchen.de
    polizei.bayern.de bka.gv.at wien.gv.at admin.ch zh.ch geneve.ch fgov.be vlaanderen.be minfin.nl rijksoverheid.nl amsterdam.nl etat.lu europa.eu ec.europa.eu europarl.europa.eu un.org who.int nato.int ecb.europa.eu
    stortinget.no oslo.kommune.no regeringskansliet.se stockholm.se borger.dk kk.dk valtioneuvosto.fi hel.fi gov.pl um.warszawa.pl mzcr.cz praha.eu giustizia.it comune.milano.it gob.es madrid.es boe.es gov.pt cm-lisboa.pt
    gov.gr gov.cy gov.mt gov.il gov.tr ankara.bel.tr go.jp mofa.go.jp city.kawasaki.jp metro.tokyo.lg.jp go.kr seoul.go.kr gov.sg gov.au nsw.gov.au govt.nz gov.za gov.in nic.in gov.br sp.gov.br gob.mx gob.ar gob.cl gov.co`),
  'a provider of mail or telephones itself': words(`
    orange.com laposte.fr telekom.de btgroup.com vodafone.com telefonica.com swisscom.com proximus.com kpn.com telenor.com teliacompany.com elisa.com google.com microsoft.com apple.com yahooinc.com comcast.com att.com
    proton.com zohocorp.com postmarkapp.com mailjet.com mailchimp.com sinch.com dropcam.com livechat.com asics.com swatch.com angi.com altamed.com compaq.com facebook.com`),
};

test('the kinds hold 500 domains and more, each once, of 60 countries and more', () => {
  const all = Object.values(kinds).flat();
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(500);
  expect(new Set(words(countries).map((suffix) => suffix.split('.').at(-1))).size).toBeGreaterThan(60);
});
describe("REG-2: no company's, school's or public body's own domain is declined", () => {
  test.each(Object.entries(kinds))('%s', (_, hosts) => {
    expect(hosts.filter((host) => canonicalEmail(`ann@${host}`) === undefined)).toEqual([]);
    const judged = hosts.map((host) => [host, mailDomain(canonicalEmail(`ann@${host}`) as Email, { refused: [], exempt: [] }).verdict]);
    expect(judged.filter(([, verdict]) => verdict !== 'work')).toEqual([]);
  });
  test('and none of their mail servers', () => {
    const hosts = Object.values(kinds).flat().filter((host) => canonicalEmail(`ann@mail.eu.${host}`));
    expect(hosts.map((host) => [host, mailDomain(canonicalEmail(`ann@mail.eu.${host}`) as Email, { refused: [], exempt: [] }).verdict]).filter(([, verdict]) => verdict !== 'work')).toEqual([]);
  });
});
