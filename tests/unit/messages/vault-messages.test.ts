// Everything about the vault is for our own pages alone, and is parsed before anything is derived from it.

import { expect, it, vi } from 'vitest';
import { mayAsk } from '@/lib/messages/answer';
import { AUDIENCE, type MessageName } from '@/lib/messages/protocol';
import { SCHEMAS } from '@/lib/messages/schemas';

const ID = 'abcdefghijklmnopabcdefghijklmnop';

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'abcdefghijklmnopabcdefghijklmnop',
      getURL: (path: string) => `chrome-extension://abcdefghijklmnopabcdefghijklmnop${path}`,
    },
  },
}));

const VAULT = (Object.keys(AUDIENCE) as MessageName[]).filter((name) => name.startsWith('vault.'));

it.each(VAULT)('%s is refused from a page, and taken from a page of our own', (name) => {
  const page = { id: ID, origin: 'https://www.linkedin.com', tab: { id: 7 } };
  expect(mayAsk(name, page as never)).toBe(false);
  // An address can be forged by a page that took over its renderer, an origin cannot.
  expect(mayAsk(name, { ...page, url: `chrome-extension://${ID}/popup.html` } as never)).toBe(false);
  expect(mayAsk(name, { id: ID, origin: `chrome-extension://${ID}` } as never)).toBe(true);
});

it('there are such messages', () => expect(VAULT).toHaveLength(7));

it.each<[MessageName, unknown, boolean]>([
  ['vault.unlock', { passphrase: 'x' }, true],
  ['vault.unlock', { passphrase: '' }, false],
  ['vault.unlock', { passphrase: 'x'.repeat(1_001) }, false],
  ['vault.unlock', {}, false],
  ['vault.protect', { present: null, next: 'four words make one' }, true],
  ['vault.protect', { present: 'four words make one', next: null }, true],
  ['vault.protect', { next: 'four words make one' }, false],
  ['vault.rotate', { present: null }, true],
  ['vault.rotate', { present: 7 }, false],
  ['vault.tune', { autoLockMinutes: 1 }, true],
  ['vault.tune', { autoLockMinutes: 0 }, false],
  ['vault.tune', { autoLockMinutes: 0.5 }, false],
  ['vault.tune', { autoLockMinutes: 1_441 }, false],
  ['vault.erase', {}, true],
  ['vault.erase', { confirmed: true }, false],
])('%s takes %j: %s', (name, input, isTaken) => expect(SCHEMAS[name].safeParse(input).success).toBe(isTaken));
