// Starts the production build in a real, headless Chromium whose whole internet is on this machine, and drives what
// Playwright alone cannot: permissions, the real popup, policy, worker death, closed shadow roots.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { browserArguments, debuggingEndpoint, extensionId } from './browser-arguments';
import { type Drawn, editableInClosedRoots, readDrawn, rectOf } from './closed-roots';
import { connectDevtools, type Devtools } from './devtools';
import { ensureBrowser } from './find-browser';
import { type Answer, type LocalInternet, startLocalInternet } from './local-internet';
import { attachPopup, type RealPopup } from './real-popup';
import { waitFor } from './wait-for';

/** Where `npm run build` leaves the extension; `EXTENSION_BUILD` names another folder. */
export const PRODUCTION_BUILD = process.env.EXTENSION_BUILD ?? resolve(import.meta.dirname, '../../.output/chrome-mv3');

export interface LaunchOptions {
  /** An unpacked extension; the production build when left out. */
  extension?: string;
  /** A folder to keep (and to find again at the next launch); a new one that `close` deletes when left out. */
  profile?: string;
  /** Keep the new profile folder after `close`, for a search of the files. */
  keepProfile?: boolean;
  headless?: boolean;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Shares one internet between launches; else each launch has its own. */
  internet?: LocalInternet;
  args?: string[];
}

/** The toolbar button for one tab. */
export interface Toolbar {
  title: string;
  badge: string;
  popup: string;
}

export interface Harness {
  context: BrowserContext;
  devtools: Devtools;
  internet: LocalInternet;
  id: string;
  origin: string;
  folder: string;
  browserPath: string;
  /** Answers a host name from now on; the newest answer wins, null passes on to the one before. */
  serve(host: string, answer: Answer): () => void;
  open(url: string): Promise<Page>;
  /** Evaluates in the service worker, after waking it. */
  inWorker<T>(expression: string): Promise<T>;
  /** Evaluates in an extension page that runs none of the product's code. */
  inExtension<T>(expression: string): Promise<T>;
  isWorkerAlive(): Promise<boolean>;
  killWorker(): Promise<void>;
  /** Lets the running worker's clock be this much ahead, until it dies. */
  skewWorker(ms: number): Promise<void>;
  /** Lets what the running worker waits for come so many times sooner, until it dies; its clock goes as it went. */
  hurryWorker(times: number): Promise<void>;
  runAlarm(name: string): Promise<void>;
  /** Opens an extension page (`popup.html`) in a tab, to be driven by Playwright. */
  openTab(path: string): Promise<Page>;
  /** Clicks the toolbar button of the page's tab. */
  openPopup(page: Page): Promise<RealPopup>;
  /** Lets the product's own request for this origin (`https://host/*`) be granted without a prompt. */
  grantHost(origin: string): Promise<void>;
  removeHost(origin: string): Promise<void>;
  setPolicy(values: Record<string, unknown>): Promise<void>;
  tabId(page: Page): Promise<number>;
  toolbar(page: Page): Promise<Toolbar>;
  /** What is drawn in the extension's closed root of the page; null when nothing is. */
  drawn(page: Page): Promise<Drawn | null>;
  /** A real mouse click on the first thing in the closed root whose name contains the text. */
  clickDrawn(page: Page, name: string | RegExp, role?: string): Promise<void>;
  /** Waits until what is drawn satisfies the test; throws with the last state. */
  waitDrawn(
    page: Page,
    test: (drawn: Drawn | null) => boolean,
    what: string,
    timeoutMs?: number,
  ): Promise<Drawn | null>;
  /** How many elements in the extension's closed root take typed text. */
  editableInClosedRoots(page: Page): Promise<number>;
  /** Shows what the closed roots of the page's extension hold, for messages of failing tests. */
  describe(page: Page): Promise<string>;
  close(): Promise<void>;
}

/**
 * A browser leaves its least urgent tasks, reading policy among them, until its first page has been idle for seconds, or
 * until this time has passed: with an extension that asks for policy, every launch would wait for it. Named beside it is
 * what Playwright switches on for its pictures, should a browser heed one list of features only.
 */
const STARTED_AT_ONCE = 'CDPScreenshotNewSurface,ImprovedStartupBestEffortDelay:StartupDelayFailsafeTimeout/1ms';

/** Launches; `close` ends the browser and deletes what was made for it. */
export async function launchExtension(options: LaunchOptions = {}): Promise<Harness> {
  const extension = resolve(options.extension ?? PRODUCTION_BUILD);
  if (!existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`there is no extension in ${extension}: run \`npm run build\` first`);
  }
  const browserPath = ensureBrowser();
  const id = extensionId(extension);
  const origin = `chrome-extension://${id}`;
  const internet = options.internet ?? (await startLocalInternet());
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'in-ats-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath,
    headless: false, // Playwright's own headless mode would choose a shell without extensions.
    viewport: options.viewport ?? { width: 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    ignoreDefaultArgs: ['--disable-extensions', '--disable-component-extensions-with-background-pages'],
    args: [
      ...((options.headless ?? true) ? ['--headless=new'] : []),
      ...browserArguments(extension, internet),
      `--enable-features=${STARTED_AT_ONCE}`,
      ...(options.args ?? []),
    ],
  });

  const endpoint = await waitFor(() => debuggingEndpoint(profile), 'the debugging port');
  const devtools = await connectDevtools(endpoint);

  const sessions = new WeakMap<Page, Promise<CDPSession>>();
  const sessionOf = (page: Page): Promise<CDPSession> => {
    const known = sessions.get(page) ?? context.newCDPSession(page);
    sessions.set(page, known);
    return known;
  };

  let driver: Page | null = null;
  let chromePage: Page | null = null;

  async function driverPage(): Promise<Page> {
    if (driver === null || driver.isClosed()) {
      driver = await context.newPage();
      // The manifest itself: an extension page with every extension API and none of the product's code.
      await driver.goto(`${origin}/manifest.json`);
    }
    return driver;
  }

  const inExtension = async <T>(expression: string): Promise<T> =>
    (await driverPage()).evaluate<T>(`(async () => (${expression}))()`);

  async function onChromePage<T>(url: string, expression: string): Promise<T> {
    if (chromePage === null || chromePage.isClosed()) chromePage = await context.newPage();
    if (!chromePage.url().startsWith(url)) await chromePage.goto(url);
    return chromePage.evaluate<T>(expression);
  }

  const workerTarget = async () => {
    const targets = await devtools.targets();
    return targets.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin)) ?? null;
  };

  async function inWorker<T>(expression: string): Promise<T> {
    let target = await workerTarget();
    if (target === null) {
      // Any message wakes it; that nobody answers this one does not matter.
      await inExtension(`chrome.runtime.sendMessage({ wake: true }).then(() => null, () => null)`);
      target = await waitFor(workerTarget, 'the worker to wake');
    }
    const session = await devtools.attach(target.targetId);
    try {
      return await session.evaluate<T>(`(async () => (${expression}))()`);
    } finally {
      await session.detach().catch(() => null);
    }
  }

  async function tabId(page: Page): Promise<number> {
    const session = await sessionOf(page);
    const { targetInfo } = (await session.send('Target.getTargetInfo')) as unknown as {
      targetInfo: { targetId: string };
    };
    const found = await inExtension<number | null>(
      `(await chrome.debugger?.getTargets?.() ?? []).find(({ id }) => id === ${JSON.stringify(targetInfo.targetId)})?.tabId ?? null`,
    );
    if (found !== null) return found;
    // Without the debugger permission a tab is told by its address, and by its place among equals.
    const url = page.url();
    const tabs = await inExtension<{ id: number; url?: string; pendingUrl?: string }[]>('chrome.tabs.query({})');
    const same = tabs.filter((tab) => (tab.url ?? tab.pendingUrl) === url);
    const pages = context.pages().filter((other) => other.url() === url);
    const tab = same[pages.indexOf(page)] ?? same[0];
    if (tab === undefined) throw new Error(`no tab shows ${url}`);
    return tab.id;
  }

  const drawnOn = async (page: Page) => readDrawn(await sessionOf(page));

  const harness: Harness = {
    context,
    devtools,
    internet,
    id,
    origin,
    folder: profile,
    browserPath,
    serve: (host, answer) => internet.serve(host, answer),

    async open(url) {
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },

    inWorker,
    inExtension,
    isWorkerAlive: async () => (await workerTarget()) !== null,

    async killWorker() {
      // Something may wake it again before anybody looks, so the one that ran until now is marked.
      await inWorker('void (globalThis.__marked = true)');
      const session = await sessionOf(await driverPage());
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await waitFor(async () => {
        const target = await workerTarget();
        if (target === null) return true;
        const worker = await devtools.attach(target.targetId);
        const isOld = await worker.evaluate<boolean>('globalThis.__marked === true').catch(() => true);
        await worker.detach().catch(() => null);
        return !isOld;
      }, 'the worker to stop');
    },

    skewWorker: (ms) =>
      inWorker<void>(
        `void (Date.now = ((real) => () => real() + ${ms})((globalThis.__realNow ??= Date.now.bind(Date))))`,
      ),

    hurryWorker: (times) =>
      inWorker<void>(
        `void (globalThis.setTimeout = ((real) => (work, ms = 0, ...more) => real(work, ms / ${times}, ...more))((globalThis.__realTimeout ??= setTimeout.bind(globalThis))))`,
      ),

    async runAlarm(name) {
      const alarm = JSON.stringify(name);
      // Made anew with the same name, it would lose its period.
      await inExtension<void>(
        `chrome.alarms.get(${alarm}).then((old) => chrome.alarms.create(${alarm}, { when: Date.now(), ...(old?.periodInMinutes ? { periodInMinutes: old.periodInMinutes } : {}) }))`,
      );
    },

    async openTab(path) {
      const page = await context.newPage();
      await page.goto(`${origin}/${path}`);
      return page;
    },

    async openPopup(page) {
      await page.bringToFront();
      const session = await sessionOf(page);
      const { targetInfo } = (await session.send('Target.getTargetInfo')) as unknown as {
        targetInfo: { targetId: string };
      };
      const tabs = await devtools.targets([{ type: 'tab' }]);
      const url = page.url();
      const tab = tabs.find(({ targetId }) => targetId === targetInfo.targetId) ?? tabs.find((one) => one.url === url);
      if (tab === undefined) throw new Error(`no tab shows ${url}`);
      const popupUrl = await inExtension<string>('chrome.action.getPopup({})');
      const before = new Set((await devtools.targets()).map(({ targetId }) => targetId));
      await devtools.browser.send('Extensions.triggerAction', { id, targetId: tab.targetId });
      const target = await waitFor(
        async () => (await devtools.targets()).find((one) => one.url.startsWith(popupUrl) && !before.has(one.targetId)),
        'the popup',
      );
      return attachPopup(devtools, target.targetId);
    },

    grantHost: (pattern) =>
      onChromePage(
        'chrome://extensions',
        `new Promise((done) => chrome.developerPrivate.addHostPermission('${id}', ${JSON.stringify(pattern)}, () => done(undefined)))`,
      ),
    removeHost: (pattern) =>
      onChromePage(
        'chrome://extensions',
        `new Promise((done) => chrome.developerPrivate.removeHostPermission('${id}', ${JSON.stringify(pattern)}, () => done(undefined)))`,
      ),

    async setPolicy(values) {
      const list = Object.entries(values).map(([name, value]) => ({
        name,
        value,
        level: 1,
        scope: 1,
        source: 0,
        namespace: id,
      }));
      const text = JSON.stringify(list);
      await onChromePage(
        'chrome://policy/test',
        `chrome.send('setLocalTestPolicies', ['in-ats', ${JSON.stringify(text)}, ''])`,
      );
    },

    tabId,

    async toolbar(page) {
      const tab = await tabId(page);
      return inExtension<Toolbar>(
        `{ title: await chrome.action.getTitle({ tabId: ${tab} }), badge: await chrome.action.getBadgeText({ tabId: ${tab} }), popup: await chrome.action.getPopup({ tabId: ${tab} }) }`,
      );
    },

    drawn: drawnOn,

    editableInClosedRoots: async (page) => editableInClosedRoots(await sessionOf(page)),

    async clickDrawn(page, name, role) {
      const session = await sessionOf(page);
      const box = await waitFor(
        async () => {
          const drawn = await drawnOn(page);
          const fits = (text: string) => (typeof name === 'string' ? text.includes(name) : name.test(text));
          const hit = drawn?.nodes.find((node) => fits(node.name) && (role === undefined || node.role === role));
          if (!hit) return null;
          await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: hit.backendNodeId }).catch(() => null);
          return session.send('DOM.getBoxModel', { backendNodeId: hit.backendNodeId }).catch(() => null);
        },
        `${String(name)} in the closed root`,
      );
      const rect = rectOf(box.model.border);
      await page.mouse.click(rect.x + rect.width / 2, rect.y + rect.height / 2);
    },

    async waitDrawn(page, test, what, timeoutMs = 10_000) {
      let last: Drawn | null = null;
      const found = await waitFor(
        async () => {
          last = await drawnOn(page);
          return test(last) ? { drawn: last } : null;
        },
        what,
        timeoutMs,
        30,
      ).catch((reason: Error) => {
        throw new Error(
          `${reason.message}; drawn: ${last === null ? 'nothing' : `${last.text} [${last.words.join(' | ')}]`}`,
        );
      });
      return found.drawn;
    },

    async describe(page) {
      const drawn = await drawnOn(page);
      return drawn === null
        ? 'nothing drawn'
        : JSON.stringify({ text: drawn.text, words: drawn.words, nodes: drawn.nodes });
    },

    async close() {
      devtools.close();
      await context.close();
      if (!options.internet) await internet.close();
      if (!options.profile && !options.keepProfile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return harness;
}
