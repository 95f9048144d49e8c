// What a page teaches of a record: LinkedIn writes one member in two ways, by address and by number, and an ATS holds one of
// them. A page that proves both lets Recruiter's pages, which show the number alone, find a record that has the address.

import type { LearnedPair, MatchIndex } from '@/lib/match-index/match-index';
import type { IdentityKey } from '@/lib/model/identity';
import { type Feature, type Match, SPEAKS_BITS } from '@/lib/model/match';
import { recordId } from './record-id';

export interface LearnedPairs {
  /** Learns from an answer, behind it. Nothing is kept of anybody who is not certainly in the ATS. */
  from(page: readonly IdentityKey[], matches: readonly Match[]): void;
}

/** While one worker lives nobody is learned twice. */
const MOST_REMEMBERED = 5_000;

/** @param later puts work off until nobody waits for an answer */
export function createLearnedPairs(
  index: Pick<MatchIndex, 'learn'>,
  later: (work: () => Promise<void>) => void,
): LearnedPairs {
  const known = new Set<string>();
  return {
    from(page, matches) {
      const certain = matches.filter(({ tier }) => tier === 'exact');
      // Two people by one page's identifiers: one of the two addresses is somebody else's by now.
      if (new Set(certain.map(({ person }) => person)).size !== 1) return;
      for (const match of certain) {
        const pair = pairOf(page, match);
        if (!pair) continue;
        const { connection, id } = match.candidate;
        const name = `${connection} ${id} ${pair.other}`;
        if (known.has(name) || known.size > MOST_REMEMBERED) continue;
        known.add(name);
        later(() => index.learn(connection, recordId(id), pair));
      }
    },
  };
}

/** What the page proves of the member beyond what the record holds; null where that is nothing, or the two disagree. */
export function pairOf(page: readonly IdentityKey[], { tier, evidence }: Match): LearnedPair | null {
  if (tier !== 'exact') return null;
  const address = onlyOne(page, 'linkedin:vanity:');
  const member = onlyOne(page, 'linkedin:member:');
  if (address === null || member === null) return null;
  const agrees = (feature: Feature) => evidence.some((one) => one.feature === feature && one.bits >= SPEAKS_BITS);
  const isCompared = (feature: Feature) => evidence.some((one) => one.feature === feature);
  if (agrees('linkedin-address') && !isCompared('linkedin-member')) return { through: address, other: member };
  if (agrees('linkedin-member') && !isCompared('linkedin-address')) return { through: member, other: address };
  return null;
}

function onlyOne(page: readonly IdentityKey[], kind: string): string | null {
  const [first, ...others] = page.filter(({ key, weak }) => !weak && key.startsWith(kind));
  return first && others.length === 0 ? first.key : null;
}
