import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account, Connector } from '@/lib/ats/connector';
import { createConnecting } from '@/lib/background/connect';
import { defaultOptions, ruleOf, type StoredConnection } from '@/lib/background/connections';
import { AppError } from '@/lib/errors';
import type { AccountCheck, ConnectionDraft } from '@/lib/model/connection';

const session = new Map<string, unknown>();
let granted = false;

vi.mock('wxt/browser', () => ({
  browser: {
    permissions: { contains: async () => granted },
  },
}));

const FINE: AccountCheck = {
  account: 'Acme',
  missing: [],
  unverified: [],
  excess: null,
  seesRestricted: null,
  user: { id: '12', name: 'Jo Recruiter' },
};
const ORIGINS = ['https://ats.example/*'];
const draft: ConnectionDraft = {
  ats: 'example',
  name: '',
  capabilities: ['show'],
  fields: { clientId: 'id', clientSecret: 's3cret', workEmail: 'jo@acme.example' },
  options: defaultOptions({ details: null }),
};

function setting(check: () => Promise<AccountCheck> = async () => FINE) {
  const saved: StoredConnection[] = [];
  const connector = {
    id: 'example',
    name: 'Example ATS',
    fields: [
      { id: 'clientId', kind: 'text', required: true },
      { id: 'clientSecret', kind: 'secret', required: true },
      { id: 'workEmail', kind: 'email', required: true },
    ],
    origins: () => ORIGINS,
    permissions: () => [],
    holdsPeople: () => true,
    tidy(fields: Record<string, string>) {
      if (!fields.clientId) throw new AppError('connection/invalid-field', { about: ['clientId'] });
      return { ...fields, clientId: fields.clientId.trim() };
    },
  } as unknown as Connector;
  const tried: ConnectionDraft[] = [];
  const connecting = createConnecting({
    now: () => Date.UTC(2026, 10, 21),
    session: {
      get: async (key) => ({ [key]: structuredClone(session.get(key)) }),
      set: async (items) => {
        for (const [key, value] of Object.entries(items)) session.set(key, structuredClone(value));
      },
      remove: async (key) => void session.delete(key),
    },
    store: {
      get: async (id) => saved.find((connection) => connection.id === id) ?? null,
      save: async (connection) => {
        saved.push(connection);
      },
    },
    connectorFor: (ats) => (ats === 'example' ? connector : undefined),
    tryAccount: (_connector, used) => {
      tried.push(used);
      return { check } as unknown as Account;
    },
    onSaved: async () => undefined,
  });
  return { connecting, saved, tried };
}

const HELD: StoredConnection = {
  id: 'c1',
  ats: 'example',
  name: 'Held',
  account: null,
  user: null,
  capabilities: [],
  fields: { clientSecret: 'older' },
  options: draft.options,
  diagnosis: null,
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('connecting', () => {
  beforeEach(() => {
    session.clear();
    granted = false;
  });

  it('waits for the permission, goes on when it comes, and saves only what was verified', async () => {
    const { connecting, saved } = setting();
    expect(await connecting.submit(draft)).toMatchObject({ state: 'waiting-for-permission', origins: ORIGINS });
    expect(saved).toEqual([]);
    granted = true;
    await connecting.permissionsAdded();
    await settle();
    expect(await connecting.submission()).toMatchObject({ state: 'done', check: FINE });
    expect(saved).toMatchObject([{ name: 'Acme', account: 'Acme', user: FINE.user, fields: draft.fields }]);
  });

  it('never sends a secret back, whatever the state', async () => {
    const { connecting } = setting(async () => {
      await settle();
      throw new AppError('ats/unauthorized');
    });
    const waiting = await connecting.submit(draft);
    granted = true;
    const checking = await connecting.submission();
    await settle();
    await settle();
    const refused = await connecting.submission();
    expect([waiting.state, checking.state, refused.state]).toEqual(['waiting-for-permission', 'checking', 'refused']);
    expect(JSON.stringify([waiting, checking, refused])).not.toContain('s3cret');
  });

  it('another key sees another part of the account, the same one the same', async () => {
    const { connecting, saved } = setting();
    granted = true;
    const save = async (more: Partial<ConnectionDraft>) => {
      const [first] = saved;
      await connecting.submit({ ...draft, ...(first ? { id: first.id } : {}), ...more });
      await settle();
      await connecting.dismiss();
      return saved.splice(0).at(-1) as StoredConnection;
    };
    const first = await save({});
    saved.push(first);
    const same = await save({ name: 'Renamed' });
    saved.push(same);
    const other = await save({ fields: { ...draft.fields, clientSecret: 'another' } });
    expect(same.reach).toBe(first.reach);
    expect(other.reach).not.toBe(first.reach);
    const rules = [first, same, other].map((one) => ruleOf(one, { showRestricted: false }));
    expect([rules[0] === rules[1], rules[0] === rules[2]]).toEqual([true, false]);
  });

  it('takes a blank secret from what was typed before, and from the connection that is edited', async () => {
    const { connecting, saved, tried } = setting(() => Promise.reject(new AppError('ats/unauthorized')));
    granted = true;
    await connecting.submit(draft);
    await settle();
    await connecting.submit({ ...draft, fields: { ...draft.fields, clientSecret: '' } });
    await settle();
    expect(tried.map(({ fields }) => fields.clientSecret)).toEqual(['s3cret', 's3cret']);
    saved.push({
      id: 'c1',
      ats: 'example',
      name: '',
      account: null,
      user: null,
      capabilities: [],
      fields: { clientSecret: 'older' },
      options: draft.options,
      diagnosis: null,
    });
    await connecting.dismiss();
    await connecting.submit({ ...draft, id: 'c1', fields: { clientId: 'id', clientSecret: '', workEmail: '' } });
    await settle();
    expect(tried.at(-1)?.fields.clientSecret).toBe('older');
    // The newer one wins over the saved one, although it was refused for another reason.
    for (const clientSecret of ['brand-new', '']) {
      await connecting.submit({ ...draft, id: 'c1', fields: { ...draft.fields, clientSecret } });
      await settle();
    }
    expect(tried.at(-1)?.fields.clientSecret).toBe('brand-new');
  });

  it.each([
    [
      'a missing required scope',
      { ...FINE, missing: [{ scope: 'x:list', capability: 'show' as const, required: true }] },
      'ats/missing-permission',
      [],
    ],
    ['nobody with that work e-mail', { ...FINE, user: null }, 'ats/unknown-user', ['workEmail']],
  ])('refuses: %s', async (_what, check, code, about) => {
    const { connecting, saved } = setting(async () => check);
    granted = true;
    await connecting.submit(draft);
    await settle();
    expect(await connecting.submission()).toMatchObject({ state: 'refused', code, about, check });
    expect(saved).toEqual([]);
  });

  it('connects with a warning when only a permission is missing that it can do without', async () => {
    const check = { ...FINE, missing: [{ scope: 'x:list', capability: 'files' as const, required: false }] };
    const { connecting } = setting(async () => check);
    granted = true;
    await connecting.submit(draft);
    await settle();
    expect(await connecting.submission()).toMatchObject({ state: 'done', check });
  });

  it('names the field that is wrong without asking for any permission', async () => {
    const { connecting } = setting();
    expect(await connecting.submit({ ...draft, fields: {} })).toMatchObject({
      state: 'refused',
      code: 'connection/invalid-field',
      about: ['clientId'],
    });
  });

  it('saves one connection, although the worker died right after saving it', async () => {
    const first = setting();
    granted = true;
    await first.connecting.submit(draft);
    // The session still says *checking*, as it does when the worker dies before it could say *done*.
    const [key, checking] = [...session.entries()][0] ?? ['', null];
    await settle();
    session.set(key, checking);
    const woken = setting();
    await woken.connecting.submission();
    await settle();
    expect(first.saved).toHaveLength(1);
    expect(woken.saved.map(({ id }) => id)).toEqual(first.saved.map(({ id }) => id));
  });

  it('saves nothing that was dismissed or submitted anew while it was checked', async () => {
    let finish = () => {};
    const slow = setting(
      () =>
        new Promise((resolve) => {
          finish = () => resolve(FINE);
        }),
    );
    granted = true;
    await slow.connecting.submit(draft);
    await slow.connecting.dismiss();
    finish();
    await settle();
    expect(slow.saved).toEqual([]);
    expect(await slow.connecting.submission()).toEqual({ state: 'none' });
  });

  it('checks once, however many ask, and again after the worker died in the middle', async () => {
    let checks = 0;
    const slow = () => {
      checks += 1;
      return new Promise<AccountCheck>(() => undefined);
    };
    const first = setting(slow);
    granted = true;
    await first.connecting.submit(draft);
    await first.connecting.submission();
    await first.connecting.permissionsAdded();
    expect(checks).toBe(1);
    const woken = setting();
    await woken.connecting.submission();
    await settle();
    expect(await woken.connecting.submission()).toMatchObject({ state: 'done' });
  });

  it('does not bring back a connection that was removed while its edit was checked', async () => {
    let finish = () => {};
    const { connecting, saved } = setting(
      () =>
        new Promise((resolve) => {
          finish = () => resolve(FINE);
        }),
    );
    granted = true;
    saved.push({ ...HELD, id: 'c1' });
    await connecting.submit({ ...draft, id: 'c1' });
    saved.length = 0;
    finish();
    await settle();
    expect(saved).toEqual([]);
    expect(await connecting.submission()).toMatchObject({ state: 'refused', code: 'connection/unknown' });
  });

  it.each([
    ['one that policy set up', { isManaged: true }],
    ['one of another ATS, whose secret is none of its business', { ats: 'another' }],
  ])('refuses to edit %s', async (_, more) => {
    const { connecting, saved, tried } = setting();
    granted = true;
    saved.push({ ...HELD, id: 'c1', ...more });
    const fields = { ...draft.fields, clientSecret: '' };
    expect(await connecting.submit({ ...draft, id: 'c1', fields })).toMatchObject({ code: 'message/refused' });
    await settle();
    expect(tried).toEqual([]);
    expect(saved).toHaveLength(1);
  });
});
