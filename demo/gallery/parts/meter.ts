import { html } from 'lit';
import { chipStyles } from '../../../components/core/chip.ts';
import { type MeterLook, meter, meterStyles } from '../../../components/core/meter.ts';
import { meterText as en } from '../../../components/core/meter-text.en.ts';
import { meterText as fr } from '../../../components/core/meter-text.fr.ts';
import type { GalleryPage } from '../page.ts';
import { PartFrame, type Words, partState } from './frame.ts';

const label: Words = { en: 'Certified engineers', fr: 'Ingénieurs certifiés' }, share: Words = { en: 'Customers with multifactor sign-in', fr: 'Clients avec authentification multifacteur' }, tickets: Words = { en: 'Unanswered tickets', fr: 'Tickets sans réponse' };

export class GalleryMeter extends PartFrame {
  static override styles = [PartFrame.styles, chipStyles, meterStyles];
  looks: readonly (Omit<MeterLook, 'id' | 'label' | 'format'> & { readonly label: Words; readonly percent?: boolean })[] = [];

  protected show() {
    const number = new Intl.NumberFormat(this.locale), percent = new Intl.NumberFormat(this.locale, { style: 'percent', maximumFractionDigits: 1 });
    return html`${this.looks.map((look, index) => meter(this.pick({ en, fr }), { ...look, id: `m${index}`, label: this.pick(look.label), ...(look.percent ? { max: 100 } : {}), format: (value) => (look.percent ? percent.format(value / 100) : number.format(value)) }))}`;
  }
}
const shows = (name: string, title: Words, ...looks: GalleryMeter['looks']) => partState('gallery-meter', GalleryMeter, name, title, (it) => { it.looks = looks; });

export const meterPage: GalleryPage = {
  name: 'meter', title: { en: 'Meter', fr: 'Jauge' },
  states: [
    shows('reached', { en: 'On target', fr: 'Objectif atteint' }, { label, value: 6, target: 5 }),
    shows('near', { en: 'Close to it', fr: 'Presque' }, { label: share, value: 88, target: 95, percent: true }),
    shows('missed', { en: 'Below it', fr: 'En dessous' }, { label: share, value: 41.5, target: 95, percent: true }),
    shows('beyond', { en: 'Beyond the scale', fr: 'Au-delà de l’échelle' }, { label: share, value: 118, target: 100, percent: true }),
    shows('limit', { en: 'Less is better', fr: 'Moins, c’est mieux' }, { label: tickets, value: 12, target: 8, atMost: true }),
    shows('untargeted', { en: 'Without a target', fr: 'Sans objectif' }, { label, value: 3, target: undefined, max: 10 }),
    shows('unknown', { en: 'Not known yet', fr: 'Pas encore connu' }, { label, value: undefined, target: 5 }),
  ],
};
