/**
 * How each country writes an address (ENR-3): which parts, in which order, which of them mail cannot do without, and what they are called there.
 * The facts are those of the Universal Postal Union's sheets and the posts themselves, as one small table that is parsed on first use.
 */
import type { Address } from '../registration.ts';
import { postalPattern } from './postal.ts';

export type Part = keyof Address;
export type RequiredPart = Exclude<Part, 'street2'>;
/** An address on its way: any part may still be absent. */
export type AddressText = { readonly [P in Part]?: string | undefined };

export const cityLabels = ['city', 'town', 'suburb', 'district'] as const;
export const regionLabels = ['region', 'state', 'province', 'county', 'prefecture', 'emirate', 'governorate', 'department', 'parish', 'island', 'area'] as const;
export const postalLabels = ['postal', 'zip', 'postcode', 'eircode', 'pin'] as const;
export interface PartLabels { readonly city: (typeof cityLabels)[number]; readonly region: (typeof regionLabels)[number]; readonly postalCode: (typeof postalLabels)[number] }

export interface AddressFormat {
  /** Lines as that country writes them; a form asks in this order, and for nothing else. */
  readonly order: readonly (readonly Part[])[];
  readonly required: readonly RequiredPart[];
  readonly labels: PartLabels;
  /** The postal code as printed; absent where the country has none. */
  readonly postal: RegExp | undefined;
  readonly postalExample: string | undefined;
}

export interface CountryRow { readonly template: string; readonly required: string; readonly labels: readonly string[]; readonly masks: readonly string[]; readonly example: string | undefined }

// A line that starts a group: template, required parts besides the street, labels that differ from city, region and postal. In a template S is the
// street's two lines, C the city, R the region, Z the postal code, ; ends a line, _ is a space, the rest is printed.
// An indented line: masks of the postal code (postal.ts, - for none), then each country with an example.
const table = `
S;Z_C CZ
 #### AT1010 BE1000 BG1000 CH8001 CY1010 DK1050 GL3900 LI9490 LU1009 NO0150 SI1000 SJ9170
 ##### DE10115 EE10111 FI00100 FR75008 HR10000 ME81000
 22### AX22100
 ###_## CZ110_00 GR105_57 SE111_22 SK811_01
 ### IS101
 4789# SM47890
 ###### RO010011
 ##-### PL00-950
 ####-### PT1100-148
 ####_@@ NL1012_AB
 LT-##### LTLT-01103
 971## GP97110
 971##,977## BL97133
 971##,978## MF97150
 972## MQ97200
 973## GF97300
 974## RE97400
 975## PM97500
 976## YT97600
 986## WF98600
 987## PF98713
 988## NC98800
S;Z_C Z
 980## MC98000
 00120 VA00120
S;Z_C C
 #### CV7600 ET1000 GE0105 GW1000 LR1000 MK1000 NE8001 PY1209 TN1002
 ####,###### TJ734025
 ##### BA71000 CU10700 DZ16000 EH70000 GT01001 KW13001 LA01000 MA20000 SN12500 DO10101 TZ11101 ZM10101
 #####,###### RS11000
 AD### ADAD500
 AZ_#### AZAZ_1000
 HT#### HTHT6110
 MD-#### MDMD-2012
 ### FO100 GN001 MG101
 ###### KG720001 TM744000
S;C,_Z CZ
 LV-#### LVLV-1010
S;C_Z CZ
 @@@_####,@@@_## MTVLT_1117
 #### NZ6011 CC6799
S;Z_C;R CZ province
 ##### ES28013
S;Z_C_R CRZ province
 ##### IT00187
C;S;Z CZ
 #### HU1054
S;C;Z CZ
 #### ZA2000
S;C;Z C
 #### AF1001
S;Z_C_R C department
 ##### UY11000
S;C,_R_Z C
 @@_##### SOJH_09010
S;C;Z CZ town postcode
 @#_#&&,@##_#&&,@@#_#&&,@@##_#&&,@#@_#&&,@@#@_#&&,GIR_0AA,BFPO_#,BFPO_##,BFPO_###,BFPO_#### GBSW1A_1AA
 GY#_#&&,GY##_#&& GGGY1_1AA
 JE#_#&&,JE##_#&& JEJE1_1AA
 IM#_#&&,IM##_#&& IMIM1_1AA
S;C;Z -
 GX11_1AA GIGX11_1AA
S;C;Z C postcode
 FIQQ_1ZZ FKFIQQ_1ZZ
 BBND_1ZZ IOBBND_1ZZ
 SIQQ_1ZZ GSSIQQ_1ZZ
 PCRN_1ZZ PNPCRN_1ZZ
 STHL_1ZZ,ASCN_1ZZ,TDCU_1ZZ SHSTHL_1ZZ
 TKCA_1ZZ TCTKCA_1ZZ
 AI-2640 AIAI-2640
 VG#### VGVG1110
 [HLMS]### SZH100
 ##### KE00100 LK00100 SD11111 IQ10001
S;C;R;Z C county eircode
 [ACDEFHKNPRTVWXY]##_****,D6W_**** IED02_AF30
S;C,_R_Z CRZ state zip
 #####,#####-#### US94107
S;C_R_Z CZ state zip
 006##,007##,009##,006##-####,007##-####,009##-#### PR00901
 008##,008##-#### VI00802
 969##,969##-#### GU96910 FM96941 MH96960 PW96940 MP96950
 96799,96799-#### AS96799
 96898 UM96898
S;C_R_Z CRZ province
 [ABCEGHJ-NPRSTVXY]#[ABCEGHJ-NPRSTV-Z]_#[ABCEGHJ-NPRSTV-Z]# CAK1A_0B1
S;C_R_Z CRZ suburb state postcode
 #### AU2000
S;C_R_Z CZ
 #### CX6798 NF2899 HM7050
S;Z_C,_R CRZ state
 ##### MX06600
S;C-R;Z CRZ state
 #####-### BR01310-100
S;Z_C;R CZ province
 @####@@@,#### ARC1002AAP
S;Z_C;R C
 #######,###-#### CL8320000
S;C,_R,_Z CR department
 ###### CO110231
S;C_Z;R C district department
 ##### PE15001
S;Z;C;R C province
 ###### EC170515
S;R,_C;Z CR province
 ##### CR10101
S;C;R C province
 - PA
S;C;R;Z C department
 ####,CP_#### SV1101
 ##### HN11101 NI11001
S;C_Z,_R C state
 #### VE1010
S;C;R C department
 - BO
〒Z;RC;S|S;C,_R_Z CRZ prefecture
 ###-#### JP100-0005
R_C;S;Z|S;C;R;Z CRZ province
 ##### KR04524
Z;RC;S|S;C,_R,_Z CRZ province
 ###### CN100020
Z;RC;S|S;C,_R_Z CRZ district county
 ###,#####,###### TW110
R;C;S|S;C;R R district area
 - HK
C;S|S;C - district
 - MO
S;C_Z Z
 ###### SG049315
S;C_Z;R CRZ state pin
 ######,###_### IN560001
S;C;R_Z CR province
 ##### ID10220
S;Z_C;R CZ state
 ##### MY50050
S;C;R_Z CZ district province
 ##### TH10330
S;C;Z_R C province
 #### PH1226
S;C;R_Z C province
 #####,###### VN70000
S;C;R CR emirate
 - AE
S;C_Z C
 #####,#####-#### SA11564
 #######,##### IL6688312
 ###,#### BH317
 #####,###### KH120101
 ##### JO11181 MM11181 MV20026 NP44600 BT11001 NA10005
 @@_**,@@_## BMHM_12
 @@#### BNBS8675
 LC##_### LCLC04_101
 VC#### VCVC0100
 ####,####_#### LB1107_2180
S;C-Z C
 #### BD1000
 ##### PK44000
S;Z_C/R CZ district province
 ##### TR06420
S;C;R;Z C governorate
 #####,####### EG11511
S;C_Z;R CR state
 ###### NG100001
S;C C
 - CI GH QA
S;C;R;Z CZ
 ###### RU101000
 ##### UA01001
S;Z,_C;R C
 ###### BY220030
S;C;R;Z C
 ######,@##@#@# KZ050000
R;C;S;Z C province
 ##########,#####-##### IR1193653471
S;Z;C C
 #### AL1001
 ##### MU11302
 ### OM112
S;Z;C;R C
 #### AM0010
S;Z_C;R C province
 #### MZ1100
S;Z_C;R C
 ###### UZ100000
S;C;R_Z C
 #####,###### MN15160
S;C,_R_Z C parish
 BB##### BBBB11000
S;C,_R C island
 - BS KN SC TV KI
S;C;R C parish
 - JM
S;R_Z R island
 KY#-#### KYKY1-1100
S;C_Z_R C province
 ### PG121
S;C_Z C district
 ### LS100
S;C,_Z C
 ###### TT120110
`;
const fallback: CountryRow = { template: 'S;Z C;R', required: 'C', labels: [], masks: [], example: undefined };

let rows: Map<string, CountryRow> | undefined;
function parse(): Map<string, CountryRow> {
  const found = new Map<string, CountryRow>();
  let group: Pick<CountryRow, 'template' | 'required' | 'labels'> = fallback;
  for (const line of table.trim().replaceAll('_', '\u00a0').split('\n')) {
    const [first = '', second = '', ...rest] = line.trimStart().split(' ').map((word) => word.replaceAll('\u00a0', ' '));
    if (!line.startsWith(' ')) group = { template: first, required: second, labels: rest };
    else for (const country of [second, ...rest]) found.set(country.slice(0, 2), { ...group, masks: first === '-' ? [] : first.split(','), example: country.slice(2) || undefined });
  }
  return found;
}
/** The row behind a format; lines.ts and check.ts need more of it than a form does. */
export const countryRow = (country: string): CountryRow => (rows ??= parse()).get(country) ?? fallback;

/** The templates of a row: the country's own, then the one for an address in Latin letters where that differs. */
export const templatesOf = (row: CountryRow): readonly [string, string] => {
  const [own = '', latin = own] = row.template.split('|');
  return [own, latin];
};
const named: Record<string, readonly Part[]> = { S: ['street', 'street2'], C: ['city'], R: ['region'], Z: ['postalCode'] };
export const partsOf = (letter: string): readonly Part[] => named[letter] ?? [];

/** What an address of this country consists of; a country without its own format takes every part and needs street and city. */
export function addressFormat(country: string): AddressFormat {
  const row = countryRow(country);
  const pick = <L extends string>(list: readonly [L, ...L[]]): L => list.find((label) => row.labels.includes(label)) ?? list[0];
  return {
    order: templatesOf(row)[0].split(';').flatMap((line) => (line.includes('S') ? [['street'], ['street2']] as Part[][] : [[...line].flatMap(partsOf)])),
    required: ['street', ...(['C', 'R', 'Z'] as const).filter((letter) => row.required.includes(letter)).flatMap(partsOf)] as RequiredPart[],
    labels: { city: pick(cityLabels), region: pick(regionLabels), postalCode: pick(postalLabels) },
    postal: row.masks.length ? postalPattern(row.masks) : undefined,
    postalExample: row.example,
  };
}
