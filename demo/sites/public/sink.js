// What the site's analytics hear: the provider tells every public event of the elements in it.
// No token and no person's address is among it; a sink that throws stops nothing.
const queue = (globalThis.dataLayer ??= []);

document.querySelector('portico-provider').sink = ({ name, element, detail }) => {
  queue.push({ event: name, element, ...detail });
};
