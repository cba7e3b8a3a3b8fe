/**
 * The look as data: each token of the theme with the kind of value it takes. The same names are custom properties on a page (`--portico-<name>`), keys of
 * `appearance`, and what a brand stores. A stored value is checked here, so that nobody's brand writes CSS of its own into another page.
 */
export const tokenKinds = {
  'font-family': 'font', 'font-size': 'length', 'line-height': 'number', 'heading-font-family': 'font', 'heading-size': 'length', 'heading-weight': 'weight', 'strong-weight': 'weight',
  accent: 'color', 'on-accent': 'color', 'accent-text': 'color', 'accent-soft': 'color', text: 'color', 'text-muted': 'color', surface: 'color', 'surface-sunken': 'color', border: 'color', 'border-input': 'color',
  info: 'color', success: 'color', attention: 'color', danger: 'color', 'focus-ring': 'color',
  radius: 'length', 'radius-large': 'length', 'control-height': 'length', 'form-width': 'length', shadow: 'shadow', backdrop: 'color', duration: 'time',
} as const;
export type TokenName = keyof typeof tokenKinds;
export type TokenKind = (typeof tokenKinds)[TokenName];
export const tokenNames = /* @__PURE__ */ Object.keys(tokenKinds) as TokenName[];
/** Values by token name. */
export type Appearance = { [N in TokenName]?: string };

/** Longest value, in UTF-16 code units: a list of fonts, a shadow of two layers. */
export const longestValue = 200;

const number = String.raw`-?(?:\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})`, length = `(?:0|${number}(?:px|rem|em|ch|%))`;
/** Numbers, percentages, angles and what parts them: no name of a function or variable, no bracket. */
const plain = String.raw`(?:#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([\d\s.,%/+-]*(?:(?:deg|turn|rad|none)[\d\s.,%/+-]*)*\)|[a-z]{3,24})`;
const color = `(?:${plain}|light-dark\\(\\s*${plain}\\s*,\\s*${plain}\\s*\\))`;
const family = String.raw`(?:"[\p{L}\d .&+-]{1,60}"|'[\p{L}\d .&+-]{1,60}'|[a-z][\w-]*(?: [a-z][\w-]*)*)`;
const layer = `(?:inset )?(?:${length} ){2,4}${color}`;
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'iu');
const forms: () => Record<TokenKind, RegExp> = () => ({
  color: whole(color), length: whole(length), number: whole(String.raw`\d(?:\.\d{1,3})?`), weight: whole('normal|bold|[1-9]\\d{0,2}|1000'), font: whole(`${family}(?:\\s*,\\s*${family})*`),
  time: whole(String.raw`0s|\d{1,4}ms|[01]?\.\d{1,3}s|1s`), shadow: whole(`none|${layer}(?:, ?${layer})*`),
});
let compiled: ReturnType<typeof forms> | undefined;

/** Whether a value is one that the token takes: no function but colors', no variable, no address, nothing that ends a declaration. */
export const isTokenValue = (name: TokenName, value: string): boolean => value.length <= longestValue && (compiled ??= forms())[tokenKinds[name]].test(value);

const hex = /#[\da-f]{6}\b/i;
/** The accent as e-mails can use it: six-digit hex, of `light-dark()` the light one; empty where it is written otherwise. */
export const mailAccent = (appearance: Appearance | undefined): string => hex.exec(appearance?.accent ?? '')?.[0] ?? '';
