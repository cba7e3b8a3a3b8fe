// What the site's analytics hear: one listener for each public event, on the document.
const queue = (globalThis.dataLayer ??= []);
const names = ['portico-ready', 'portico-load-error', 'portico-before-register', 'portico-registered'];
for (const name of names) {
  document.addEventListener(name, (event) => {
    const { localName } = event.target;
    // Functions are nobody's data: waitUntil stays here.
    const facts = Object.entries(event.detail ?? {}).filter(([, value]) => typeof value !== 'function');
    // Once every listener has had its say.
    queueMicrotask(() => queue.push({ event: name, element: localName, ...Object.fromEntries(facts), ...(event.defaultPrevented && { vetoed: true }) }));
  });
}
