import { ThemeEditor } from './theme-editor.ts';

customElements.define('halden-theme', ThemeEditor);
const editor = document.querySelector('halden-theme') as ThemeEditor | null;
await editor?.updateComplete;
await import('../shared/host.ts');
