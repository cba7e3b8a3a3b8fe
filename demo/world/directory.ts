/** Companies that the embedded directory knows by their D-U-N-S number (ENR-2): invented, from several alphabets. */
import type { CompanyDetails } from '../../schema/registration.ts';
import type { CountryCode } from '../../schema/values.ts';

const company = (duns: string, legalName: string, country: string, address: CompanyDetails['address']): CompanyDetails => ({ duns, legalName, country: country as CountryCode, address });

export const directory: readonly CompanyDetails[] = [
  company('204518837', 'Brumecale Infogérance SAS', 'FR', { street: '27 rue des Forges', city: 'Besançon', postalCode: '25000' }),
  company('204518845', 'Ostrevant Réseaux SARL', 'FR', { street: '8 place du Beffroi', street2: 'Bâtiment B', city: 'Douai', postalCode: '59500' }),
  company('317720946', 'Tidemark Systems, Inc.', 'US', { street: '4100 Lighthouse Drive', street2: 'Suite 210', city: 'Portland', region: 'ME', postalCode: '04101' }),
  company('317720953', 'Prairie Lantern IT LLC', 'US', { street: '77 Grain Exchange Way', city: 'Fargo', region: 'ND', postalCode: '58102' }),
  company('253340118', 'Services Roche-Percée inc.', 'CA', { street: '150, rue du Quai', city: 'Gaspé', region: 'QC', postalCode: 'G4X 1A1' }),
  company('521904477', 'Fernhollow Computing Ltd', 'GB', { street: '3 Mill Lane', city: 'Hebden Bridge', postalCode: 'HX7 8AA' }),
  company('329917265', 'Kiebitzmoor Datentechnik GmbH', 'DE', { street: 'Deichstraße 14', city: 'Husum', postalCode: '25813' }),
  company('414862093', 'Vesterlund Drift AB', 'SE', { street: 'Kyrkogatan 7', city: 'Umeå', postalCode: '903 27' }),
  company('690158274', '株式会社ひなた計算', 'JP', { street: '本町2-6-1', city: '金沢市', region: 'Ishikawa', postalCode: '920-0000' }),
  company('498203716', 'Ανεμόεσσα Πληροφορική Α.Ε.', 'GR', { street: 'Λεωφόρος Δημοκρατίας 12', city: 'Αλεξανδρούπολη', postalCode: '681 00' }),
];
