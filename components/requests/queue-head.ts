/** The line above the list: select all, what came since, the keys, the vendor's block list. Always there, so that nothing below it moves. */
import { type TemplateResult, html, nothing } from 'lit';
import type { RequestRow } from '../../schema/requests.ts';
import { requestIcon } from './request-icons.ts';
import type { QueueText } from './text.en.ts';

export interface ListHead {
  readonly rows: readonly RequestRow[];
  readonly fresh: number;
  readonly selected: number;
  readonly selectable: boolean;
  readonly blocks: boolean;
  selectAll(): void;
  showFresh(): void;
  openBlocks(): void;
}

const keys = ['move', 'ends', 'open', 'select', 'range', 'back'] as const;

export function listHead(text: QueueText, { rows, fresh, selected, selectable, blocks, selectAll, showFresh, openBlocks }: ListHead): TemplateResult {
  const some = rows.length > 0;
  return html`<div class="head ${some || blocks ? '' : 'bare'}">${some && selectable ? html`<label class="tick all"><input type="checkbox" .checked=${selected > 0 && selected === rows.length} .indeterminate=${selected > 0 && selected < rows.length} @click=${selectAll}><span>${text.selectAll}</span></label>` : nothing}
    <span class="fresh" role="status">${fresh > 0 ? html`<button type="button" class="quiet" @click=${showFresh}>${text.fresh(fresh)}</button>` : nothing}</span>
    ${blocks ? html`<button type="button" class="quiet" data-action="blocks" @click=${openBlocks}>${requestIcon('block')}${text.blockList}</button>` : nothing}
    ${some ? html`<button type="button" class="quiet ask" popovertarget="keys" aria-label=${text.keysTitle} title=${text.keysTitle}>?</button>
      <div popover id="keys"><h2>${text.keysTitle}</h2><dl>${keys.filter((key) => selectable || (key !== 'select' && key !== 'range')).map((key) => html`<div><dt><kbd>${text.keyNames[key]}</kbd></dt><dd>${text.keys[key]}</dd></div>`)}</dl></div>
      <span class="hidden" id="keys-hint">${text.keysHint}</span>` : nothing}</div>`;
}
