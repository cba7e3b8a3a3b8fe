// The site decides whether a request leaves the page. It may take its time: the form waits for the promise.
const [closed, legal, card] = ['closed', 'legal', 'legal-card'].map((id) => document.getElementById(id));

document.addEventListener('portico-before-register', (event) => {
  if (closed.checked) event.preventDefault();
  else if (legal.checked) event.detail.waitUntil(legalAnswers());
});

async function legalAnswers() {
  card.hidden = false;
  card.querySelector('button').focus();
  const answer = await new Promise((resolve) => {
    for (const button of card.querySelectorAll('button')) button.addEventListener('click', () => resolve(button.value), { once: true });
  });
  card.hidden = true;
  if (answer !== 'yes') throw new Error('Legal said no');
}
