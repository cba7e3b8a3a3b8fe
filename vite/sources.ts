/** The elements' sources as they stand, for plugins that look at all of them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../components');
export const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
export const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
export const isDictionary = (path: string): boolean => /text\.\w\w\.ts$/.test(path);
/** What we wrote of the elements, less comments and dictionaries. */
export const sources = components.filter((path) => !isDictionary(path)).map(read).join('\n').replace(/\/\*.*?\*\/|^\s*\/\/.*?$/gms, '');
