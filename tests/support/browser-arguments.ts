// What a browser with the extension is started with, which id the extension has in it, and where it is reached then.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LocalInternet } from './local-internet';

/** The id Chromium gives an extension: from the manifest's `key`, else from the folder's path. */
export function extensionId(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { key?: string };
  const source = manifest.key === undefined ? Buffer.from(resolve(folder)) : Buffer.from(manifest.key, 'base64');
  const digest = createHash('sha256').update(source).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** What the browser is started with: this extension alone, and no internet but the one on this machine. */
export function browserArguments(extension: string, internet: LocalInternet): string[] {
  return [
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--disable-features=DisableLoadExtensionCommandLineSwitch,DialMediaRouteProvider,OptimizationHints,MediaRouter',
    '--enable-unsafe-extension-debugging',
    '--remote-debugging-port=0',
    `--host-resolver-rules=MAP *:443 127.0.0.1:${internet.port},MAP *:80 127.0.0.1:${internet.plainPort},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
    `--ignore-certificate-errors-spki-list=${internet.certificate.spkiHash}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--password-store=basic',
    '--disable-dev-shm-usage',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** Where a browser that was started on this profile is debugged; null as long as it does not say. */
export function debuggingEndpoint(profile: string): string | null {
  const file = join(profile, 'DevToolsActivePort');
  if (!existsSync(file)) return null;
  const [port, path] = readFileSync(file, 'utf8').trim().split('\n');
  return path ? `ws://127.0.0.1:${port}${path}` : null;
}
