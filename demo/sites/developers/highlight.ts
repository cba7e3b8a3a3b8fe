/** A little color for code, without a library: comments, tags and keywords, strings. Answers nodes, never markup. */
const pattern = /(?<comment>\/\/.*|<!--.*?-->)|(?<string>"[^"\n]*"|'[^'\n]*'|`[^`]*`)|(?<word>\b(?:const|let|for|of|if|else|new|async|await|return|import|from|export)\b|<\/?[\w-]+|\/?>|--portico-[\w-]+)/g;
const tags = { comment: 'i', string: 'em', word: 'b' } as const;

export function highlighted(code: string): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const match of code.matchAll(pattern)) {
    const [kind, text] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) as [keyof typeof tags, string];
    nodes.push(document.createTextNode(code.slice(at, match.index)), Object.assign(document.createElement(tags[kind]), { textContent: text }));
    at = match.index + text.length;
  }
  return [...nodes, document.createTextNode(code.slice(at))];
}

/** A figure's code, and its button that copies it. */
export function showCode(figure: Element, code: string): void {
  const place = figure.querySelector('code');
  place?.replaceChildren(...highlighted(code));
  const button = figure.querySelector<HTMLButtonElement>('[data-copy]');
  button?.addEventListener('click', () => void copy(button, code));
}
async function copy(button: HTMLButtonElement, code: string): Promise<void> {
  await navigator.clipboard.writeText(code);
  button.dataset.copied = '';
  setTimeout(() => { delete button.dataset.copied; }, 1_600);
}
