// What the site's analytics hear: one listener for each public event, on the document.
const queue = (globalThis.dataLayer ??= []);
const names = ['portico-ready', 'portico-load-error', 'portico-before-register', 'portico-registered'];
for (const name of names) {
  document.addEventListener(name, ({ target, detail, defaultPrevented }) => {
    // A function is nobody's data: waitUntil stays here.
    const facts = Object.fromEntries(Object.entries(detail ?? {}).filter(([, value]) => typeof value !== 'function'));
    queue.push({ event: name, element: target.localName, ...facts, ...(defaultPrevented && { vetoed: true }) });
  });
}
