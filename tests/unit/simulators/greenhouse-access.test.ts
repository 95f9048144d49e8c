// Who may ask the simulator: tokens, introspection and scopes, as strict as its fact sheet.

import { describe, expect, test } from 'vitest';
import { DEFAULT_CREDENTIAL } from '@/tests/simulators/greenhouse';
import { ALL_SCOPES } from '@/tests/simulators/greenhouse-access';
import { API, AUTH, basic, harness } from './harness';

describe('token', () => {
  test('gives a bearer token whose end has an offset without a colon', async () => {
    const { token } = await harness();
    const body = (await (await token()).json()) as Record<string, unknown>;
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_at: '2026-11-21T13:00:00+0000',
    });
  });

  test('can tell its end in seconds', async () => {
    const { token } = await harness({ tokenExpiry: 'expires_in' });
    expect(await (await token()).json()).toMatchObject({ expires_in: 3600 });
  });

  test('refuses a wrong secret, a form that is none, an unknown and a deactivated user', async () => {
    const { token, greenhouse, world } = await harness();
    const wrong = await token({}, { ...DEFAULT_CREDENTIAL, clientSecret: 'no' });
    expect([wrong.status, await wrong.json()]).toEqual([401, expect.objectContaining({ error: 'invalid_client' })]);
    const json = await greenhouse.fetch(`${AUTH}/token`, {
      method: 'POST',
      headers: { authorization: basic(), 'content-type': 'application/json' },
      body: '{"grant_type":"client_credentials"}',
    });
    expect(json.status).toBe(400);
    for (const sub of ['1', String(world.deactivatedUser.id), 'x']) {
      const answer = await token({ sub });
      expect([answer.status, await answer.json()]).toEqual([400, { error: 'invalid_grant' }]);
    }
    expect((await token({ grant_type: 'password' })).status).toBe(400);
  });

  test('ends after an hour', async () => {
    const { get, clock } = await harness();
    clock.advance(3_599_000);
    expect((await get('/jobs')).status).toBe(200);
    clock.advance(1_000);
    expect((await get('/jobs')).status).toBe(401);
  });

  test('with the single-active rule a new token ends the old one, without it not', async () => {
    const single = await harness({ singleActiveToken: true });
    single.greenhouse.mintElsewhere();
    expect((await single.get('/jobs')).status).toBe(401);
    await single.login();
    expect((await single.get('/jobs')).status).toBe(200);
    const many = await harness();
    many.greenhouse.mintElsewhere();
    expect((await many.get('/jobs')).status).toBe(200);
  });

  test('has its own window of a minute', async () => {
    const { token, clock } = await harness({ tokenLimit: 2 });
    expect((await token()).status).toBe(200);
    const over = await token();
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '60']);
    clock.advance(60_000);
    expect((await token()).status).toBe(200);
  });

  test('a revoked secret ends tokens and makes no new ones, until it is restored', async () => {
    const { token, get, greenhouse, login } = await harness();
    greenhouse.revokeSecret();
    expect((await get('/jobs')).status).toBe(401);
    expect((await token()).status).toBe(401);
    greenhouse.restoreSecret();
    expect((await get('/jobs')).status).toBe(401);
    await login();
    expect((await get('/jobs')).status).toBe(200);
  });
});

describe('introspection and scopes', () => {
  test('lists scopes and the organisation, and needs the credential', async () => {
    const { greenhouse, token } = await harness({
      credentials: [{ ...DEFAULT_CREDENTIAL, scopes: ['harvest:candidates:list'] }],
    });
    const { access_token } = (await (await token()).json()) as { access_token: string };
    const ask = (headers: Record<string, string>, value: string) =>
      greenhouse.fetch(`${AUTH}/introspect`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ token: value, token_type_hint: 'access_token' }),
      });
    expect(await (await ask({ authorization: basic() }, access_token)).json()).toMatchObject({
      active: true,
      client_id: DEFAULT_CREDENTIAL.clientId,
      scope: 'harvest:candidates:list',
      'https://auth.greenhouse.io/claims': { organization: { name: 'Harbor & Pine' } },
    });
    expect((await ask({}, access_token)).status).toBe(401);
    expect(await (await ask({ authorization: basic() }, 'other')).json()).toEqual({ active: false });
  });

  test('every list needs exactly its own scope, at the moment of the call', async () => {
    const { get, greenhouse } = await harness();
    for (const scope of ALL_SCOPES) {
      const path = `/${scope.split(':')[1]}?per_page=1`;
      expect([path, (await get(path)).status]).toEqual([path, 200]);
      greenhouse.removeScopes([scope]);
      expect([path, (await get(path)).status]).toEqual([path, 403]);
    }
    expect((await get('/jobs')).body).toEqual({ message: 'Forbidden' });
    greenhouse.addScopes(['harvest:jobs:list']);
    expect((await get('/jobs')).status).toBe(200);
  });

  test('a user who is no site admin reads nothing', async () => {
    const { get, login, world } = await harness();
    await login({ sub: String(world.interviewer.id) });
    expect((await get('/candidates')).status).toBe(403);
    await login({ sub: String(world.recruiter.id) });
    expect((await get('/candidates')).status).toBe(200);
  });

  test('without a token 401, and never an answer', async () => {
    const { greenhouse } = await harness();
    expect((await greenhouse.fetch(`${API}/candidates`)).status).toBe(401);
    expect((await greenhouse.fetch(`${API}/candidates`, { headers: { authorization: basic() } })).status).toBe(401);
  });
});
