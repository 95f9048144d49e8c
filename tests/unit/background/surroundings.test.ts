import { expect, it } from 'vitest';
import type { browser } from 'wxt/browser';
import { createSurroundings } from '@/lib/background/surroundings';
import { simulatedConnection } from '@/tests/support/simulated-account';

it('forgets a connection’s tokens and the names of its files, and no other’s', async () => {
  const held: Record<string, unknown> = {
    'token c1': 't1',
    'token c2': 't2',
    'file one': { connection: 'c1', file: '7', name: 'Mara Example.pdf' },
    'file two': { connection: 'c2', file: '8', name: 'Jo Example.pdf' },
    'connect.submission': { connection: 'c1' },
  };
  const session = {
    get: async () => held,
    async remove(keys: string | string[]) {
      for (const key of [keys].flat()) delete held[key];
    },
  };
  const api = { storage: { session }, permissions: { remove: async () => true } } as unknown as typeof browser;
  const surroundings = createSurroundings(api, {
    toolbarView: () => ({ title: '', badge: '', color: '', icons: {} }),
    now: Date.now,
    readSettings: async () => ({
      surface: 'page',
      lockedByPolicy: false,
      showRestricted: false,
      strict: false,
      strictByPolicy: false,
      sites: {},
      sitesByPolicy: {},
    }),
    chooseSurface: async () => undefined,
    chooseStrict: async () => undefined,
    connectorFor: () => undefined,
    patterns: async () => [],
    siteOrigins: async () => [],
  });
  await surroundings.forget(simulatedConnection(), []);
  expect(Object.keys(held)).toEqual(['token c2', 'file two', 'connect.submission']);
});
