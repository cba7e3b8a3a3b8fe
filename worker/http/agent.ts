/** A browser in a few words, for the list of one's own sessions: no version, nothing to tell people apart by. */
const browsers = [['Edge', /\bEdgA?\//], ['Opera', /\bOPR\//], ['Samsung Internet', /\bSamsungBrowser\//], ['Firefox', /\b(?:Firefox|FxiOS)\//], ['Chrome', /\b(?:Chrome|CriOS|Chromium)\//], ['Safari', /\bSafari\//]] as const;
const systems = [['iPhone', /\biPhone\b/], ['iPad', /\biPad\b/], ['Android', /\bAndroid\b/], ['Windows', /\bWindows\b/], ['macOS', /\bMac OS X\b/], ['ChromeOS', /\bCrOS\b/], ['Linux', /\bLinux\b/]] as const;

/** Like "Firefox, Linux"; `null` where neither is known. */
export function agentOf(request: Request): string | null {
  const text = (request.headers.get('user-agent') ?? '').slice(0, 500);
  const found = [browsers, systems].flatMap((list) => list.find(([, form]) => form.test(text))?.[0] ?? []);
  return found.length ? found.join(', ') : null;
}
