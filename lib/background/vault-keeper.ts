// Stands over the vault: opens the background upon it, ends it when the keys change, and answers what our own pages ask
// of passphrase, locking, rotation and erasing. Whatever held keys that are no longer right is ended with its database
// shut, so that nothing of it can read or write any more.

import type { browser } from 'wxt/browser';
import { AppError } from '@/lib/errors';
import { forgetTexts } from '@/lib/identity/remembered';
import { createInTurn } from '@/lib/in-turn';
import { logProblem } from '@/lib/log';
import { InAtsDatabase } from '@/lib/match-index/database';
import type { Handlers } from '@/lib/messages/answer';
import type { MessageName } from '@/lib/messages/protocol';
import { type Custody, createCustody } from '@/lib/vault/custody';
import { type KeptVault, openVault, type Vault } from '@/lib/vault/vault';
import type { CoreHandlers, Surroundings } from './handlers';
import { createLockedHandlers, lockedFinding } from './locked-handlers';
import { type SessionStore, sessionUntil } from './session-until';
import { chooseAutoLock, readLockSettings } from './settings';
import { keepAwake, type Toolbars } from './surroundings';
import { AUTO_LOCK_ALARM, createAutoLock } from './vault-auto-lock';
import { eraseEverything } from './vault-erase';
import { resealRows } from './vault-reseal';
import { createVaultSession, createVaultStore } from './vault-store';
import { createTries, type FailedTries } from './vault-tries';

/** What the background stands on while the vault is open. */
export interface Ground {
  database: InAtsDatabase;
  vault: Vault;
  /** Fires when the vault is locked or gets another key: all work is to end. */
  ended: AbortSignal;
  /** The browser's; nothing is kept there after the end. */
  session: SessionStore;
  surroundings: Surroundings;
}

export interface KeeperTools<C extends { handlers: CoreHandlers }> {
  surroundings: Surroundings & Toolbars;
  openCore(ground: Ground): Promise<C>;
  /** Called when the vault was unlocked, or has other keys. */
  begun(): void;
  /** Called when the vault is found locked. */
  locked(): void;
  database?: () => InAtsDatabase;
  /** How many rounds a new passphrase costs; measured when left out. */
  rounds?: () => Promise<number>;
}

type VaultHandlers = Pick<Handlers, Extract<MessageName, `vault.${string}`>>;

export interface Keeper<C> {
  handlers: VaultHandlers;
  /** The background as it stands; `core` is null while nothing may be answered. */
  opened(): Promise<{ core: C | null; handlers: CoreHandlers }>;
  /** To be told of every message. */
  used(name: MessageName): void;
  onAlarm(name: string): void;
  /** The screen was locked, or policy changed. */
  screenLocked(): void;
  policyChanged(): void;
}

interface Life<C> {
  core: C | null;
  handlers: CoreHandlers;
  database: InAtsDatabase;
  vault: KeptVault;
  custody: Custody;
  /** Share of rows that the newest key has sealed, null when no older one is in use. */
  resealed: number | null;
  end(): void;
}

const TRIES = 'vaultTries';

export function createKeeper<C extends { handlers: CoreHandlers }>(
  api: typeof browser,
  tools: KeeperTools<C>,
): Keeper<C> {
  const { surroundings } = tools;
  const now = () => surroundings.now();
  const session = createVaultSession(api.storage.session);
  const autoLock = createAutoLock({
    alarms: api.alarms,
    idle: api.idle,
    now,
    minutes: async () => (await readLockSettings()).autoLockMinutes,
  });
  const tries = createTries({
    now,
    load: async () => (await api.storage.local.get(TRIES))[TRIES] as FailedTries | undefined,
    save: (failed) => api.storage.local.set({ [TRIES]: failed }),
  });

  const newDatabase = () => tools.database?.() ?? new InAtsDatabase();
  let life: Promise<Life<C>> | null = null;

  /** A database that could not be opened once (busy, full) is opened again for the next who asks. */
  function opened(): Promise<Life<C>> {
    return life ?? begin(openLife);
  }

  function begin(open: () => Promise<Life<C>>): Promise<Life<C>> {
    const opening = open();
    life = opening;
    opening.catch(() => {
      if (life === opening) life = null;
    });
    return opening;
  }

  async function openLife(): Promise<Life<C>> {
    const database = newDatabase();
    const store = createVaultStore(database);
    const [vault, { isPassphraseRequired }] = await Promise.all([openVault(store, session), readLockSettings()]);
    const ending = new AbortController();
    const ended = ending.signal;
    const inSession = sessionUntil(ended, api.storage.session);
    const present: Life<C> = {
      core: null,
      handlers: createLockedHandlers(surroundings),
      database,
      vault,
      custody: createCustody({
        store,
        session: createVaultSession(inSession),
        ...(tools.rounds ? { rounds: tools.rounds } : {}),
      }),
      resealed: null,
      end() {
        ending.abort();
        vault.lock();
        forgetTexts();
        database.close();
      },
    };
    if (vault.state === 'locked' || (isPassphraseRequired && !vault.hasPassphrase)) {
      vault.lock();
      tools.locked();
      await surroundings.paintToolbars(await lockedFinding('', surroundings));
      return present;
    }
    const ground = {
      database,
      vault,
      ended,
      session: inSession,
      surroundings: untilEnded(surroundings, ended),
    };
    const core = await tools.openCore(ground).catch((thrown) => {
      present.end();
      throw thrown;
    });
    if (vault.hasPassphrase) void autoLock.resume().catch((thrown) => logProblem('auto-lock', thrown));
    const opened = Object.assign(present, { core, handlers: core.handlers });
    if (vault.hasOldKeys) void keepAwake(api, reseal(opened)).catch((thrown) => logProblem('reseal', thrown));
    return opened;
  }

  async function reseal(present: Life<C>): Promise<void> {
    present.resealed = 0;
    await resealRows(present.database, present.vault, (share) => {
      present.resealed = share;
    });
    await present.custody.dropOlderKeys(present.vault.newestKey);
    present.resealed = null;
    surroundings.announce('vault.changed');
  }

  /**
   * Ends what stands on the keys of before, and begins anew on those of now. Whoever asks meanwhile waits for `change`,
   * which nothing that has ended can undo.
   */
  async function renew(change: () => Promise<void> = async () => undefined): Promise<void> {
    const old = life;
    const { core, vault } = await begin(async () => {
      (await old?.catch(() => null))?.end();
      await change();
      // Whoever was still judging then has remembered more.
      forgetTexts();
      return openLife();
    });
    if (core) {
      await surroundings.paintToolbars(null);
      if (vault.hasPassphrase) await autoLock.begin();
      else await autoLock.end();
      tools.begun();
    } else {
      await autoLock.end();
    }
    surroundings.announce('vault.changed');
  }

  const inTurn = createInTurn();

  async function lock(): Promise<void> {
    const { core, vault } = await opened();
    if (!core || !vault.hasPassphrase) return;
    await renew(() => api.storage.session.clear());
  }

  function onEvent(work: () => Promise<unknown>): void {
    inTurn(work).catch((thrown) => logProblem('vault', thrown));
  }

  return {
    opened,
    used: autoLock.used,
    onAlarm(name) {
      if (name === AUTO_LOCK_ALARM) onEvent(lock);
    },
    screenLocked: () => onEvent(lock),
    policyChanged: () => onEvent(() => renew()),

    handlers: {
      async 'vault.get'() {
        const [{ core, vault, resealed }, settings, earliest] = await Promise.all([
          opened(),
          readLockSettings(),
          tries.retryAt(),
        ]);
        return {
          state: core ? 'open' : vault.hasPassphrase ? 'locked' : 'unprotected',
          hasPassphrase: vault.hasPassphrase,
          ...settings,
          resealed,
          retryAt: earliest === null ? null : new Date(earliest).toISOString(),
        };
      },

      'vault.unlock': ({ passphrase }) =>
        inTurn(async () => {
          const { custody, core } = await opened();
          if (core) return null;
          await tries.guard(() => custody.unlock(passphrase));
          await renew();
          return null;
        }),

      'vault.lock': () =>
        inTurn(async () => {
          await lock();
          return null;
        }),

      'vault.protect': ({ present, next }) =>
        inTurn(async () => {
          const { isPassphraseRequired } = await readLockSettings();
          if (next === null && isPassphraseRequired) throw new AppError('message/refused');
          const { custody } = await opened();
          await tries.guard(() => custody.protect(present, next));
          await renew();
          return null;
        }),

      'vault.rotate': ({ present }) =>
        inTurn(async () => {
          const { custody } = await opened();
          await tries.guard(() => custody.rotate(present));
          await renew();
          return null;
        }),

      'vault.tune': ({ autoLockMinutes }) =>
        inTurn(async () => {
          await chooseAutoLock(autoLockMinutes);
          const { core, vault } = await opened();
          if (core && vault.hasPassphrase) await autoLock.begin();
          surroundings.announce('vault.changed');
          return null;
        }),

      'vault.erase': () =>
        inTurn(async () => {
          await renew(() => eraseEverything(api, newDatabase()));
          surroundings.announce('settings.changed');
          return null;
        }),
    },
  };
}

/** A late answer must not paint over what says that it is locked, or leave a file's name in the session. */
function untilEnded(surroundings: Surroundings, ended: AbortSignal): Surroundings {
  return {
    ...surroundings,
    paintToolbar: async (tabId, finding) => {
      if (!ended.aborted) await surroundings.paintToolbar(tabId, finding);
    },
    async openFile(ticket) {
      if (ended.aborted) throw new AppError('vault/locked');
      await surroundings.openFile(ticket);
    },
  };
}
