// The one alarm: when the background looks again at what is to be read.

import type { browser } from 'wxt/browser';
import { SYNC_ALARM } from '@/lib/sync/schedule';

/** Again and again, so that a worker that dies in the middle of a tick is woken all the same. */
export function setAlarm(api: typeof browser, afterMs: number): Promise<void> {
  const minutes = Math.max(afterMs / 60_000, 0.5);
  return api.alarms.create(SYNC_ALARM, { delayInMinutes: minutes, periodInMinutes: minutes });
}
