import { type RegistrationDraft, saveRegistrationDraft } from '../../../schema/registration.ts';
import { asPorticoError } from '../../core/error.ts';
import type { Stage } from '../stage.ts';
import { type Kept, keep } from './kept.ts';

/** Browsers refuse an entry of the history that changes more than ten times a second; while a page goes, they change it no more. */
const pace = 400;
/** What is typed within a step stays in this tab, at once and then twice a second. */
export function keepTyped({ element }: Pick<Stage, 'element'>, typed: () => Kept | undefined): void {
  let last = -pace, later: ReturnType<typeof setTimeout> | undefined;
  const note = (): void => {
    clearTimeout(later);
    const rest = last + pace - performance.now();
    if (rest > 0) {
      later = setTimeout(note, rest);
      return;
    }
    last = performance.now();
    const what = element.isConnected ? typed() : undefined;
    if (what && Object.keys(what.draft ?? {}).length > 0) keep(what);
  };
  for (const event of ['input', 'change']) element.renderRoot.addEventListener(event, note);
}

/** Keeps what was typed with the portal; never in the way of going on. */
export class Draft {
  readonly #stage: Stage;
  #saving: Promise<void> | undefined;
  /** What was typed could not be saved; it is tried again at the next step. */
  unsaved = false;
  constructor(stage: Stage) { this.#stage = stage; }

  save(params: { registration: string }, token: string | undefined, draft: RegistrationDraft): void {
    const before = this.#saving;
    const save = async (): Promise<void> => {
      // One after the other: the last one counts.
      await before;
      try {
        await this.#stage.calls.write(saveRegistrationDraft, { params, body: { draft } }, { token });
        this.unsaved = false;
      } catch (cause) {
        // Sent meanwhile, from another tab or device: there is nothing left to save, and sending here says so.
        this.unsaved = asPorticoError(cause).problem?.status !== 409;
      }
      this.#stage.element.requestUpdate();
    };
    this.#saving = save();
  }
}
