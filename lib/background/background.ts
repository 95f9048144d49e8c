// Puts the background together over one browser. Everything that takes time to open is a promise that the handlers await,
// so that listeners stand in the first turn and a worker that is woken loses no event.

import type { browser } from 'wxt/browser';
import { connectorFor } from '@/lib/ats/registry';
import { logProblem } from '@/lib/log';
import { answerMessages } from '@/lib/messages/answer';
import { AUDIENCE } from '@/lib/messages/protocol';
import type { BadgeView } from '@/lib/model/badge';
import type { ListCount } from '@/lib/model/list-finding';
import type { Finding, WordedFinding } from '@/lib/model/match';
import { SYNC_ALARM } from '@/lib/sync/schedule';
import { type Core, openCore } from './core';
import type { CoreHandlers } from './handlers';
import { createInvocations } from './invocations';
import { createReading } from './reading';
import { chooseStrict, chooseSurface, readSettings, settingsChanged } from './settings';
import type { BuiltInSite } from './sites';
import { createSurroundings, keepAwake } from './surroundings';
import { setAlarm } from './sync-alarm';
import { createKeeper } from './vault-keeper';

export interface BackgroundParts {
  /** What the toolbar icon says of a verdict, null for nobody; words and colours are the components'. */
  toolbarView(shown: Finding | ListCount | null): ToolbarView;
  /** What the badge on the page says of a verdict. */
  badgeView(finding: Finding, now: number): BadgeView;
  /** The reader's file of the site that reads an address; null for no site's. */
  readerOf(address: string): string | null;
  /** Sites whose readers are part of the extension. */
  sites: readonly BuiltInSite[];
}

/** The toolbar icon of one tab. `icons` by size in pixels. */
export interface ToolbarView {
  title: string;
  badge: string;
  color: string;
  icons: Record<number, string>;
}

export function createBackground(api: typeof browser, parts: BackgroundParts): void {
  const surroundings = createSurroundings(api, {
    toolbarView: parts.toolbarView,
    now: Date.now,
    readSettings,
    chooseSurface,
    chooseStrict,
    connectorFor,
    patterns: () => reading.patterns(),
    siteOrigins: () => reading.origins(),
  });
  const reading = createReading(api, {
    builtIn: parts.sites,
    connectionOrigins: async () => (await keeper.opened()).core?.origins() ?? null,
    announce: surroundings.announce,
  });

  const keeper = createKeeper<Core>(api, {
    surroundings,
    openCore: (ground) => openCore(api, ground),
    begun: () => onEvent('sync', tick),
    // Nobody is to be woken for nothing.
    locked: () => void api.alarms.clear(SYNC_ALARM),
  });

  async function tick({ schedule }: Core): Promise<void> {
    await keepAwake(api, schedule.tick());
    await setAlarm(api, await schedule.nextTickMs());
  }

  /** Events have nobody to answer to: what goes wrong is logged. While the vault is locked nothing is done. */
  function onEvent(where: string, work: (core: Core) => Promise<unknown>): void {
    keeper
      .opened()
      .then(({ core }) => core && work(core))
      .catch((thrown) => logProblem(where, thrown));
  }

  const names = Object.keys(AUDIENCE) as (keyof CoreHandlers)[];
  const waiting = names.map((name) => [
    name,
    async (...call: unknown[]) => {
      keeper.used(name);
      const { handlers } = await keeper.opened();
      return (handlers[name] as (...call: unknown[]) => Promise<unknown>)(...call);
    },
  ]);
  const core = Object.fromEntries(waiting) as CoreHandlers;
  const worded = (finding: Finding): WordedFinding => ({ ...finding, badge: parts.badgeView(finding, Date.now()) });
  answerMessages({
    ...core,
    async 'person.find'(input, sender) {
      if (!input.beside) reading.noteRead(sender.tabId, input.sighting);
      return worded(await core['person.find'](input, sender));
    },
    'person.refresh': async (...call) => worded(await core['person.refresh'](...call)),
    'person.decide': async (...call) => worded(await core['person.decide'](...call)),
    ...keeper.handlers,
    ...reading.handlers,
    ...createInvocations(api, {
      readerOf: parts.readerOf,
      askTab: surroundings.askTab,
      askTabList: surroundings.askTabList,
      openPanel: surroundings.openPanel,
      now: Date.now,
    }),
    // Only in the turn of the click's message does the browser believe that a user asked for it.
    async 'panel.open'(_input, sender) {
      await surroundings.openPanel(sender);
      return null;
    },
  });

  api.alarms.onAlarm.addListener(({ name }) => {
    keeper.onAlarm(name);
    if (name !== SYNC_ALARM) return;
    onEvent('connect', ({ connecting }) => connecting.permissionsAdded());
    onEvent('sync', tick);
    onEvent('upkeep', ({ upkeep }) => upkeep());
  });
  api.permissions.onRemoved.addListener(reading.changed);
  api.permissions.onAdded.addListener(() => {
    reading.changed();
    onEvent('connect', ({ connecting }) => connecting.permissionsAdded());
    onEvent('hosts', ({ hostsAdded }) => hostsAdded());
  });
  api.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' || area === 'managed') settingsChanged();
    if (changes.packs || changes.sites) {
      reading.changed();
      surroundings.announce('settings.changed');
    }
    if (area !== 'managed') return;
    if (changes.showRestricted) onEvent('policy', ({ readAllAnew }) => readAllAnew());
    if (changes.passphraseRequired || changes.longestAutoLockMinutes) keeper.policyChanged();
    if (changes.connections) onEvent('policy', (core) => core.followPolicy());
    if (changes.surface) surroundings.announce('settings.changed');
  });
  api.runtime.onInstalled.addListener(({ reason }) => {
    reading.installed();
    if (reason === 'install') void openFirstRun(api).catch((thrown) => logProblem('first run', thrown));
  });
  // The screen's lock is told at once; nobody is to be woken because a user stepped away or came back.
  api.idle.setDetectionInterval(LONGEST_IDLE_S);
  api.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') keeper.screenLocked();
  });
  // What was begun is gone on with, and a locked vault says so on every toolbar.
  api.runtime.onStartup.addListener(() => onEvent('startup', async () => undefined));
  // In every worker, after what woke it: the browser's list may have been brought out of step while none ran.
  setTimeout(reading.changed, ALIGN_AFTER_MS);
  // In every worker: no event tells of an extension that was switched on again, and browsers may drop alarms.
  void api.alarms.get(SYNC_ALARM).then((alarm) => (alarm ? undefined : setAlarm(api, 0)));
}

/** Whoever woke the worker is answered first, ms. */
const ALIGN_AFTER_MS = 1_000;

/** As long as browsers take, s. */
const LONGEST_IDLE_S = 4 * 60 * 60;

async function openFirstRun(api: typeof browser): Promise<void> {
  const { surface } = await readSettings();
  if (surface === 'undecided') await api.tabs.create({ url: `${api.runtime.getURL('/options.html')}#welcome` });
}
