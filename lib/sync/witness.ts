// Before an ATS is believed that it does not know somebody: does it know anybody? One that knows nobody has lost its mind, or a
// proxy answers in its place.

import type { Account, RecordId, Rows } from '@/lib/ats/connector';
import { AppError, errorCode } from '@/lib/errors';
import type { MatchIndex } from '@/lib/match-index/match-index';
import { unlessAborted } from './unless-aborted';

/** So many may be gone where nobody else is held to show that anybody is there. */
const FEW_GONE = 3;

export interface WitnessTools {
  index: Pick<MatchIndex, 'others' | 'person'>;
  account: Pick<Account, 'one'>;
  connection: string;
}

/** Somebody else whom the ATS knows, as they are now. */
export interface Witness {
  candidate: RecordId;
  answer: Rows;
}

/**
 * @returns null where nobody else is held who could be asked for, or once aborted
 * @throws AppError `ats/unexpected-shape` when nobody else is there either
 */
export async function witnessOf(
  { index, account, connection }: WitnessTools,
  gone: readonly RecordId[],
  signal: AbortSignal,
): Promise<Witness | null> {
  const others = await index.others(connection, gone);
  if (others.length === 0 && gone.length <= FEW_GONE) return null;
  for (const candidate of others) {
    const asked = account.one(candidate, await index.person(connection, candidate), true);
    const answer = await unlessAborted(unlessGone(asked), signal);
    if (signal.aborted) return null;
    if (answer && answer.records.length > 0) return { candidate, answer };
  }
  throw new AppError('ats/unexpected-shape', { about: ['candidates'] });
}

export async function unlessGone(asked: Promise<Rows>): Promise<Rows | null> {
  try {
    return await asked;
  } catch (thrown) {
    if (errorCode(thrown) === 'ats/gone') return null;
    throw thrown;
  }
}
