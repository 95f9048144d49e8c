// Asks a listing for as much as the key may see: with confidential rows and expanded applications first, and for less
// where that is refused. How a key without the reach is answered is not documented: 403, 400 and an empty list all count.

import { errorCode } from '@/lib/errors';
import type { ListAnswer, Params } from './api';
import { LISTINGS, type Listing } from './scopes';

/** What is known of a key. `untried`: nothing that was asked for told yet. */
export interface Reach {
  reach: 'untried' | 'all' | 'open';
  expands: boolean;
}

export const UNTRIED: Reach = { reach: 'untried', expands: true };

export interface Reached extends Reach {
  answer: ListAnswer;
}

type Ask = (params: Params) => Promise<ListAnswer>;

/** Parameters for what the key is known to see; every page of a listing must carry the same. */
export function reachParams(listing: Listing, { reach, expands }: Reach): Params {
  return {
    ...(listing.confidential && reach !== 'open' ? { confidentiality: 'all' } : {}),
    ...(isExpandable(listing) && expands ? { expand: 'applications' } : {}),
  };
}

/**
 * The first page of a listing (or a whole short one), as far as the key reaches, and what that told of the key.
 *
 * @throws AppError as the last attempt did
 */
export async function askWithin(listing: Listing, known: Reach, ask: Ask): Promise<Reached> {
  let refusal: unknown = null;
  let empty: Reached | null = null;
  for (const attempt of attempts(listing, known)) {
    let answer: ListAnswer;
    try {
      answer = await ask(reachParams(listing, attempt));
    } catch (thrown) {
      if (errorCode(thrown) !== 'ats/missing-permission') throw thrown;
      refusal = thrown;
      continue;
    }
    if (answer.refused) continue;
    const hasRows = answer.rows.length > 0 || answer.next !== null;
    if (!listing.confidential || attempt.reach !== 'untried') {
      // An empty list without confidential rows proves nothing about those with them.
      return empty !== null && !hasRows ? empty : { ...attempt, answer };
    }
    if (hasRows) return { ...attempt, reach: 'all', answer };
    empty ??= { ...attempt, answer };
  }
  if (empty !== null) return empty;
  if (refusal !== null) throw refusal;
  return { ...known, answer: { rows: [], next: null, refused: true } };
}

function attempts(listing: Listing, known: Reach): Reach[] {
  const reaches = listing.confidential && known.reach === 'untried' ? (['untried', 'open'] as const) : [known.reach];
  const expansions = isExpandable(listing) && known.expands ? [true, false] : [known.expands];
  return expansions.flatMap((expands) => reaches.map((reach) => ({ reach, expands })));
}

function isExpandable(listing: Listing): boolean {
  return listing.path === LISTINGS.opportunities.path;
}
