/** Makes an e-mail of a text: HTML of tables and inline styles, which every mail program shows, and plain text with the same facts. */
import { html, raw } from 'hono/html';
import { type Glossary, reword } from '../../schema/glossary.ts';
import { type ProblemCode, problems } from '../../schema/problems.ts';
import type { Template } from '../../schema/messages.ts';
import type { Locale } from '../../schema/values.ts';
import { type Derived, type MailFacts, type Paragraph, mailTemplates } from './mail-text.ts';
import { problemTexts } from './problem-texts.ts';

export interface MailBrand { readonly name: string; /** Six-digit hex, else ours is taken. */ readonly accent: string; readonly glossary?: Glossary | undefined }
export interface Rendered { readonly subject: string; readonly html: string; readonly text: string }

/** One line for a header: no control character, so nothing can add a header (RFC 5322 §2.2), and short enough to be read. */
export const headerLine = (text: string): string => {
  const line = text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return [...line].slice(0, 200).join('');
};

const fallbackAccent = '#1f5f99';
const hex = /^#[0-9a-f]{6}$/i;
/** Black or white, whichever reads better on the accent (WCAG 2.2, relative luminance; 0.179 is where both contrasts are equal). */
function inkOn(accent: string): '#000000' | '#ffffff' {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
}

const paragraphText = (paragraph: Paragraph): string => {
  if (typeof paragraph === 'string') return paragraph;
  if ('code' in paragraph) return `    ${paragraph.code}`;
  if ('quote' in paragraph) return paragraph.quote.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');
  return paragraph.points.map((point) => `- ${point}`).join('\n');
};

const block = 'margin:0 0 16px;font-size:16px;line-height:24px';
const paragraphHtml = (paragraph: Paragraph) => {
  if (typeof paragraph === 'string') return html`<p style="${block}">${paragraph}</p>`;
  if ('code' in paragraph) return html`<p class="code" style="margin:0 0 16px;padding:12px 16px;border:1px solid #8a8f98;border-radius:6px;font:700 28px/36px Consolas,Menlo,monospace;letter-spacing:6px;text-align:center">${paragraph.code}</p>`;
  if ('quote' in paragraph) return html`<blockquote style="${block};padding:0 0 0 16px;border-left:3px solid #8a8f98;white-space:pre-line">${paragraph.quote}</blockquote>`;
  return html`<ul style="${block};padding:0 0 0 20px">${paragraph.points.map((point) => html`<li>${point}</li>`)}</ul>`;
};

// Mail programs that honor it swap the colors of the page; the rest keep the inline ones. The accent stays: its ink was chosen for it.
const darkMode = raw(`<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.page{background:#16181c!important}.card{background:#22252b!important;color:#f2f3f5!important}.quiet,.quiet a{color:#b4b9c2!important}}</style>`);

/** Renders a message: everything inserted is escaped, and the subject is one line. */
export function renderMessage(template: Template, locale: Locale, data: MailFacts, brand: MailBrand, derived: Derived): Rendered {
  const language = reword(mailTemplates[locale], brand.glossary, locale);
  const { title: wanted } = data.code && data.code in problems ? reword(problemTexts[locale].problems[data.code as ProblemCode], brand.glossary, locale) : { title: undefined };
  const mail = language.texts[template]({ wanted, ...data, ...derived });
  const { action } = mail;
  const subject = headerLine(mail.subject);
  const footer = language.footer(brand.name);
  const accent = hex.test(brand.accent) ? brand.accent : fallbackAccent;
  const page = html`<!doctype html>
<html lang="${locale}" dir="ltr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title>${darkMode}</head>
<body class="page" style="margin:0;padding:0;background:#f2f3f5">
<div style="display:none;max-height:0;overflow:hidden">${mail.preheader}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f2f3f5"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;color:#1c1f24;border-top:4px solid ${accent};border-radius:6px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;text-align:left">
<tr><td style="padding:24px 32px 8px;font-size:16px;line-height:24px;font-weight:700">${brand.name}</td></tr>
<tr><td style="padding:8px 32px"><h1 style="margin:0 0 16px;font-size:22px;line-height:30px">${subject}</h1>
${mail.paragraphs.map(paragraphHtml)}
${action && html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px"><tr><td style="border-radius:6px;background:${accent}"><a href="${action.url}" style="display:inline-block;padding:12px 24px;font-size:16px;line-height:24px;font-weight:700;color:${inkOn(accent)};text-decoration:none">${action.label}</a></td></tr></table>
<p class="quiet" style="margin:0 0 16px;font-size:13px;line-height:20px;color:#5b616b;word-break:break-all">${language.copyLink}<br><a href="${action.url}" style="color:#5b616b">${action.url}</a></p>`}
</td></tr>
<tr><td class="quiet" style="padding:8px 32px 24px;font-size:13px;line-height:20px;color:#5b616b">${footer}${derived.unsubscribe && html`<br><a href="${derived.unsubscribe}" style="color:#5b616b">${language.unsubscribe}</a>`}</td></tr>
</table></td></tr></table>
</body></html>`;
  const text = [
    ...mail.paragraphs.map(paragraphText),
    ...(action ? [`${action.label}${locale === 'fr' ? '\u202f' : ''}:\n${action.url}`] : []),
    `-- \n${footer}${derived.unsubscribe ? `\n${language.unsubscribe}${locale === 'fr' ? '\u202f' : ''}: ${derived.unsubscribe}` : ''}`,
  ].join('\n\n');
  return { subject, html: page.toString(), text: `${text}\n` };
}
