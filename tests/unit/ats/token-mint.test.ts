import { expect, test } from 'vitest';
import type { Http } from '@/lib/ats/http';
import { createTokenMint, type TokenAsker } from '@/lib/ats/token-mint';

/** Somebody who asks for tokens by one connection, all of whose requests are answered by `answer` or `refuse`. */
function setting() {
  const mint = createTokenMint<string>();
  const http = {} as Http;
  const requests: PromiseWithResolvers<string>[] = [];
  const ask = (asker: Partial<TokenAsker<string>> = {}) => {
    const kept: string[] = [];
    const token = mint({
      http,
      credential: 'one',
      mint() {
        const request = Promise.withResolvers<string>();
        requests.push(request);
        return request.promise;
      },
      keep: async (token) => void kept.push(token),
      ...asker,
    });
    return { token, kept };
  };
  return { ask, requests };
}

test('whoever asks meanwhile shares one request, and each keeps what came', async () => {
  const { ask, requests } = setting();
  const askers = [ask(), ask(), ask()];
  expect(requests).toHaveLength(1);
  requests[0]?.resolve('fresh');
  for (const { token, kept } of askers) {
    expect(await token).toBe('fresh');
    expect(kept).toEqual(['fresh']);
  }
});

test('one who cannot keep it any more takes it from nobody else', async () => {
  const { ask, requests } = setting();
  const over = ask({ keep: () => Promise.reject(new Error('over')) });
  const mine = ask();
  requests[0]?.resolve('fresh');
  await expect(over.token).rejects.toThrow('over');
  expect(await mine.token).toBe('fresh');
  expect(mine.kept).toEqual(['fresh']);
});

test('nobody is given the token before theirs is kept', async () => {
  const { ask, requests } = setting();
  const events: string[] = [];
  const keeping = Promise.withResolvers<void>();
  const slow = ask({ keep: () => keeping.promise.then(() => void events.push('kept')) }).token;
  const given = slow.then(() => events.push('given'));
  requests[0]?.resolve('fresh');
  await ask().token;
  keeping.resolve();
  await given;
  expect(events).toEqual(['kept', 'given']);
});

test('the next one to ask afterwards is given another', async () => {
  const { ask, requests } = setting();
  const first = ask();
  requests[0]?.resolve('first');
  await first.token;
  const second = ask();
  requests[1]?.resolve('second');
  expect(await second.token).toBe('second');
  expect(first.kept).toEqual(['first']);
});

test('a refusal reaches everybody who waited, nothing is kept, and the next one asks again', async () => {
  const { ask, requests } = setting();
  const askers = [ask(), ask()];
  requests[0]?.reject(new Error('refused'));
  for (const { token, kept } of askers) {
    await expect(token).rejects.toThrow('refused');
    expect(kept).toEqual([]);
  }
  const next = ask();
  requests[1]?.resolve('fresh');
  expect(await next.token).toBe('fresh');
});

test.each([
  ['another credential', { credential: 'two' }],
  ['another connection', { http: {} as Http }],
])('%s shares nothing', async (_, other) => {
  const { ask, requests } = setting();
  const askers = [ask(), ask(other)];
  expect(requests).toHaveLength(2);
  requests[0]?.resolve('mine');
  requests[1]?.resolve('theirs');
  expect(await Promise.all(askers.map(({ token }) => token))).toEqual(['mine', 'theirs']);
});
