/**
 * The countries whose mail needs a region out of a closed list, in a module of its own because it weighs more than all formats together.
 * An entry is a name, after its code where the post writes the code; then = the spelling of the country's own script or other language, then ~ other names.
 */
export interface Region {
  /** What an address holds: the code where the post writes it, otherwise the name. */
  readonly value: string;
  readonly name: string;
  readonly local: string | undefined;
}

const coded = 'US CA AU BR IT';
const lists: Record<string, string> = {
  US: 'AL Alabama,AK Alaska,AS American Samoa,AZ Arizona,AR Arkansas,AA Armed Forces Americas,AE Armed Forces Europe,AP Armed Forces Pacific,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia~Washington DC,FL Florida,GA Georgia,GU Guam,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MH Marshall Islands,MD Maryland,MA Massachusetts,MI Michigan,FM Micronesia,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,MP Northern Mariana Islands,OH Ohio,OK Oklahoma,OR Oregon,PW Palau,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VI Virgin Islands,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming',
  CA: 'AB Alberta,BC British Columbia=Colombie-Britannique,MB Manitoba,NB New Brunswick=Nouveau-Brunswick,NL Newfoundland and Labrador=Terre-Neuve-et-Labrador~Newfoundland,NT Northwest Territories=Territoires du Nord-Ouest,NS Nova Scotia=Nouvelle-Écosse,NU Nunavut,ON Ontario,PE Prince Edward Island=Île-du-Prince-Édouard~PEI,QC Quebec=Québec,SK Saskatchewan,YT Yukon',
  AU: 'ACT Australian Capital Territory,NSW New South Wales,NT Northern Territory,QLD Queensland,SA South Australia,TAS Tasmania,VIC Victoria,WA Western Australia',
  BR: 'AC Acre,AL Alagoas,AP Amapá,AM Amazonas,BA Bahia,CE Ceará,DF Distrito Federal,ES Espírito Santo,GO Goiás,MA Maranhão,MT Mato Grosso,MS Mato Grosso do Sul,MG Minas Gerais,PA Pará,PB Paraíba,PR Paraná,PE Pernambuco,PI Piauí,RJ Rio de Janeiro,RN Rio Grande do Norte,RS Rio Grande do Sul,RO Rondônia,RR Roraima,SC Santa Catarina,SP São Paulo,SE Sergipe,TO Tocantins',
  IT: "AG Agrigento,AL Alessandria,AN Ancona,AO Aosta,AR Arezzo,AP Ascoli Piceno,AT Asti,AV Avellino,BA Bari,BT Barletta-Andria-Trani,BL Belluno,BN Benevento,BG Bergamo,BI Biella,BO Bologna,BZ Bolzano=Bozen,BS Brescia,BR Brindisi,CA Cagliari,CL Caltanissetta,CB Campobasso,CE Caserta,CT Catania,CZ Catanzaro,CH Chieti,CO Como,CS Cosenza,CR Cremona,KR Crotone,CN Cuneo,EN Enna,FM Fermo,FE Ferrara,FI Firenze~Florence,FG Foggia,FC Forlì-Cesena,FR Frosinone,GE Genova~Genoa,GO Gorizia,GR Grosseto,IM Imperia,IS Isernia,AQ L'Aquila,SP La Spezia,LT Latina,LE Lecce,LC Lecco,LI Livorno,LO Lodi,LU Lucca,MC Macerata,MN Mantova~Mantua,MS Massa-Carrara,MT Matera,VS Medio Campidano,ME Messina,MI Milano~Milan,MO Modena,MB Monza e Brianza,NA Napoli~Naples,NO Novara,NU Nuoro,OG Ogliastra,OR Oristano,PD Padova~Padua,PA Palermo,PR Parma,PV Pavia,PG Perugia,PU Pesaro e Urbino,PE Pescara,PC Piacenza,PI Pisa,PT Pistoia,PN Pordenone,PZ Potenza,PO Prato,RG Ragusa,RA Ravenna,RC Reggio Calabria,RE Reggio Emilia,RI Rieti,RN Rimini,RM Roma~Rome,RO Rovigo,SA Salerno,SS Sassari,SV Savona,SI Siena,SR Siracusa~Syracuse,SO Sondrio,SU Sud Sardegna,TA Taranto,TE Teramo,TR Terni,TO Torino~Turin,TP Trapani,TN Trento,TV Treviso,TS Trieste,UD Udine,VA Varese,VE Venezia~Venice,VB Verbano-Cusio-Ossola,VC Vercelli,VR Verona,VV Vibo Valentia,VI Vicenza,VT Viterbo",
  ES: 'A Coruña~La Coruña,Álava~Araba/Álava~Araba,Albacete,Alicante~Alacant,Almería,Asturias,Ávila,Badajoz,Barcelona,Bizkaia~Vizcaya,Burgos,Cáceres,Cádiz,Cantabria,Castellón~Castelló,Ceuta,Ciudad Real,Córdoba,Cuenca,Gipuzkoa~Guipúzcoa,Girona~Gerona,Granada,Guadalajara,Huelva,Huesca,Illes Balears~Islas Baleares~Baleares,Jaén,La Rioja,Las Palmas,León,Lleida~Lérida,Lugo,Madrid,Málaga,Melilla,Murcia,Navarra~Nafarroa,Ourense~Orense,Palencia,Pontevedra,Salamanca,Santa Cruz de Tenerife~Tenerife,Segovia,Sevilla~Seville,Soria,Tarragona,Teruel,Toledo,Valencia~València,Valladolid,Zamora,Zaragoza',
  MX: 'Aguascalientes~Ags.,Baja California~B.C.,Baja California Sur~B.C.S.,Campeche~Camp.,Chiapas~Chis.,Chihuahua~Chih.,Ciudad de México~CDMX~Mexico City,Coahuila~Coah.~Coahuila de Zaragoza,Colima~Col.,Durango~Dgo.,Estado de México~Méx.~México~Edomex,Guanajuato~Gto.,Guerrero~Gro.,Hidalgo~Hgo.,Jalisco~Jal.,Michoacán~Mich.,Morelos~Mor.,Nayarit~Nay.,Nuevo León~N.L.,Oaxaca~Oax.,Puebla~Pue.,Querétaro~Qro.,Quintana Roo~Q.R.~Q. Roo,San Luis Potosí~S.L.P.,Sinaloa~Sin.,Sonora~Son.,Tabasco~Tab.,Tamaulipas~Tamps.,Tlaxcala~Tlax.,Veracruz~Ver.,Yucatán~Yuc.,Zacatecas~Zac.',
  AR: 'Buenos Aires,Catamarca,Chaco,Chubut,Ciudad Autónoma de Buenos Aires~CABA~C.A.B.A.~Capital Federal,Córdoba,Corrientes,Entre Ríos,Formosa,Jujuy,La Pampa,La Rioja,Mendoza,Misiones,Neuquén,Río Negro,Salta,San Juan,San Luis,Santa Cruz,Santa Fe,Santiago del Estero,Tierra del Fuego,Tucumán',
  CO: 'Amazonas,Antioquia,Arauca,Atlántico,Bogotá D.C.~Bogotá,Bolívar,Boyacá,Caldas,Caquetá,Casanare,Cauca,Cesar,Chocó,Córdoba,Cundinamarca,Guainía,Guaviare,Huila,La Guajira,Magdalena,Meta,Nariño,Norte de Santander,Putumayo,Quindío,Risaralda,San Andrés y Providencia~San Andrés,Santander,Sucre,Tolima,Valle del Cauca~Valle,Vaupés,Vichada',
  IN: 'Andaman and Nicobar Islands~Andaman & Nicobar,Andhra Pradesh~AP,Arunachal Pradesh,Assam,Bihar,Chandigarh,Chhattisgarh,Dadra and Nagar Haveli and Daman and Diu,Delhi~New Delhi,Goa,Gujarat~GJ,Haryana~HR,Himachal Pradesh~HP,Jammu and Kashmir~Jammu & Kashmir~J&K,Jharkhand,Karnataka~KA,Kerala~KL,Ladakh,Lakshadweep,Madhya Pradesh~MP,Maharashtra~MH,Manipur,Meghalaya,Mizoram,Nagaland,Odisha~Orissa,Puducherry~Pondicherry,Punjab~PB,Rajasthan~RJ,Sikkim,Tamil Nadu~TN,Telangana~TS,Tripura,Uttar Pradesh~UP,Uttarakhand~UK,West Bengal~WB',
  MY: 'Johor,Kedah,Kelantan,Kuala Lumpur,Labuan,Melaka~Malacca,Negeri Sembilan,Pahang,Perak,Perlis,Pulau Pinang~Penang,Putrajaya,Sabah,Sarawak,Selangor,Terengganu',
  NG: 'Abia,Adamawa,Akwa Ibom,Anambra,Bauchi,Bayelsa,Benue,Borno,Cross River,Delta,Ebonyi,Edo,Ekiti,Enugu,Federal Capital Territory~FCT~Abuja,Gombe,Imo,Jigawa,Kaduna,Kano,Katsina,Kebbi,Kogi,Kwara,Lagos,Nasarawa,Niger,Ogun,Ondo,Osun,Oyo,Plateau,Rivers,Sokoto,Taraba,Yobe,Zamfara',
  AE: 'Abu Dhabi=أبو ظبي~أبوظبي,Ajman=عجمان,Dubai=دبي,Fujairah=الفجيرة,Ras Al Khaimah=رأس الخيمة,Sharjah=الشارقة,Umm Al Quwain=أم القيوين',
  HK: 'Hong Kong Island=香港島~Hong Kong~香港,Kowloon=九龍,New Territories=新界',
  JP: 'Hokkaido=北海道,Aomori=青森県,Iwate=岩手県,Miyagi=宮城県,Akita=秋田県,Yamagata=山形県,Fukushima=福島県,Ibaraki=茨城県,Tochigi=栃木県,Gunma=群馬県,Saitama=埼玉県,Chiba=千葉県,Tokyo=東京都,Kanagawa=神奈川県,Niigata=新潟県,Toyama=富山県,Ishikawa=石川県,Fukui=福井県,Yamanashi=山梨県,Nagano=長野県,Gifu=岐阜県,Shizuoka=静岡県,Aichi=愛知県,Mie=三重県,Shiga=滋賀県,Kyoto=京都府,Osaka=大阪府,Hyogo=兵庫県,Nara=奈良県,Wakayama=和歌山県,Tottori=鳥取県,Shimane=島根県,Okayama=岡山県,Hiroshima=広島県,Yamaguchi=山口県,Tokushima=徳島県,Kagawa=香川県,Ehime=愛媛県,Kochi=高知県,Fukuoka=福岡県,Saga=佐賀県,Nagasaki=長崎県,Kumamoto=熊本県,Oita=大分県,Miyazaki=宮崎県,Kagoshima=鹿児島県,Okinawa=沖縄県',
  CN: 'Anhui=安徽省,Beijing=北京市,Chongqing=重庆市,Fujian=福建省,Gansu=甘肃省,Guangdong=广东省,Guangxi=广西壮族自治区~广西,Guizhou=贵州省,Hainan=海南省,Hebei=河北省,Heilongjiang=黑龙江省,Henan=河南省,Hubei=湖北省,Hunan=湖南省,Inner Mongolia=内蒙古自治区~内蒙古~Nei Mongol,Jiangsu=江苏省,Jiangxi=江西省,Jilin=吉林省,Liaoning=辽宁省,Ningxia=宁夏回族自治区~宁夏,Qinghai=青海省,Shaanxi=陕西省,Shandong=山东省,Shanghai=上海市,Shanxi=山西省,Sichuan=四川省,Tianjin=天津市,Xinjiang=新疆维吾尔自治区~新疆,Xizang=西藏自治区~西藏~Tibet,Yunnan=云南省,Zhejiang=浙江省',
  KR: 'Busan=부산광역시~부산~부산시,North Chungcheong=충청북도~충북~Chungcheongbuk-do,South Chungcheong=충청남도~충남~Chungcheongnam-do,Daegu=대구광역시~대구~대구시,Daejeon=대전광역시~대전~대전시,Gangwon=강원특별자치도~강원도~강원,Gwangju=광주광역시~광주~광주시,Gyeonggi=경기도~경기,North Gyeongsang=경상북도~경북~Gyeongsangbuk-do,South Gyeongsang=경상남도~경남~Gyeongsangnam-do,Incheon=인천광역시~인천~인천시,Jeju=제주특별자치도~제주도~제주,North Jeolla=전북특별자치도~전라북도~전북~Jeollabuk-do~Jeonbuk,South Jeolla=전라남도~전남~Jeollanam-do,Sejong=세종특별자치시~세종~세종시,Seoul=서울특별시~서울~서울시,Ulsan=울산광역시~울산~울산시',
  TW: 'Changhua County=彰化縣,Chiayi City=嘉義市,Chiayi County=嘉義縣,Hsinchu City=新竹市,Hsinchu County=新竹縣,Hualien County=花蓮縣,Kaohsiung City=高雄市,Keelung City=基隆市,Kinmen County=金門縣,Lienchiang County=連江縣,Miaoli County=苗栗縣,Nantou County=南投縣,New Taipei City=新北市,Penghu County=澎湖縣,Pingtung County=屏東縣,Taichung City=臺中市~台中市,Tainan City=臺南市~台南市,Taipei City=臺北市~台北市,Taitung County=臺東縣~台東縣,Taoyuan City=桃園市,Yilan County=宜蘭縣,Yunlin County=雲林縣',
};

interface Entry extends Region { readonly others: readonly string[] }
const entriesOf = (country: string): Entry[] => (Object.hasOwn(lists, country) ? lists[country] ?? '' : '').split(',').filter(Boolean).map((entry) => {
  const [names = '', ...others] = entry.split('~');
  const [first = '', local] = names.split('=');
  if (!coded.includes(country)) return { value: first, name: first, local, others };
  const [value = ''] = first.split(' ');
  return { value, name: first.slice(value.length + 1), local, others };
});

/** The regions to offer, or none where any text serves. Their order is that of the list; a page sorts them in its reader's language. */
export const regionsOf = (country: string): readonly Region[] => entriesOf(country).map(({ value, name, local }) => ({ value, name, local }));

/** Case, accents and punctuation do not tell regions apart. */
const folded = (text: string): string => text.normalize('NFD').toLowerCase().replaceAll('&', 'and').replace(/[^\p{L}\p{N}]/gu, '');
/** What people add to a name, in any of these languages; the name alone is compared, too. */
const bare = (text: string): string => folded(text.trim().replace(/(?:[\s-](?:province|prefecture|state|county|city|region|sheng|shi|to|fu|ken|do|si)|(?<=..)[省市県府都縣])$/iu, ''));

/**
 * What the post writes for a typed region: its code, or its name's own spelling. A name that is known otherwise, or in another script, stays as typed;
 * `undefined` when the country has a list and this is not on it.
 */
export function regionText(country: string, typed: string): string | undefined {
  const entries = entriesOf(country);
  if (!entries.length) return typed;
  const key = folded(typed);
  const exact = entries.find(({ value, name, local }) => [value, name, local ?? name].some((known) => folded(known) === key));
  const found = exact ?? entries.find(({ name, local, others }) => [name, local ?? name, ...others].some((known) => folded(known) === key || bare(known) === bare(typed)));
  if (!found) return undefined;
  if (coded.includes(country)) return found.value;
  return exact && folded(exact.value) === key ? exact.value : typed;
}
