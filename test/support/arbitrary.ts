/** Arbitrary inputs from the contract's own schemas, so that a new endpoint is fuzzed by being in api.ts. */
import fc from 'fast-check';
import type * as v from 'valibot';

type Any = v.GenericSchema & { readonly entries?: Record<string, Any>; readonly wrapped?: Any; readonly item?: Any; readonly key?: Any; readonly value?: Any; readonly options?: readonly unknown[]; readonly literal?: unknown; readonly pipe?: readonly { type: string; requirement?: unknown }[] };

/** Texts that break things elsewhere: markup, SQL, paths, formulas, direction marks, emoji, other scripts, half characters. */
export const naughty = [
  "'; DROP TABLE registrations;--", '<script>alert(1)</script>', '{{7*7}}', '${7*7}', '../../../etc/passwd', '=cmd|/c calc', '\u202Egnp.exe', '\uFEFF', '\u0000', 'a\r\nBcc: x@y.z', '\ud800', '\udfff\ud800', '𝕳𝖊𝖑𝖑𝖔',
  '田中さん', 'مؤسسة', 'חברה', 'Ελλάς', 'Ω≈ç√', '👩‍👩‍👧‍👦', 'ﷺ', 'Zalgơ̴̢', '￿', '__proto__', 'constructor', 'null', 'undefined', 'NaN', 'true', '-1', '1e309', ' ', '\u00a0', '\t', 'İstanbul', 'ß', '%00', '%', 'a'.repeat(301), 'ａ＠ｂ．ｃｏｍ',
];
const text = () => fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 40 }), fc.constantFrom(...naughty));

/** Values that mostly satisfy a schema. */
export function near(schema: Any): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'strict_object': case 'object': return fc.record(Object.fromEntries(Object.entries(schema.entries ?? {}).map(([key, one]) => [key, near(one)])), { requiredKeys: Object.entries(schema.entries ?? {}).filter(([, one]) => one.type !== 'optional').map(([key]) => key) as never });
    case 'optional': case 'nullable': return near(schema.wrapped as Any);
    case 'variant': return fc.oneof(...(schema.options as Any[]).map(near));
    case 'record': return fc.dictionary(near(schema.key as Any) as fc.Arbitrary<string>, near(schema.value as Any), { maxKeys: 4 });
    case 'array': return fc.array(near(schema.item as Any), { maxLength: 4 });
    case 'picklist': return fc.constantFrom(...(schema.options as unknown[]));
    case 'boolean': return fc.boolean();
    case 'number': return fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer(), fc.double());
    case 'literal': return fc.constant(schema.literal);
    case 'string': {
      const regex = schema.pipe?.find((one) => one.type === 'regex')?.requirement as RegExp | undefined;
      // Lookaheads only bound the length: no generator follows them.
      if (regex) return fc.stringMatching(new RegExp(regex.source.replace(/\(\?=[^)]*\)/, '')));
      const email = schema.pipe?.some((one) => one.type === 'brand');
      return email ? fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{3,12}$/)).map(([name, host]) => `${name}@${host}-orvela.com`) : fc.oneof(fc.string({ minLength: 1, maxLength: 60 }), text());
    }
    default: throw new Error(`no arbitrary for a ${schema.type}`);
  }
}
/** Anything that JSON can say, with hostile keys. */
export const anything = (): fc.Arbitrary<unknown> => fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(fc.oneof(text(), fc.constantFrom('__proto__', 'constructor', 'id', 'role', 'state')), fc.oneof(text(), fc.integer(), fc.boolean(), fc.constant(null))), text());

/** A near-valid object with one value replaced, dropped or added. */
export const spoiled = (schema: Any): fc.Arbitrary<unknown> =>
  fc.tuple(near(schema), anything(), fc.constantFrom('replace', 'drop', 'add'), fc.nat()).map(([good, bad, how, at]) => {
    const keys = Object.keys(good as object);
    const key = keys[at % Math.max(keys.length, 1)];
    if (how === 'add' || key === undefined) return { ...(good as object), [`x${at}`]: bad };
    return how === 'drop' ? Object.fromEntries(Object.entries(good as object).filter(([name]) => name !== key)) : { ...(good as object), [key]: bad };
  });
