import { expect, it } from 'vitest';
import { createAccounts } from '@/lib/background/accounts';
import type { StoredConnection } from '@/lib/background/connections';
import type { Settings } from '@/lib/background/settings';
import { AppError } from '@/lib/errors';
import { createRestrictedRows } from '@/lib/sync/run-sync';
import { simulatedConnection } from '@/tests/support/simulated-account';

function setting() {
  const settings: Settings = {
    surface: 'page',
    lockedByPolicy: false,
    showRestricted: false,
    strict: false,
    strictByPolicy: false,
    sites: {},
    sitesByPolicy: {},
  };
  const opened: { key: string | undefined; showRestricted: boolean }[] = [];
  const ended: (string | undefined)[] = [];
  let isBroken = false;
  const accounts = createAccounts({
    readSettings: async () => ({ ...settings }),
    async open({ fields }, showRestricted) {
      if (isBroken) throw new AppError('storage/unavailable');
      opened.push({ key: fields.clientSecret, showRestricted });
      return {
        account: { key: fields.clientSecret } as never,
        restricted: createRestrictedRows(),
        end: () => ended.push(fields.clientSecret),
      };
    },
  });
  const breaks = (now: boolean) => {
    isBroken = now;
  };
  const keyOf = async (connection: StoredConnection) =>
    ((await accounts.of(connection)).account as unknown as { key: string }).key;
  return { settings, accounts, opened, ended, breaks, keyOf };
}

const connection = simulatedConnection();
const edited = { ...connection, fields: { ...connection.fields, clientSecret: 'new' } };

it('opens an account once, and once more after it was closed', async () => {
  const { accounts, opened, ended } = setting();
  const [one, other] = await Promise.all([accounts.of(connection), accounts.of(structuredClone(connection))]);
  expect(one.restricted).toBe(other.restricted);
  accounts.close(connection.id);
  await accounts.of(connection);
  expect(opened).toHaveLength(2);
  expect(ended).toEqual([connection.fields.clientSecret]);
});

it('never gives an account of another key, though somebody still asks with the connection as it was', async () => {
  const { accounts, keyOf } = setting();
  await accounts.of(connection);
  accounts.close(connection.id);
  // A question that began before the edit ends after it.
  expect(await keyOf(connection)).toBe(connection.fields.clientSecret);
  expect(await keyOf(edited)).toBe('new');
});

it('reads under the policy of now, and says the rule it reads under', async () => {
  const { settings, accounts, opened } = setting();
  settings.showRestricted = true;
  const before = await accounts.of(connection);
  settings.showRestricted = false;
  const after = await accounts.of(connection);
  expect(opened.map(({ showRestricted }) => showRestricted)).toEqual([true, false]);
  expect(after.rule).not.toBe(before.rule);
});

it('tries again after an account that could not be opened', async () => {
  const { accounts, breaks, opened } = setting();
  breaks(true);
  await expect(accounts.of(connection)).rejects.toMatchObject({ code: 'storage/unavailable' });
  breaks(false);
  await accounts.of(connection);
  expect(opened).toHaveLength(1);
});
