// In the head and before anything is painted: the page's language and color scheme, as asked for, as chosen before, or as the browser has it.
(() => {
  const root = document.documentElement;
  const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const asked = new URLSearchParams(location.search);
  const language = [asked.get('lang'), stored('portico-demo-lang'), ...navigator.languages].map((tag) => (tag || '').slice(0, 2)).find((tag) => tag === 'en' || tag === 'fr');
  root.lang = language || 'en';
  const scheme = asked.get('scheme') || stored('portico-demo-scheme');
  if (scheme === 'light' || scheme === 'dark') root.dataset.scheme = scheme;
  // A window of the guided tour shows the site without what is for its visitors alone.
  if (window !== parent && name.startsWith('portico-tour:')) root.dataset.framed = '';
})();
