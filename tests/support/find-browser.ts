// Finds a Chromium that still loads unpacked extensions from the command line (branded Chrome no longer does), or
// installs one where that needs no question. Never downloads a browser on a user's own machine.

import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Names looked for on PATH, best first. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'chrome-for-testing',
  'microsoft-edge',
  'microsoft-edge-stable',
  'microsoft-edge-dev',
];

function usualPlaces(): string[] {
  const home = homedir();
  if (process.platform === 'darwin') {
    const apps = ['/Applications', join(home, 'Applications')];
    const names = ['Google Chrome for Testing', 'Chromium', 'Microsoft Edge'];
    return names.flatMap((name) => apps.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  if (process.platform === 'win32') {
    const roots = [process.env.LOCALAPPDATA, process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']];
    const tails = ['Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return tails.flatMap((tail) => roots.filter((root) => root !== undefined).map((root) => join(root, tail)));
  }
  return ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/microsoft/msedge/msedge'];
}

/** Chrome for Testing where the usual download tools put it (Playwright, Puppeteer), newest first. */
function downloadedBrowsers(): string[] {
  const home = homedir();
  const cache =
    process.platform === 'darwin'
      ? join(home, 'Library/Caches')
      : process.platform === 'win32'
        ? (process.env.LOCALAPPDATA ?? home)
        : join(home, '.cache');
  const roots = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(cache, 'ms-playwright'),
    join(home, '.cache/puppeteer/chrome'),
  ];
  const tails = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  const found: string[] = [];
  for (const root of roots) {
    if (root === undefined || !existsSync(root)) continue;
    const builds = readdirSync(root).filter((name) => !name.includes('headless'));
    builds.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    for (const build of builds) for (const tail of tails) found.push(join(root, build, tail));
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser's path, or null. `CHROME_PATH` wins, and is an error of the caller's when it points nowhere. */
export function findBrowser(): string | null {
  const asked = process.env.CHROME_PATH;
  if (asked) {
    if (!isExecutable(asked)) throw new Error(`CHROME_PATH is set to ${asked}, but no program is there.`);
    return asked;
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => COMMANDS.map((name) => ({ folder, name })))
    .sort((a, b) => COMMANDS.indexOf(a.name) - COMMANDS.indexOf(b.name))
    .map(({ folder, name }) => join(folder, name));
  return [...downloadedBrowsers(), ...onPath, ...usualPlaces()].find(isExecutable) ?? null;
}

function canInstallUnasked(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')) && isExecutable('/usr/bin/apt-get');
}

/** The browser's path; installs Chromium on Debian or Ubuntu as root, else throws one sentence for the user. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== null) return found;
  if (canInstallUnasked()) {
    const options = {
      stdio: ['ignore', 2, 2] as ['ignore', number, number],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], options);
    const installed = findBrowser();
    if (installed !== null) return installed;
  }
  throw new Error(
    'No Chromium, Chrome for Testing or Microsoft Edge was found: install one of them (Google Chrome itself no longer loads unpacked extensions from the command line), or set CHROME_PATH to its program file.',
  );
}
