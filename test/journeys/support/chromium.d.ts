declare module '*/.ci/chromium.mjs' {
  /** The path of a Chromium, installed where there is none. */
  export function findChromium(): Promise<string>;
}
