/** A role picked from cards that say what each may do; one that cannot be given stays, with the reason. */
import { type TemplateResult, html, nothing } from 'lit';
import { type Role, roles } from '../../schema/values.ts';
import { errorLine } from '../core/field.ts';
import type { FieldError } from '../core/form.ts';
import type { CoreText } from '../core/text.en.ts';
import type { RoleText } from './role-text.en.ts';

export interface RoleCards {
  readonly legend: string;
  readonly value: string;
  readonly error: FieldError | undefined;
  readonly required: string;
  /** Beside the name of a role. */
  mark?(role: Role): string | undefined;
  /** Why it cannot be given. */
  reason(role: Role): string | undefined;
  choose(role: Role): void;
}
export const roleCards = (text: CoreText & RoleText, { legend, value, error, required, mark, reason, choose }: RoleCards): TemplateResult => html`<fieldset role="radiogroup" part="field" aria-describedby=${error ? 'role-error' : nothing}><legend>${legend}</legend>
  <div class="radios">${roles.map((role) => {
    const why = reason(role), said = mark?.(role);
    return html`<label class="choice"><input type="radio" name="role" value=${role} autocomplete="off" .checked=${value === role} ?disabled=${why !== undefined} @change=${() => choose(role)}><span><strong>${text.roles[role]}</strong>${said ? html` <span>(${said})</span>` : nothing}<span class="muted">${text.mayDo[role]}</span>${why ? html`<span class="muted">${why}</span>` : nothing}</span></label>`;
  })}</div>${errorLine(text, 'role', error, required)}</fieldset>`;
