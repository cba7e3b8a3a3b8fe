/** A page of the gallery: one element or part, and every state it can be in. */
export interface GalleryState {
  readonly name: string;
  readonly title: { readonly en: string; readonly fr: string };
  /** Puts the state into its place; `locale` of the place. Resolves when what is shown stays. */
  readonly show: (place: HTMLElement) => void | Promise<void>;
}
export interface GalleryPage {
  readonly name: string;
  readonly title: { readonly en: string; readonly fr: string };
  readonly states: readonly GalleryState[];
}
