import { type RegistrationDraft, saveRegistrationDraft } from '../../../schema/registration.ts';
import type { Stage } from '../stage.ts';
import { type Kept, keep } from './kept.ts';

/** What is typed within a step stays in this tab as soon as a field is left; a reload by a key comes before that. */
export function keepTyped({ element }: Pick<Stage, 'element'>, typed: () => Kept | undefined): void {
  const note = (): void => {
    const what = typed();
    if (what && Object.keys(what.draft ?? {}).length > 0) keep(what);
  };
  element.renderRoot.addEventListener('change', note);
  element.addController({ hostConnected: () => addEventListener('pagehide', note), hostDisconnected: () => removeEventListener('pagehide', note) });
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
      } catch {
        this.unsaved = true;
      }
      this.#stage.element.requestUpdate();
    };
    this.#saving = save();
  }
}
