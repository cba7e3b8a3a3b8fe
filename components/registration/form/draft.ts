import { type RegistrationDraft, saveRegistrationDraft } from '../../../schema/registration.ts';
import type { Stage } from '../stage.ts';

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
