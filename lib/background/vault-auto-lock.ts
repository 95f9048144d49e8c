// Locks after a while without use: an alarm that every use pushes back. The browser keeps the alarm when the worker dies,
// so nothing else has to be remembered. Off the path of every answer: nobody waits for it.

import type { browser } from 'wxt/browser';
import { logProblem } from '@/lib/log';
import type { MessageName } from '@/lib/messages/protocol';

export const AUTO_LOCK_ALARM = 'auto-lock';

/** The alarm need not be pushed back by every click. */
const PUSH_EVERY_MS = 30_000;
/** No key or mouse for so long, s: pages that ask again by themselves are no use. The shortest that browsers tell. */
const AWAY_AFTER_S = 60;

/** What only a person at work brings about, or a page that asks on their behalf. The rest is polled by open windows. */
const USES: ReadonlySet<MessageName> = new Set<MessageName>([
  'person.find',
  'person.refresh',
  'person.contact',
  'person.decide',
  'person.notes',
  'file.open',
  'card.load',
  'panel.open',
  'connection.submit',
  'connection.tune',
  'connection.remove',
  'connection.diagnose',
  'sync.now',
  'sync.pause',
  'settings.set',
  'decision.forget',
  'diagnostics.reset',
  'diagnostics.strict',
  'vault.tune',
]);

export interface AutoLockTools {
  alarms: Pick<typeof browser.alarms, 'create' | 'get' | 'clear'>;
  idle: Pick<typeof browser.idle, 'queryState'>;
  /** How long it may stay open without use. */
  minutes(): Promise<number>;
  now(): number;
}

export interface AutoLock {
  /** A message came. */
  used(name: MessageName): void;
  /** The vault was unlocked, or the time allowed is another. */
  begin(): Promise<void>;
  /** As `begin`, where no alarm is set. */
  resume(): Promise<void>;
  end(): Promise<void>;
}

export function createAutoLock({ alarms, idle, minutes, now }: AutoLockTools): AutoLock {
  let isOn = false;
  let pushedAt = 0;

  async function push(): Promise<void> {
    pushedAt = now();
    await alarms.create(AUTO_LOCK_ALARM, { delayInMinutes: await minutes() });
  }

  async function pushIfSomebodyIsThere(): Promise<void> {
    if ((await idle.queryState(AWAY_AFTER_S)) === 'active' && isOn) await push();
  }

  return {
    used(name) {
      if (!isOn || !USES.has(name) || Math.abs(now() - pushedAt) < PUSH_EVERY_MS) return;
      pushedAt = now();
      pushIfSomebodyIsThere().catch((thrown) => logProblem('auto-lock', thrown));
    },
    async begin() {
      isOn = true;
      await push();
    },
    async resume() {
      isOn = true;
      if (!(await alarms.get(AUTO_LOCK_ALARM))) await push();
    },
    async end() {
      isOn = false;
      await alarms.clear(AUTO_LOCK_ALARM);
    },
  };
}
