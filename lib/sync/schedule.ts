// When each connection is synced, and that only one run of it goes on in this browser. Holds nothing that cannot be
// rebuilt: what is due is read from the sync rows at every tick.

import { logProblem } from '@/lib/log';
import type { SyncRow } from '@/lib/match-index/database';
import type { MatchIndex } from '@/lib/match-index/match-index';
import { dueWalk, newSync } from './run-sync';

/** Name of the alarm that ticks; the browser allows at most two a minute. */
export const SYNC_ALARM = 'sync';
export const TICK_MINUTES = 0.5;

export interface ScheduleTools {
  index: MatchIndex;
  now(): number;
  /** Ids of all connections. */
  connections(): Promise<string[]>;
  /** One run, see `runSync`. */
  run(connection: string, signal: AbortSignal, force: boolean): Promise<SyncRow>;
  /** Runs `work` while nobody else does under the same name, else returns null at once (Web Locks). */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

export interface Schedule {
  /** Starts what is due; resolves when those runs have ended. */
  tick(): Promise<void>;
  /** One run now, whatever the plan says. */
  now(connection: string): Promise<void>;
  pause(connection: string, paused: boolean): Promise<void>;
  /** Ends a run and waits until it has ended, e.g. before its data is erased. */
  stop(connection: string): Promise<void>;
}

export function createSchedule(tools: ScheduleTools): Schedule {
  const running = new Map<string, { abort: AbortController; ended: Promise<unknown>; next?: Promise<unknown> }>();

  function start(connection: string, force: boolean): Promise<unknown> {
    const present = running.get(connection);
    if (present && !force) return present.ended;
    if (present) {
      // The present run may be past the point where it would have seen what somebody wants to see now.
      present.next ??= present.ended.then(() => start(connection, true));
      return present.next;
    }
    const abort = new AbortController();
    const ended = tools
      .exclusively(`sync ${connection}`, () => tools.run(connection, abort.signal, force))
      .catch((thrown) => logProblem('sync', thrown))
      .finally(() => running.delete(connection));
    running.set(connection, { abort, ended });
    return ended;
  }

  async function stop(connection: string): Promise<void> {
    const present = running.get(connection);
    present?.abort.abort();
    await present?.ended;
  }

  return {
    async tick() {
      const ids = await tools.connections();
      await Promise.all(
        ids.map(async (id) => {
          const sync = (await tools.index.sync(id)) ?? newSync(id);
          if (!sync.paused && !isWaiting(sync, tools.now()) && dueWalk(sync, tools.now())) await start(id, false);
        }),
      );
    },

    async now(connection) {
      const sync = await tools.index.sync(connection);
      if (sync?.retryAt || sync?.paused) {
        await tools.index.saveSync({ ...sync, retryAt: null, paused: false });
      }
      await start(connection, true);
    },

    async pause(connection, paused) {
      await stop(connection);
      const sync = (await tools.index.sync(connection)) ?? newSync(connection);
      await tools.index.saveSync({ ...sync, paused, retryAt: paused ? sync.retryAt : null });
      if (!paused) void start(connection, false);
    },

    stop,
  };
}

/** A retry that lies further ahead than any we set was written under another clock. */
function isWaiting(sync: SyncRow, now: number): boolean {
  const wait = (sync.retryAt ?? 0) - now;
  return wait > 0 && wait < 60 * 60_000;
}
