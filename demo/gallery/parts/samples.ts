/** Invented companies and countries that the parts show. */
import type { ComboboxOption } from '../../../components/core/combobox-hits.ts';

export interface Firm { readonly id: string; readonly name: string; readonly city: string; readonly country: string; readonly seats: number; readonly state: 'active' | 'waiting' | 'paused'; readonly since: string }

export const firms: readonly Firm[] = [
  { id: 'f1', name: 'Norvent Labs', city: 'Lyon', country: 'FR', seats: 48, state: 'active', since: '2025-02-03' },
  { id: 'f2', name: 'Brume & Fils', city: 'Saint-Étienne', country: 'FR', seats: 7, state: 'waiting', since: '2026-10-28' },
  { id: 'f3', name: 'Corvane Distribution', city: 'Antwerp', country: 'BE', seats: 1_240, state: 'active', since: '2024-06-17' },
  { id: 'f4', name: 'Œuvres numériques du Grand Sud-Ouest et des Pyrénées', city: 'Montréal', country: 'CA', seats: 312, state: 'paused', since: '2023-11-30' },
  { id: 'f5', name: 'Kestrane', city: 'Utrecht', country: 'NL', seats: 96, state: 'active', since: '2025-09-09' },
  { id: 'f6', name: 'Lumenor', city: 'Lausanne', country: 'CH', seats: 15, state: 'active', since: '2026-01-22' },
];
export const distributors: readonly ComboboxOption[] = firms.map(({ id, name, city }) => ({ value: id, label: name, detail: city }));
