// What stands on an open vault: index, connections, sync, and whoever answers from them. Put together anew whenever the
// vault is unlocked; knows no event of the browser's.

import type { browser } from 'wxt/browser';
import type { Account, AtsRecord, Connector, FileSource, Rows } from '@/lib/ats/connector';
import { createHttp } from '@/lib/ats/http';
import { CONNECTORS, connectorFor } from '@/lib/ats/registry';
import { createDecisions } from '@/lib/decisions/decisions';
import { AppError } from '@/lib/errors';
import { logProblem } from '@/lib/log';
import { createMatchIndex } from '@/lib/match-index/match-index';
import type { ConnectionDraft, ConnectionOptions } from '@/lib/model/connection';
import { attentionOf, planOf } from '@/lib/sync/plan';
import { createRestrictedRows, type RestrictedRows, runSync } from '@/lib/sync/run-sync';
import { createSchedule, type Schedule } from '@/lib/sync/schedule';
import { unlessAborted } from '@/lib/sync/unless-aborted';
import { keepUp } from '@/lib/sync/upkeep';
import { createAccounts, type OpenAccount } from './accounts';
import { createBehindAnswers } from './behind-answers';
import { type Connecting, createConnecting } from './connect';
import { connectionIn, createConnectionStore, type StoredConnection } from './connections';
import { diagnose, isDiagnosisDue } from './diagnose';
import { eraseConnection } from './erase-connection';
import { type CoreHandlers, createHandlers } from './handlers';
import { KEYING } from './keying';
import { createLearnedPairs } from './learned-pairs';
import { createLearnedWeights } from './learned-weights';
import { followPolicy } from './managed-connections';
import { createReadAhead } from './read-ahead';
import { sessionUntil } from './session-until';
import { readSettings } from './settings';
import { keepAwake } from './surroundings';
import { setAlarm } from './sync-alarm';
import { passingTokens, sessionTokens, type TokenPlace, tokenKey } from './tokens';
import type { Ground } from './vault-keeper';

export interface Core {
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

export async function openCore(
  api: typeof browser,
  { database, vault, ended, session, surroundings }: Ground,
): Promise<Core> {
  const now = () => Date.now();
  const index = createMatchIndex(database, vault, KEYING, now);
  // While all else is put together; what goes wrong, the first question tells.
  index.ready().catch(() => undefined);
  const store = createConnectionStore(database, vault, now);
  const decisions = createDecisions({
    database,
    vault,
    now,
    isHeld: async ({ connection, candidate }) => (await index.person(connection, candidate)).length > 0,
  });
  const quiet = { lookedUpAt: surroundings.lookedUpAt, now, sleep };
  const later = createBehindAnswers(quiet, ended);
  const weights = createLearnedWeights({ database, vault, later });
  const pairs = createLearnedPairs(index, later);

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
    // Whoever asks may have read it before it was removed.
    await connectionIn(store, connection.id);
    const closing = new AbortController();
    const tokens = sessionTokens(sessionUntil(closing.signal, session), connection.id);
    const account = open(connector, tokens, { ...connection, showRestricted, restricted });
    return {
      account: reachable(account, connector.origins(connection.fields)),
      restricted,
      end: () => closing.abort(),
    };
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
      ...(account.byIds && { byIds: account.byIds }),
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
      const connection = await connectionIn(store, id);
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
    session,
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
        await session.remove(tokenKey(connection.id));
      });
      void schedule.now(connection.id);
      surroundings.announce('index.changed');
    },
  });

  let keeping: Promise<void> | null = null;
  function upkeep(): Promise<void> {
    keeping ??= keepAwake(api, keepUp({ step: index.upkeep, ...quiet }, ended)).finally(() => {
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

  const erase = (connection: StoredConnection) =>
    eraseConnection(connection, { accounts, index, decisions, store, schedule, surroundings });

  const handlers = createHandlers({
    index,
    readAhead: createReadAhead(index.readAhead, quiet, ended),
    decisions,
    weights,
    pairs,
    store,
    schedule,
    connecting,
    erase,
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

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** No key or mouse for so long: nobody is there, s. */
const IDLE_AFTER_S = 300;

/** In pieces, because a call takes only so many arguments. */
function toBase64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = '';
  for (let from = 0; from < all.length; from += 0x8000)
    text += String.fromCharCode(...all.subarray(from, from + 0x8000));
  return btoa(text);
}
