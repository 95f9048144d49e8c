import { expect, it, vi } from 'vitest';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { ruleOf, type StoredConnection } from '@/lib/background/connections';
import { followPolicy } from '@/lib/background/managed-connections';

let policy: Record<string, unknown> = {};
vi.mock('wxt/browser', () => ({ browser: { storage: { managed: { get: async () => policy } } } }));

const ENTRY = {
  id: 'main',
  ats: 'greenhouse',
  name: 'Harbor & Pine',
  capabilities: ['show', 'files'],
  fields: {
    clientId: ' client-1 ',
    clientSecret: 'secret-1',
    webAddress: 'https://app.greenhouse.io/dashboard',
    workEmail: 'jo@harbor.example',
  },
  options: { share: 0.25, hiddenJobs: { statuses: ['closed'] } },
};

function setting() {
  const held = new Map<string, StoredConnection>();
  const kept: string[] = [];
  const erased: string[] = [];
  const follow = (connections: unknown) => {
    policy = { connections };
    return followPolicy({
      store: {
        all: async () => [...held.values()],
        get: async (id) => held.get(id) ?? null,
      },
      connectorFor: (ats) => (ats === 'greenhouse' ? greenhouse : undefined),
      connecting: {
        keep: async (connection) => {
          kept.push(connection.id);
          // In the order in which the store gives it back.
          const { options, ...rest } = structuredClone(connection);
          held.set(connection.id, { options, ...rest });
        },
      },
      erase: async ({ id }) => {
        erased.push(id);
        held.delete(id);
      },
    });
  };
  return { held, kept, erased, follow };
}

it('makes what policy names, once, changes it with the policy, and removes it with the policy', async () => {
  const { held, kept, erased, follow } = setting();
  await follow([ENTRY]);
  await follow([ENTRY]);
  expect(kept).toEqual(['policy-main']);
  expect(held.get('policy-main')).toMatchObject({
    isManaged: true,
    name: 'Harbor & Pine',
    capabilities: ['show', 'files'],
    fields: { clientId: 'client-1', webAddress: 'https://app.greenhouse.io' },
    options: { share: 0.25, changesMinutes: 15, hiddenJobs: { statuses: ['closed'], visibilities: [], field: null } },
  });
  // What was learned of the account is no change of policy, and outlives one.
  const connection = held.get('policy-main') as StoredConnection;
  held.set('policy-main', { ...connection, account: 'Harbor & Pine' });
  await follow([ENTRY]);
  expect(kept).toHaveLength(1);
  await follow([{ ...ENTRY, capabilities: ['show'] }]);
  expect(kept).toHaveLength(2);
  expect(held.get('policy-main')).toMatchObject({ capabilities: ['show'], account: 'Harbor & Pine' });
  held.set('own', { ...connection, id: 'own', isManaged: false });
  await follow(undefined);
  expect(erased).toEqual(['policy-main']);
  expect([...held.keys()]).toEqual(['own']);
});

it('reads another account anew when policy brings another credential or another ATS, and the same one not', async () => {
  const { held, follow } = setting();
  const rule = () => ruleOf(held.get('policy-main') as StoredConnection, { showRestricted: false });
  const rules: string[] = [];
  for (const fields of [ENTRY.fields, ENTRY.fields, { ...ENTRY.fields, clientSecret: 'secret-2' }]) {
    await follow([{ ...ENTRY, fields, name: `Take ${rules.length}` }]);
    if (rules.length === 0) held.set('policy-main', { ...(held.get('policy-main') as StoredConnection), account: 'A' });
    rules.push(rule());
  }
  expect(rules[1]).toBe(rules[0]);
  expect(held.get('policy-main')).toMatchObject({ account: null, diagnosis: null });
  expect(rules[2]).not.toBe(rules[1]);
});

it.each([
  ['no list', { main: ENTRY }, []],
  [
    'an unknown ATS',
    [
      { ...ENTRY, ats: 'other' },
      { ...ENTRY, id: 'second' },
    ],
    ['policy-second'],
  ],
  ['a capability nobody has', [{ ...ENTRY, capabilities: ['delete'] }, ENTRY], ['policy-main']],
  ['an id that is no id', [{ ...ENTRY, id: '../x' }], []],
  ['a field that is missing', [{ ...ENTRY, fields: {} }], []],
  ['a number for a name', [{ ...ENTRY, name: 7 }, null, 'x'], []],
])('an entry that makes no sense is passed over: %s', async (_, connections, expected) => {
  const { kept, follow } = setting();
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await follow(connections);
  expect(kept).toEqual(expected);
  expect(JSON.stringify(warned.mock.calls)).not.toContain('secret-1');
  warned.mockRestore();
});
