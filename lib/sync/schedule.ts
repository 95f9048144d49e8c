// When each connection is synced, and that only one run of it goes on in this browser. Holds nothing that cannot be
// rebuilt: what is due is read from the sync rows at every tick.

import { logProblem } from '@/lib/log';
import type { SyncRow } from '@/lib/match-index/database';
import type { MatchIndex } from '@/lib/match-index/match-index';
import { type SyncPlan, untilDue } from './plan';
import { LONGEST_WAIT_MS, newSync } from './run-sync';

/** Name of the alarm that ticks. */
export const SYNC_ALARM = 'sync';
/** The browser allows no alarm sooner than this. */
const SHORTEST_TICK_MS = 30_000;
/** However long nothing is due: clocks jump, and computers sleep. In between the worker may sleep as well. */
const LONGEST_TICK_MS = 5 * 60_000;

export interface ScheduleTools {
  index: MatchIndex;
  now(): number;
  /** Ids of all connections. */
  connections(): Promise<string[]>;
  /** How often what is walked, as things stand. */
  plan(connection: string): Promise<SyncPlan>;
  /** One run, see `runSync`. */
  run(connection: string, signal: AbortSignal, force: boolean): Promise<SyncRow>;
  /**
   * Runs `work` while nobody else does under the same name (Web Locks). When somebody does: waits for its turn, or
   * returns null at once.
   */
  exclusively<T>(name: string, work: () => Promise<T>, otherwise: 'wait' | 'leave'): Promise<T | null>;
}

export interface Schedule {
  /** Starts what is due; resolves when those runs have ended. */
  tick(): Promise<void>;
  /** When to tick again, ms from now. */
  nextTickMs(): Promise<number>;
  /** One run now, whatever the plan says; after the present one if there is one. Does nothing while paused. */
  now(connection: string): Promise<void>;
  pause(connection: string, paused: boolean): Promise<void>;
  /**
   * Ends a run, and those that wait behind it, and does `work` before any other run may begin: erasing, or changing
   * what a run starts from.
   */
  without<T>(connection: string, work: () => Promise<T>): Promise<T | null>;
}

interface Run {
  abort: AbortController;
  ended: Promise<unknown>;
  /** One more, forced, behind it. */
  next?: Promise<unknown>;
}

export function createSchedule(tools: ScheduleTools): Schedule {
  const running = new Map<string, Run>();

  function start(connection: string, force: boolean): Promise<unknown> {
    const present = running.get(connection);
    if (present && !force) return present.ended;
    if (present) {
      // The present run may be past the point where it would have seen what somebody wants to see now.
      present.next ??= present.ended.then(() => (present.abort.signal.aborted ? undefined : start(connection, true)));
      return present.next;
    }
    const abort = new AbortController();
    const ended = tools
      .exclusively(`sync ${connection}`, () => tools.run(connection, abort.signal, force), 'leave')
      .catch((thrown) => logProblem('sync', thrown))
      .finally(() => running.delete(connection));
    running.set(connection, { abort, ended });
    return ended;
  }

  /** How long until a connection has something to do, ms. */
  async function waitOf(id: string): Promise<number> {
    const now = tools.now();
    const sync = (await tools.index.sync(id)) ?? newSync(id);
    if (sync.paused) return Number.POSITIVE_INFINITY;
    if (isWaiting(sync, now)) return (sync.retryAt ?? now) - now;
    return sync.dueLeft > 0 ? 0 : untilDue(sync, now, await tools.plan(id));
  }

  function without<T>(connection: string, work: () => Promise<T>): Promise<T | null> {
    running.get(connection)?.abort.abort();
    return tools.exclusively(`sync ${connection}`, work, 'wait');
  }

  return {
    async tick() {
      const ids = await tools.connections();
      await Promise.all(
        ids.map(async (id) => {
          if ((await waitOf(id)) === 0) await start(id, false);
        }),
      );
    },

    async nextTickMs() {
      const waits = await Promise.all((await tools.connections()).map(waitOf));
      return Math.max(SHORTEST_TICK_MS, Math.min(LONGEST_TICK_MS, ...waits));
    },

    async now(connection) {
      await start(connection, true);
    },

    async pause(connection, paused) {
      await without(connection, async () => {
        const sync = (await tools.index.sync(connection)) ?? newSync(connection);
        await tools.index.saveSync({ ...sync, paused, retryAt: paused ? sync.retryAt : null });
      });
      if (!paused) void start(connection, false);
    },

    without,
  };
}

/** A retry that lies further ahead than any we set was written under another clock. */
function isWaiting(sync: SyncRow, now: number): boolean {
  const wait = (sync.retryAt ?? 0) - now;
  return wait > 0 && wait <= LONGEST_WAIT_MS;
}
