import { describe, expect, it } from 'vitest';
import { createTries, type FailedTries, waitAfter } from '@/lib/background/vault-tries';
import { AppError } from '@/lib/errors';

describe('wrong passphrases', () => {
  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 5_000],
    [6, 10_000],
    [7, 20_000],
    [10, 160_000],
    [11, 300_000],
    [12, 300_000],
    [10_000, 300_000],
  ])('%i in a row: the next waits %i ms', (failures, ms) => expect(waitAfter(failures)).toBe(ms));

  function setting(kept?: FailedTries) {
    const at = { now: 1_000_000, kept };
    const tries = createTries({
      load: async () => at.kept,
      save: async (failed) => {
        at.kept = failed;
      },
      now: () => at.now,
    });
    return { at, tries };
  }

  it('waits no longer because the clock was set back, and no less because it was set forward by the wait', async () => {
    const { at, tries } = setting({ failures: 6, at: 1_000_000 });
    at.now = 0;
    expect(await tries.retryAt()).toBe(10_000);
    at.now = 1_009_999;
    expect(await tries.retryAt()).toBe(1_010_000);
    at.now = 1_010_000;
    expect(await tries.retryAt()).toBeNull();
  });

  it('counts wrong passphrases alone, and forgets them after a right one', async () => {
    const { at, tries } = setting();
    const fail = (code: 'vault/wrong-passphrase' | 'vault/busy') => async () => {
      throw new AppError(code);
    };
    await tries.guard(fail('vault/busy')).catch(() => undefined);
    expect(at.kept).toBeUndefined();
    await tries.guard(fail('vault/wrong-passphrase')).catch(() => undefined);
    expect(at.kept?.failures).toBe(1);
    await tries.guard(async () => null);
    expect(at.kept?.failures).toBe(0);
  });

  it('does not even try while it must wait, and says until when', async () => {
    const { tries } = setting({ failures: 5, at: 999_000 });
    let isTried = false;
    const tried = tries.guard(async () => {
      isTried = true;
    });
    await expect(tried).rejects.toMatchObject({ code: 'vault/slowed', retryAt: 1_004_000 });
    expect(isTried).toBe(false);
  });
});
