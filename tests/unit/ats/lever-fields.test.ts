// What is typed to connect a Lever account.

import { describe, expect, test } from 'vitest';
import { lever } from '@/lib/ats/lever/connector';
import type { AppError } from '@/lib/errors';

describe('what was typed', () => {
  const good = { environment: 'production', apiKey: 'abcDEF123456', workEmail: 'me@firm.example' };

  test.each([
    [{}, {}],
    [{ environment: '' }, {}],
    [{ environment: ' EU ' }, { environment: 'eu' }],
    [{ apiKey: ' "abcDEF123456:"\n' }, {}],
    [{ apiKey: '\u200babcDEF123456\ufeff' }, {}],
    [{ workEmail: '<mailto:me@firm.example>' }, {}],
  ])('%j is tidied', (given, expected) => {
    expect(lever.tidy({ ...good, ...given })).toEqual({ ...good, ...expected });
  });

  test.each([
    [{ environment: 'moon' }, ['environment']],
    [{ apiKey: '' }, ['apiKey']],
    [{ apiKey: 'abc DEF 123456' }, ['apiKey']],
    [{ apiKey: 'user:password1' }, ['apiKey']],
    [{ apiKey: 'schlüssel-schlüssel' }, ['apiKey']],
    [{ workEmail: 'me' }, ['workEmail']],
    [{ environment: 'x', apiKey: '', workEmail: '' }, ['environment', 'apiKey', 'workEmail']],
  ])('%j is refused, by field and without a value', (given, about) => {
    const refused = (() => {
      try {
        return lever.tidy({ ...good, ...given });
      } catch (thrown) {
        return thrown as AppError;
      }
    })();
    expect(refused).toMatchObject({ code: 'connection/invalid-field', about });
  });

  test.each([
    ['production', 'https://api.lever.co/*'],
    ['sandbox', 'https://api.sandbox.lever.co/*'],
    ['eu', 'https://api.eu.lever.co/*'],
  ])('%s is asked at %s', (environment, origin) => {
    expect(lever.origins({ environment })).toEqual([origin]);
  });
});
