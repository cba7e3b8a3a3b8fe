import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Check } from '../../schema/checks.ts';
import type { Problem } from '../../schema/problems.ts';
import type { TypedCode } from './text.en.ts';

export interface FieldSpec {
  readonly check: Check;
  /** Where its value stands in the request's body. */
  readonly pointer: string;
  /** Empty is fine, and left out of the request. */
  readonly optional?: true;
}
interface Values { [key: string]: Values | string | undefined }
/** What is wrong: a value code, or the portal's sentence. */
export type FieldError = { readonly code: TypedCode } | { readonly detail: string };

/** Ends of a press, wherever the pointer is by then. */
const releases = ['pointerup', 'pointercancel'];

/**
 * The values and errors of one form. Checks as the contract does: on leaving a field, and from then on while it is typed in.
 * It outlives its inputs, so that nothing typed is lost between steps.
 */
export class FormController<N extends string> implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #specs: Record<N, FieldSpec>;
  readonly #values = new Map<N, string>();
  readonly #checked = new Set<N>();
  /** Fields that were left at least once. */
  readonly left = new Set<N>();
  #leaving: Set<N> | undefined;
  readonly errors = new Map<N, FieldError>();
  /** The summary is shown from a failed check until the next one that passes. */
  summarized = false;

  constructor(host: ReactiveControllerHost & EventTarget, specs: Record<N, FieldSpec>) {
    this.#host = host;
    this.#specs = specs;
    host.addController(this);
  }
  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#press);
    for (const type of releases) addEventListener(type, this.#release);
  }
  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#press);
    for (const type of releases) removeEventListener(type, this.#release);
  }
  // Pressing a button leaves the field first: an error that appeared then would move the button away under the pointer, and the click be lost.
  readonly #press = (): void => {
    this.#leaving = new Set();
  };
  readonly #release = (): void => {
    const names = this.#leaving;
    this.#leaving = undefined;
    // After the click that follows.
    setTimeout(() => { for (const name of names ?? []) this.leave(name); });
  };

  get names(): N[] { return Object.keys(this.#specs) as N[]; }
  value(name: N): string { return this.#values.get(name) ?? ''; }
  /** As sent: trimmed, and absent when empty. */
  sent(name: N): string | undefined { return this.value(name).trim() || undefined; }
  /** The request's body: each value where its pointer says; without those that are empty, or that the form does not show. */
  body(skipped: readonly N[] = []): unknown {
    const body: Values = {};
    for (const name of this.names) {
      const value = skipped.includes(name) ? undefined : this.sent(name);
      if (value === undefined) continue;
      const path = this.#specs[name].pointer.split('/').slice(1);
      const last = path.pop() as string;
      path.reduce((at, key) => (at[key] ??= {}) as Values, body)[last] = value;
    }
    return body;
  }

  set(name: N, value: string): void {
    this.#values.set(name, value);
    if (this.#checked.has(name)) this.#check(name);
    this.#host.requestUpdate();
  }
  /** On leaving a field. An empty one is told at sending, not in passing; what the portal said stands until the value changes. */
  leave(name: N): void {
    if (this.#leaving) return void this.#leaving.add(name);
    this.left.add(name);
    const error = this.errors.get(name);
    if (error ? 'detail' in error : this.value(name).trim() === '') return;
    this.#check(name);
    this.#host.requestUpdate();
  }
  /** Checks every field but those that the form does not show; answers whether all are right. */
  check(skipped: readonly N[] = []): boolean {
    for (const name of this.names) {
      if (skipped.includes(name)) this.errors.delete(name);
      else this.#check(name);
    }
    this.summarized = this.errors.size > 0;
    this.#host.requestUpdate();
    return !this.summarized;
  }
  refuse(name: N, error: FieldError): void {
    this.errors.set(name, error);
    this.summarized = true;
    this.#host.requestUpdate();
  }
  /** Maps the portal's errors back to fields; answers whether one of them is this form's. */
  refuseAll(problem: Problem): boolean {
    for (const { pointer, detail } of problem.errors ?? []) {
      const name = this.names.find((each) => pointer === `/body${this.#specs[each].pointer}`);
      if (name) this.refuse(name, { detail });
    }
    return this.summarized;
  }
  clear(): void {
    this.#values.clear();
    this.#checked.clear();
    this.left.clear();
    this.errors.clear();
    this.summarized = false;
    this.#host.requestUpdate();
  }

  #check(name: N): void {
    this.#checked.add(name);
    const value = this.sent(name);
    const { check, optional } = this.#specs[name];
    const code = value === undefined && optional ? undefined : check(value ?? '');
    if (code) this.errors.set(name, { code: code as TypedCode });
    else this.errors.delete(name);
    if (this.errors.size === 0) this.summarized = false;
  }
}
