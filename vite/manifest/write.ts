/** Writes the SDK's metadata beside it: `node vite/manifest/write.ts`, after the build, from the root. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { effectTypes, indexTypes } from './declarations.ts';
import { cssData, htmlData, jsxTypes, webTypes } from './editors.ts';
import { llmsText } from './llms.ts';
import { type Metadata, readMetadata } from './manifest.ts';
import { root } from './program.ts';
import { version } from '../version.ts';

/** Texts by file name. */
export const metadataFiles = (metadata: Metadata): Readonly<Record<string, string>> => ({
  'custom-elements.json': `${JSON.stringify(metadata.manifest, null, 2)}\n`, 'index.d.ts': indexTypes(metadata), 'define.d.ts': effectTypes, 'loader.d.ts': effectTypes, ...jsxTypes(metadata),
  'vscode.html-custom-data.json': htmlData(metadata), 'vscode.css-custom-data.json': cssData(metadata), 'web-types.json': webTypes(metadata), 'llms.txt': llmsText(metadata, version),
});

if (import.meta.main) {
  const folder = join(root, 'dist/site/sdk/v1');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(metadataFiles(readMetadata()))) writeFileSync(join(folder, name), text);
}
