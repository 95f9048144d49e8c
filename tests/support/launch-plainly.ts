// Starts the browser with nothing attached to it, as a user has it: Playwright keeps workers awake, tells every page
// that it is looked at, and switches off the cache for going back. Pages are driven through the debugging port, one at a
// time; the extension's worker is left alone unless asked for.

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { browserArguments, debuggingEndpoint, extensionId } from './browser-arguments';
import { connectDevtools, type Devtools, type DevtoolsSession } from './devtools';
import { ensureBrowser } from './find-browser';
import { PRODUCTION_BUILD } from './launch-extension';
import type { LocalInternet } from './local-internet';
import { waitFor } from './wait-for';
import { type DrawnIn, drawnIn } from './where-drawn';

/** A tab. */
export interface PlainPage {
  targetId: string;
  session: DevtoolsSession;
  evaluate<T>(expression: string): Promise<T>;
  goto(url: string): Promise<void>;
  drawn(): Promise<DrawnIn[]>;
  /** Waits until the one thing drawn holds this word. */
  waitDrawn(word: string, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

export interface PlainBrowser {
  devtools: Devtools;
  origin: string;
  open(url: string, options?: { background?: boolean }): Promise<PlainPage>;
  /** Attaches to a tab that is there already, by its address. */
  find(url: string): Promise<PlainPage>;
  isWorkerAlive(): Promise<boolean>;
  /** Evaluates in an extension page that runs none of the product's code and is closed again. */
  inExtension<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

/** @param profile a folder that an earlier launch has set up; it is left where it is */
export async function launchPlainly({
  internet,
  profile,
}: {
  internet: LocalInternet;
  profile: string;
}): Promise<PlainBrowser> {
  const extension = resolve(PRODUCTION_BUILD);
  const origin = `chrome-extension://${extensionId(extension)}`;
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const browser = spawn(
    ensureBrowser(),
    [
      '--headless=new',
      ...browserArguments(extension, internet),
      `--user-data-dir=${profile}`,
      '--window-size=1280,900',
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((done) => browser.once('exit', () => done()));
  const endpoint = await waitFor(() => debuggingEndpoint(profile), 'the debugging port', 20_000);
  const devtools = await connectDevtools(endpoint);

  async function attach(targetId: string): Promise<PlainPage> {
    const session = await devtools.attach(targetId);
    await session.send('Page.enable');
    const drawn = () => drawnIn({ send: (method, params) => session.send(method, params) });
    return {
      targetId,
      session,
      evaluate: (expression) => session.evaluate(expression),
      async goto(url) {
        await session.send('Page.navigate', { url });
        await waitFor(() => session.evaluate<boolean>('document.readyState === "complete"'), `${url} to load`);
      },
      drawn,
      async waitDrawn(word, timeoutMs = 10_000) {
        let last: DrawnIn[] = [];
        await waitFor(
          async () => {
            last = await drawn();
            return last.length === 1 && last[0]?.words.some((one) => one.includes(word));
          },
          word,
          timeoutMs,
          30,
        ).catch((reason: Error) => {
          throw new Error(`${reason.message}; drawn: ${JSON.stringify(last)}`);
        });
      },
      close: async () => void (await devtools.browser.send('Target.closeTarget', { targetId })),
    };
  }

  return {
    devtools,
    origin,
    async open(url, { background = false } = {}) {
      const { targetId } = await devtools.browser.send<{ targetId: string }>('Target.createTarget', {
        url,
        background,
      });
      return attach(targetId);
    },
    async find(url) {
      const target = await waitFor(
        async () => (await devtools.targets()).find((one) => one.type === 'page' && one.url === url),
        `a tab at ${url}`,
      );
      return attach(target.targetId);
    },
    async isWorkerAlive() {
      return (await devtools.targets()).some(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
    },
    async inExtension<T>(expression: string) {
      const { targetId } = await devtools.browser.send<{ targetId: string }>('Target.createTarget', {
        url: `${origin}/manifest.json`,
        background: true,
      });
      const session = await devtools.attach(targetId);
      await waitFor(() => session.evaluate<boolean>('typeof chrome.tabs === "object"'), 'the extension page');
      const value = await session.evaluate<T>(`(async () => (${expression}))()`);
      await devtools.browser.send('Target.closeTarget', { targetId });
      return value;
    },
    async close() {
      await devtools.browser.send('Browser.close').catch(() => null);
      devtools.close();
      await Promise.race([ended, new Promise((done) => setTimeout(done, 5_000))]);
      browser.kill('SIGKILL');
    },
  };
}
