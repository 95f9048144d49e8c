// Puts the background together over one browser. Everything that takes time to open is a promise that the handlers await,
// so that listeners stand in the first turn and a worker that is woken loses no event.

import type { browser } from 'wxt/browser';
import type { Account, AtsRecord, Connector, FileSource, Rows } from '@/lib/ats/connector';
import { createHttp } from '@/lib/ats/http';
import { CONNECTORS, connectorFor } from '@/lib/ats/registry';
import { createDecisions } from '@/lib/decisions/decisions';
import { AppError } from '@/lib/errors';
import { logProblem } from '@/lib/log';
import { createMatchIndex } from '@/lib/match-index/match-index';
import { answerMessages } from '@/lib/messages/answer';
import { AUDIENCE } from '@/lib/messages/protocol';
import type { BadgeView } from '@/lib/model/badge';
import type { ConnectionDraft, ConnectionOptions } from '@/lib/model/connection';
import type { ListCount } from '@/lib/model/list-finding';
import type { Finding, WordedFinding } from '@/lib/model/match';
import { attentionOf, planOf } from '@/lib/sync/plan';
import { createRestrictedRows, type RestrictedRows, runSync } from '@/lib/sync/run-sync';
import { createSchedule, type Schedule, SYNC_ALARM } from '@/lib/sync/schedule';
import { unlessAborted } from '@/lib/sync/unless-aborted';
import { keepUp } from '@/lib/sync/upkeep';
import { createAccounts, type OpenAccount } from './accounts';
import { type Connecting, createConnecting } from './connect';
import { createConnectionStore, type StoredConnection } from './connections';
import { diagnose, isDiagnosisDue } from './diagnose';
import { eraseConnection } from './erase-connection';
import { type CoreHandlers, createHandlers } from './handlers';
import { createInvocations } from './invocations';
import { KEYING } from './keying';
import { createLearnedPairs } from './learned-pairs';
import { createLearnedWeights } from './learned-weights';
import { followPolicy } from './managed-connections';
import { createReading } from './reading';
import { chooseStrict, chooseSurface, readSettings, settingsChanged } from './settings';
import type { BuiltInSite } from './sites';
import { createSurroundings, keepAwake } from './surroundings';
import { passingTokens, sessionTokens, type TokenPlace } from './tokens';
import { createKeeper, type Ground } from './vault-keeper';

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

interface Core {
  schedule: Schedule;
  connecting: Connecting;
  handlers: CoreHandlers;
  readAllAnew(): Promise<void>;
  /** Brings connections that policy sets up into line with it. */
  followPolicy(): Promise<void>;
  /** Hosts that connections need. */
  origins(): Promise<string[]>;
  /** Goes on with connections that had lost their host. */
  hostsAdded(): Promise<void>;
  /** Does what can wait: the key lists are merged, or built anew. */
  upkeep(): Promise<void>;
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
      reading.noteRead(sender.tabId, input.sighting);
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

async function openCore(api: typeof browser, { database, vault, ended, surroundings }: Ground): Promise<Core> {
  const now = () => Date.now();
  const index = createMatchIndex(database, vault, KEYING, now);
  const store = createConnectionStore(database, vault, now);
  const decisions = createDecisions({
    database,
    vault,
    now,
    isHeld: async ({ connection, candidate }) => (await index.person(connection, candidate)).length > 0,
  });
  const weights = createLearnedWeights({ database, vault, later: (work) => void setTimeout(work, LEARN_AFTER_MS) });
  const pairs = createLearnedPairs(index, (work) => {
    setTimeout(() => work().catch((thrown) => logProblem('pairs', thrown)), LEARN_AFTER_MS);
  });

  const http = createHttp({
    fetch: (...call) => fetch(...call),
    now,
    keepAlive: () => void api.runtime.getPlatformInfo(),
  });
  const accounts = createAccounts({ readSettings, open: openAccount });

  function open(connector: Connector, tokens: TokenPlace, source: AccountSource): Account {
    return connector.open(source.fields, {
      http: http.sharing(source.options.share),
      tokens,
      now,
      capabilities: source.capabilities,
      syncsFiles: source.options.syncsFiles,
      showRestricted: source.showRestricted,
      isRestricted: (resource, id) => source.restricted.has(resource, id),
    });
  }

  function connectorOf(connection: StoredConnection): Connector {
    const connector = connectorFor(connection.ats);
    if (!connector) throw new AppError('connection/unknown');
    return connector;
  }

  async function openAccount(connection: StoredConnection, showRestricted: boolean): Promise<OpenAccount> {
    const connector = connectorOf(connection);
    const restricted = createRestrictedRows(await index.restrictedRows(connection.id));
    const tokens = sessionTokens(api.storage.session, connection.id);
    const account = open(connector, tokens, { ...connection, showRestricted, restricted });
    return { account: reachable(account, connector.origins(connection.fields)), restricted };
  }

  /** Without the host permission the browser fails every request as if the network were gone; this tells them apart. */
  function reachable(account: Account, origins: string[]): Account {
    const mustReach = async () => {
      if (!(await api.permissions.contains({ origins }))) throw new AppError('permission/host-refused');
    };
    return {
      check: (workEmail) => account.check(workEmail),
      page: (walk, cursor) => mustReach().then(() => account.page(walk, cursor)),
      one: (candidate, held, yields) => mustReach().then(() => account.one(candidate, held, yields)),
      ...(account.details && {
        details: (candidate, held) => mustReach().then(() => account.details?.(candidate, held) as Promise<Rows>),
      }),
      file: (file) => mustReach().then(() => account.file(file)),
      notes: (candidate, held) => mustReach().then(() => account.notes(candidate, held)),
    };
  }

  const schedule = createSchedule({
    index,
    now,
    connections: async () => (await store.all()).map(({ id }) => id),
    async plan(id) {
      const connection = await store.get(id);
      return connection ? planFor(connection) : { changesEveryMs: 0, jobsEveryMs: 0, sweepEveryMs: null };
    },
    async run(id, stopped, force) {
      const signal = AbortSignal.any([stopped, ended]);
      // Should the worker die in this run, the next one is not far.
      await setAlarm(api, 0);
      const connection = await store.get(id);
      if (!connection) throw new AppError('connection/unknown');
      const { account, restricted, rule } = await accounts.of(connection);
      const connector = connectorOf(connection);
      const target = {
        connection: id,
        rule,
        account,
        restricted,
        plan: await planFor(connection),
        keep: connection.options.keepsWhole ? (record: AtsRecord) => record : connector.brief,
      };
      const onPage = () => surroundings.announce('index.changed');
      const sync = await keepAwake(api, runSync(target, { index, now, onPage }, signal, force));
      // Whoever ends the run does not wait for the check.
      if (!signal.aborted && isDiagnosisDue(connection, sync, now())) await unlessAborted(look(connection), signal);
      surroundings.announce('index.changed');
      return sync;
    },
    exclusively: (name, work, otherwise) =>
      navigator.locks.request(name, { ifAvailable: otherwise === 'leave' }, (lock) => (lock ? work() : null)),
  });

  async function planFor(connection: StoredConnection) {
    const { sweepEveryMs } = connectorOf(connection);
    const sinceLookUpMs = now() - surroundings.lookedUpAt();
    const screen = await api.idle.queryState(IDLE_AFTER_S);
    return planOf(
      connection.options,
      sweepEveryMs,
      attentionOf({ sinceLookUpMs, screen, hour: new Date().getHours() }),
    );
  }

  async function look(connection: StoredConnection): Promise<StoredConnection> {
    const { account } = await accounts.of(connection);
    const diagnosis = await diagnose(connection, connectorOf(connection), account, now());
    const latest = await store.get(connection.id);
    // What was seen with another key is no longer of interest.
    if (latest && JSON.stringify(latest.fields) !== JSON.stringify(connection.fields)) return latest;
    return (await store.change(connection.id, { diagnosis })) ?? connection;
  }

  const connecting = createConnecting({
    now,
    store,
    connectorFor,
    tryAccount: (connector, draft: ConnectionDraft) =>
      open(connector, passingTokens(), {
        ...draft,
        showRestricted: false,
        restricted: createRestrictedRows(),
      }),
    async onSaved(connection) {
      await schedule.without(connection.id, async () => {
        accounts.close(connection.id);
        await api.storage.session.remove(`token ${connection.id}`);
      });
      void schedule.now(connection.id);
      surroundings.announce('index.changed');
    },
  });

  let keeping: Promise<void> | null = null;
  function upkeep(): Promise<void> {
    const { lookedUpAt } = surroundings;
    const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
    keeping ??= keepAwake(api, keepUp({ step: index.upkeep, lookedUpAt, now, sleep }, ended)).finally(() => {
      keeping = null;
    });
    return keeping;
  }

  /** Policy decides what is kept; a run that begins under another rule reads everything anew. */
  async function readAllAnew(): Promise<void> {
    for (const { id } of await store.all()) {
      await schedule.without(id, async () => accounts.close(id));
      void schedule.now(id);
    }
    surroundings.announce('index.changed');
  }

  const handlers = createHandlers({
    index,
    decisions,
    weights,
    pairs,
    store,
    schedule,
    connecting,
    connectors: CONNECTORS,
    accountFor: async (connection) => (await accounts.of(connection)).account,
    diagnose: look,
    fetchFile,
    surroundings,
  });

  async function fetchFile(source: FileSource, connection: StoredConnection) {
    const { type, bytes } = await keepAwake(api, http.bytes({ ...source, gate: `files ${connection.id}` }));
    return { type, base64: toBase64(bytes) };
  }

  async function origins(): Promise<string[]> {
    return (await store.all()).flatMap(({ ats, fields }) => connectorFor(ats)?.origins(fields) ?? []);
  }

  async function hostsAdded(): Promise<void> {
    for (const { id } of await store.all()) {
      if ((await index.sync(id))?.problem === 'permission/host-refused') void schedule.now(id);
    }
  }

  const erase = (connection: StoredConnection) =>
    eraseConnection(connection, { index, decisions, store, schedule, surroundings });
  const obeyPolicy = () => followPolicy({ store, connectorFor, connecting, erase });
  // A policy may have changed while no worker ran.
  await obeyPolicy().catch((thrown) => logProblem('policy', thrown));
  return { schedule, connecting, handlers, readAllAnew, followPolicy: obeyPolicy, origins, hostsAdded, upkeep };
}

interface AccountSource {
  fields: Record<string, string>;
  capabilities: StoredConnection['capabilities'];
  options: ConnectionOptions;
  showRestricted: boolean;
  restricted: RestrictedRows;
}

/** Whoever woke the worker is answered first, ms. */
const ALIGN_AFTER_MS = 1_000;

/** Learning waits until the answer is on the screen, ms. */
const LEARN_AFTER_MS = 2_000;

/** No key or mouse for so long: nobody is there, s. */
const IDLE_AFTER_S = 300;

/** As long as browsers take, s. */
const LONGEST_IDLE_S = 4 * 60 * 60;

/** In pieces, because a call takes only so many arguments. */
function toBase64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = '';
  for (let from = 0; from < all.length; from += 0x8000)
    text += String.fromCharCode(...all.subarray(from, from + 0x8000));
  return btoa(text);
}

/** Again and again, so that a worker that dies in the middle of a tick is woken all the same. */
function setAlarm(api: typeof browser, afterMs: number): Promise<void> {
  const minutes = Math.max(afterMs / 60_000, 0.5);
  return api.alarms.create(SYNC_ALARM, { delayInMinutes: minutes, periodInMinutes: minutes });
}

async function openFirstRun(api: typeof browser): Promise<void> {
  const { surface } = await readSettings();
  if (surface === 'undecided') await api.tabs.create({ url: `${api.runtime.getURL('/options.html')}#welcome` });
}
