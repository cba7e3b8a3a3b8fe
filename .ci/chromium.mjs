/** Finds a Chromium for the browser tests, or installs one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @param {string} path */
function isProgram(path) {
  try { accessSync(path, constants.X_OK); return true; } catch { return false; }
}
function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder && !folder.includes('node_modules'));
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}
/** @param {string} command @param {string[]} options */
const succeeds = (command, ...options) => spawnSync(command, options, { stdio: 'ignore' }).status === 0;

/**
 * The path of a Chromium: CHROME_PATH, else the system's, else one that it installs.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which is no program. Correct it, or unset it to search.`);
  }
  const found = onPath();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const install = () => succeeds('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
    if (install() || (succeeds('apt-get', 'update') && install())) {
      const installed = onPath();
      if (installed) return installed;
    }
  }
  if (succeeds('npx', '--yes', 'playwright', 'install', 'chromium')) {
    const listed = execFileSync('npx', ['--yes', 'playwright', 'install', '--dry-run', 'chromium'], { encoding: 'utf8' });
    const folder = /Install location:\s+(\S+)/.exec(listed)?.[1];
    const installed = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-win/chrome.exe'].map((path) => join(folder ?? '', path)).find(isProgram);
    if (installed) return installed;
  }
  throw new Error('No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROME_PATH to its program.');
}
