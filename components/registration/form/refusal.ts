import { type TemplateResult, nothing } from 'lit';
import { notice, urgent } from '../../core/panels.ts';
import type { Journey } from './journey.ts';

/** Of a step that is no form: what kept the button from its work. */
export const refusal = ({ stage: { refusal: it } }: Journey): TemplateResult | typeof nothing => (it ? urgent('refusal', notice('attention', it.title, it.detail)) : nothing);
