import { type TemplateResult, html } from 'lit';
import type { SignInText } from '../text.en.ts';

/** Microsoft's own explanation; it opens in the reader's language. */
const explained = 'https://learn.microsoft.com/microsoft-365/commerce/try-or-buy-microsoft-365';

/** @rule ENR-13 Who has no work account is shown how to create one, and comes back to the same step. */
export const workAccountHelp = (text: SignInText, open: boolean, ready: () => void): TemplateResult => html`<details class="help" ?open=${open}><summary>${text.noWorkAccount}</summary>
  <ol><li>${text.workSteps.ask}</li><li>${text.workSteps.create} <a href=${explained} target="_blank" rel="noopener noreferrer">${text.workExplained}</a></li><li>${text.workSteps.back}</li></ol>
  <div class="actions"><button type="button" data-action="work.ready" @click=${ready}>${text.workReady}</button></div></details>`;
