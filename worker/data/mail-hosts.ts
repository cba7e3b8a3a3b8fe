/**
 * Our supplement to the public lists of mail hosts in mail-lists.json (REG-2): mailboxes that they lack, and hosts that they hold wrongly.
 * A host stands for itself and everything under it. Words of a text are split once, at load.
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Public webmail, and mailboxes that providers give with a connection, which the public lists lack or hold as throw-away. */
export const webmailHosts: ReadonlySet<string> = new Set(words(`
  tutamail.com keemail.me posteo.de posteo.net posteo.at posteo.ch posteo.eu mailfence.com startmail.com
  disroot.org riseup.net autistici.org inventati.org kolabnow.com skiff.com ctemplar.com countermail.com soverin.net
  sent.at zoho.eu zoho.in zoho.com.au inbox.eu inbox.lt passport.com caramail.fr
  duck.com mozmail.com simplelogin.com simplelogin.co simplelogin.fr slmail.me aleeas.com 8shield.net silomails.com anonaddy.com anonaddy.me addymail.com
  passmail.net passmail.com passinbox.com passfwd.com hidemail.com burnermail.io erine.email
  bbox.fr numericable.fr numericable.com noos.fr cegetel.net 9online.fr 9business.fr dartybox.com modulonet.fr evhr.net estvideo.fr oreka.com tele2.fr tiscali.fr
  cario.fr mailo.com mailo.fr netc.fr netc.eu netcourrier.fr ik.me etik.com lavache.com free-h.fr orange.mg canl.nc mls.nc lagoon.nc
  mediaserv.net only.fr ool.fr
  tim.it fastwebnet.it tele2.it infostrada.it vodafone.it aruba.it pec.it arubapec.it legalmail.it postecert.it mclink.it supereva.com
  telefonica.net movistar.es ono.com ya.com euskaltel.net jazztel.es orangemail.es mundo-r.com telecable.es retemail.es
  clix.pt iol.pt netcabo.pt telepac.pt vodafone.pt
  vodafone.de vodafonemail.de arcor.com unitymedia.de unitybox.de kabelbw.de ish.de netcologne.de ewe.net ewetel.net osnanet.de htp-tel.de versanet.de mnet-online.de
  mnet-mail.de alice-dsl.net alice-dsl.de alice.de o2mail.de o2online.de hanse.net magenta.de freenetmail.de smart-mail.de
  ok.de mail.de emailn.de firemail.de directbox.com
  aon.at a1.net utanet.at liwest.at telering.at inode.at kabsi.at tele2.at
  hispeed.ch sunrise.ch vtxnet.ch swissonline.ch freesurf.ch netplus.ch citycable.ch ticino.com
  proximus.be scarlet.be belgacom.net edpnet.be brutele.be euphonynet.be pandora.be telenet.net voo.net
  ziggo.nl casema.nl xs4all.nl online.nl quicknet.nl multiweb.nl wxs.nl zeelandnet.nl caiway.nl kabelfoon.nl solcon.nl telfort.nl tele2.nl versatel.nl
  orange.nl tiscali.nl xmsnet.nl ziggomail.nl kpnplanet.nl hccnet.nl
  pt.lu internet.lu vo.lu tango.lu
  plusnet.com plus.com blueyonder.com ntlworld.co.uk onetel.com onetel.net tesco.net madasafish.com f2s.com force9.co.uk lineone.net which.net waitrose.com
  supanet.com ukonline.co.uk demon.co.uk eclipse.co.uk uwclub.net manx.net talktalkmail.co.uk
  iol.ie vodafone.ie indigo.ie oceanfree.ie utvinternet.com
  telia.com telia.se comhem.se bredband.net bredband2.com tele2.se swipnet.se ownit.nu bahnhof.se glocalnet.net passagen.se mail.se
  online.no broadpage.no start.no sol.no frisurf.no getmail.no lyse.net c2i.no
  jubii.dk tdcadsl.dk mail.dk ofir.dk stofanet.dk post.tele.dk mail.tele.dk get2net.dk webspeed.dk vip.cybercity.dk privat.dk youmail.dk fibermail.dk
  kolumbus.fi suomi24.fi elisanet.fi saunalahti.fi inet.fi dnainternet.net netti.fi welho.com phnet.fi surffi.fi nic.fi
  simnet.is internet.is
  op.pl onet.eu vp.pl spoko.pl autograf.pl buziaczek.pl go2.pl tlen.pl poczta.pl amorki.pl neostrada.pl int.pl interia.eu interia.com
  volny.cz atlas.cz tiscali.cz quick.cz iol.cz o2active.cz seznam.com mail.cz tuty.cz
  azet.sk zoznam.sk stonline.sk szm.sk orangemail.sk t-com.sk
  citromail.hu vipmail.hu indamail.hu digikabel.hu invitel.hu tvnetwork.hu hdsnet.hu
  rdslink.ro rdsnet.ro clicknet.ro
  mail.bg dir.bg gbg.bg
  net.hr inet.hr t-com.hr optinet.hr siol.net amis.net t-2.net telemach.net volja.net eunet.rs ptt.rs sbb.rs mts.rs open.telekom.rs bih.net.ba t.ht.hr t-home.mk
  otenet.gr hol.gr in.gr vivodinet.gr windtools.gr cosmotemail.gr tellas.gr cytanet.com.cy primehome.com
  mynet.com superonline.com ttmail.com ttnet.net.tr turk.net mynet.com.tr
  one.lv online.ee neti.ee takas.lt zebra.lt balticom.lv
  meta.ua email.ua bigmir.net online.ua i.com.ua tut.by narod.ru lenta.ru qip.ru nm.ru autorambler.ru myrambler.ru rambler.ua ro.ru nxt.ru internet.ru xmail.ru
  mail.kz mail.uz inbox.uz mail.am mail.ge
  att.net.mx prodigymovil.com infinitummail.com totalplay.net.mx une.net.co etb.net.co cantv.net
  superig.com.br ibest.com.br click21.com.br pop.com.br veloxmail.com.br uai.com.br terra.com.mx terra.com.co terra.com.pe
  arnetbiz.com.ar ciudad.com.ar fullzero.com.ar sinectis.com.ar vtr.net entelchile.net manquehue.net adinet.com.uy netgate.com.uy speedy.com.pe andinanet.net racsa.co.cr
  sasktel.net mts.net mymts.net eastlink.ca execulink.com primus.ca teksavvy.com videotron.qc.ca bellaliant.net telusplanet.net
  northwestel.net cgocable.ca vianet.ca tbaytel.net
  spectrum.net brighthouse.com suddenlink.net mediacombb.net metrocast.net wavecable.com armstrongmywire.com zoomtown.com ftc-i.net
  consolidated.net gvtc.com peoplepc.net tmomail.net vtext.com
  hughesnet.com sonic.net
  westnet.net.au ozemail.com bigpond.net internode.com.au aapt.net.au adam.com.au telstra.com.au
  xtra.nz slingshot.co.nz orcon.net.nz paradise.net.nz clear.net.nz ihug.co.nz vodafone.co.nz actrix.co.nz snap.net.nz inspire.net.nz
  mweb.co.za telkomsa.net vodamail.co.za iafrica.com lantic.net polka.co.za cybersmart.co.za
  sohu.com 139.com 189.cn wo.cn 263.net tom.cn sina.com.cn eyou.net
  nifty.com nifty.ne.jp biglobe.ne.jp ocn.ne.jp so-net.ne.jp plala.or.jp dion.ne.jp odn.ne.jp hi-ho.ne.jp asahi-net.or.jp tiki.ne.jp infoweb.ne.jp auone-net.jp au.com jcom.zaq.ne.jp
  zaq.ne.jp kcn.jp eonet.ne.jp vodafone.ne.jp ymobile.ne.jp uqmobile.jp rakuten.jp rakumail.jp goo.jp goo.ne.jp
  hanmail.com dreamwiz.com korea.kr.com freechal.com paran.com chol.com empal.com kakao.com
  pchome.com.tw hinet.net seed.net.tw kimo.com.tw netvigator.com hkbn.net i-cable.com
  pacific.net.sg starhub.net.sg streamyx.com tm.net.my maxis.net.my telkom.net.id centrin.net.id pldtdsl.net skyinet.net fpt.vn
  vsnl.com vsnl.net bsnl.in airtelmail.in dataone.in eth.net sancharnet.in in.com mailandnews.in
  bezeqint.net 012.net.il 013.net barak.net.il netvision.co.il emirates.net.ae eim.ae batelco.com.bh qatar.net.qa
  menara.ma iam.net.ma topnet.tn gnet.tn planet.tn tedata.net.eg link.net djaweb.dz orange.sn aviso.ci
  xn--mll-hoa.email xn--mllemail-65a.com xn--mllmail-n2a.com
`));

/** Brands of public mail that exist under many suffixes: the label before any public suffix decides. */
export const mailBrands: ReadonlySet<string> = new Set(words(`
  yahoo ymail rocketmail hotmail gmail googlemail gmx aol icloud protonmail tutanota tuta yandex rediffmail wanadoo chello upcmail hushmail zohomail fastmail t-online
`));
export const disposableBrands: ReadonlySet<string> = new Set(words('yopmail mailinator guerrillamail trashmail 10minutemail'));
/** Brands whose word is also anyone's word: they decide only under countries' suffixes that are not sold as words themselves. */
export const countryMailBrands: ReadonlySet<string> = new Set(words('outlook live msn proton lycos excite tiscali caramail rambler netscape'));
/** Country suffixes that companies buy for their sound. */
export const wordSuffixes: ReadonlySet<string> = new Set(words('ai cc cloud co fm gg io ly me sh so to tv vc ws xyz'));

/** Suffixes whose registrars give a name only to schools, universities or public bodies: what lists hold there is made up, or a school's mail. Others (edu.pl, edu.vn, ac.id) are sold. */
export const closedSuffixes: ReadonlySet<string> = new Set(words(`
  edu gov mil int ac.uk gov.uk nhs.uk police.uk edu.au gov.au ac.nz govt.nz school.nz gc.ca gouv.fr edu.it gov.it gob.es gov.pt gov.pl gov.gr gov.ie gov.cz gov.ua
  ac.at gv.at ac.be ac.il gov.il ac.jp ed.jp go.jp lg.jp ac.kr go.kr ac.cn edu.cn gov.cn edu.hk gov.hk edu.tw gov.tw edu.sg gov.sg edu.my gov.my ac.th go.th go.id edu.ph gov.ph ac.in nic.in gov.in res.in
  edu.br gov.br jus.br leg.br edu.mx gob.mx edu.ar gob.ar edu.co gov.co gob.cl gob.pe edu.tr gov.tr bel.tr k12.tr ac.za gov.za ac.ae gov.ae edu.sa gov.sa edu.eg gov.eg ac.ke go.ke
`));

/**
 * Hosts on the public lists that are no public mail: companies' and universities' own domains, and those reserved for examples (RFC 2606).
 * Found by reading the lists against companies' and schools' domains; most gave mailboxes away once and stopped, or stand there by mistake.
 */
export const exemptHosts: ReadonlySet<string> = new Set(words(`
  example.com
  about.com albawaba.com alibaba.com ancestry.com aver.com bolt.com bt.com clerk.com dailypioneer.com discovery.com easypost.com facebook.com homestead.com kansascity.com
  looksmart.com looksmart.co.uk looksmart.com.au medscape.com name.com oath.com parrot.com scientist.com singpost.com space.com swissinfo.org techspot.com telstra.com
  test.de toolsource.com unlimit.com detik.com rci.rogers.com staff.aruba.it
  mail.dcu.ie unican.es lsmu.com edubuzz.org
  afternic.com age.com air.com altamed.com angi.com asics.com bbox.com braun.net compaq.com con.com docs.google.com enel.net engie.nl hola.org jukebox.com playstation.sony.com plus.google.com
  seomoz.org swatch.com telegra.ph
`));

/** Hosts under which strangers have names: one of them is nobody's company domain, and neither is the next (rules.md). Private public suffixes are such hosts too. */
export const sharedHosts: ReadonlySet<string> = new Set(words(`
  onmicrosoft.com onmicrosoft.us onmicrosoft.cn onmicrosoft.de partner.onmschina.cn sharepoint.com microsoftonline.com
  wordpress.com wpengine.com wpcomstaging.com wixsite.com wix.com weebly.com squarespace.com webflow.io jimdo.com jimdosite.com jimdofree.com over-blog.com tumblr.com typepad.com
  strikingly.com mystrikingly.com carrd.co godaddysites.com secureserver.net business.site sites.google.com webnode.com webnode.fr webnode.page site123.me ucoz.com tilda.ws
  e-monsite.com canalblog.com hautetfort.com skyrock.com substack.com medium.com ghost.io hatenablog.com livejournal.com
  myshopify.com mybigcommerce.com prestashop.com ecwid.com bigcartel.com
  awsapps.com amazonaws.com gserviceaccount.com googlegroups.com groups.google.com appspot.com azurewebsites.net cloudapp.net herokuapp.com netlify.app pages.dev workers.dev vercel.app
  zendesk.com freshdesk.com atlassian.net helpscoutapp.com intercom-mail.com odoo.com salesforce.com force.com hubspotemail.net mailgun.org sendgrid.net groups.io
  ovh.net kundenserver.de one.com hostinger.com 000webhostapp.com altervista.org hosting.com infomaniak.website planethoster.world gandi.net lws-hosting.com
  duckdns.org no-ip.org no-ip.com ddns.net dyndns.org hopto.org zapto.org publicvm.com linkpc.net kozow.com eu.org
`));
