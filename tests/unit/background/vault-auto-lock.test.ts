import { describe, expect, it } from 'vitest';
import { AUTO_LOCK_ALARM, createAutoLock } from '@/lib/background/vault-auto-lock';
import type { MessageName } from '@/lib/messages/protocol';

function setting() {
  const seen = { now: 1_000_000, idle: 'active', created: [] as number[], alarm: false };
  const lock = createAutoLock({
    now: () => seen.now,
    minutes: async () => 30,
    idle: { queryState: async () => seen.idle } as never,
    alarms: {
      create: async (name: string, { delayInMinutes }: { delayInMinutes: number }) => {
        expect(name).toBe(AUTO_LOCK_ALARM);
        seen.created.push(delayInMinutes);
        seen.alarm = true;
      },
      get: async () => (seen.alarm ? { name: AUTO_LOCK_ALARM } : undefined),
      clear: async () => {
        seen.alarm = false;
      },
    } as never,
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { seen, lock, settled };
}

describe('the alarm that locks', () => {
  it.each<[MessageName, boolean]>([
    ['person.find', true],
    ['person.refresh', true],
    ['person.decide', true],
    ['card.load', true],
    ['panel.open', true],
    ['settings.set', true],
    ['decision.forget', true],
    ['decision.list', false],
    ['connection.list', false],
    ['connection.submission', false],
    ['tab.person', false],
    ['page.left', false],
    ['vault.get', false],
  ])('is pushed back by %s: %s', async (name, isUse) => {
    const { seen, lock, settled } = setting();
    await lock.begin();
    seen.now += 60_000;
    lock.used(name);
    await settled();
    expect(seen.created).toEqual(isUse ? [30, 30] : [30]);
  });

  it('is not pushed back by a page that asks again while nobody is there', async () => {
    const { seen, lock, settled } = setting();
    await lock.begin();
    seen.idle = 'idle';
    seen.now += 60_000;
    lock.used('person.find');
    await settled();
    expect(seen.created).toEqual([30]);
  });

  it('is pushed back at most twice a minute', async () => {
    const { seen, lock, settled } = setting();
    await lock.begin();
    for (let second = 0; second < 120; second++) {
      seen.now += 1_000;
      lock.used('person.find');
      await settled();
    }
    expect(seen.created.length - 1).toBe(4);
  });

  it('stays as it was set when the worker is started anew, and is set where it is missing', async () => {
    const { seen, lock } = setting();
    await lock.resume();
    expect(seen.created).toEqual([30]);
    await lock.resume();
    expect(seen.created).toEqual([30]);
  });

  it('is not there without a passphrase', async () => {
    const { seen, lock, settled } = setting();
    lock.used('person.find');
    await settled();
    await lock.begin();
    await lock.end();
    expect(seen.alarm).toBe(false);
    seen.now += 60_000;
    lock.used('person.find');
    await settled();
    expect([seen.alarm, seen.created]).toEqual([false, [30]]);
  });
});
