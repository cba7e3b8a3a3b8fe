/** A page as somebody else writes it, around what is pasted in. */
import type { Look } from './look.ts';

export const pageAround = ({ language }: Look, pasted: string, head = '<style>:root { background: Canvas; color: CanvasText; }</style>'): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="/sites/portico.svg"><title>Somebody’s page</title>${head}</head>
<body><main><h1>Somebody’s page</h1>
${pasted}
</main></body></html>`;
