// What a page teaches of a record: LinkedIn writes one member in two ways, by address and by number, and an ATS holds one of
// them. A page that proves both lets Recruiter's pages, which show the number alone, find a record that has the address.

import type { LearnedPair, MatchIndex } from '@/lib/match-index/match-index';
import type { IdentityKey } from '@/lib/model/identity';
import { type Feature, type Match, SPEAKS_BITS } from '@/lib/model/match';
import type { Later } from './behind-answers';
import { recordId } from './record-id';

export interface LearnedPairs {
  /** Learns from an answer, behind it. Nothing is kept of anybody who is not certainly in the ATS. */
  from(page: readonly IdentityKey[], matches: readonly Match[]): void;
}

/** While one worker lives nobody is learned twice. */
const MOST_REMEMBERED = 5_000;

export function createLearnedPairs(index: Pick<MatchIndex, 'learn'>, later: Later): LearnedPairs {
  const known = new Set<string>();
  /** By connection: what several pages taught is written at once. */
  const waiting = new Map<string, LearnedPair[]>();

  async function write(): Promise<void> {
    const all = [...waiting];
    waiting.clear();
    // Of a connection that cannot be written to now nothing is learned; others know nothing of it.
    const written = await Promise.allSettled(all.map(([connection, pairs]) => index.learn(connection, pairs)));
    const failed = written.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
    if (failed) throw failed.reason;
  }

  return {
    from(page, matches) {
      const certain = matches.filter(({ tier }) => tier === 'exact');
      // Two people by one page's identifiers: one of the two addresses is somebody else's by now.
      if (new Set(certain.map(({ person }) => person)).size !== 1) return;
      for (const match of certain) {
        const proved = provedBy(page, match);
        if (!proved) continue;
        const { connection, id } = match.candidate;
        const name = `${connection} ${id} ${proved.other}`;
        if (known.has(name) || known.size > MOST_REMEMBERED) continue;
        known.add(name);
        const isFirst = waiting.size === 0;
        waiting.set(connection, [...(waiting.get(connection) ?? []), { candidate: recordId(id), ...proved }]);
        if (isFirst) later(write);
      }
    },
  };
}

/** What the page proves of the member beyond what the record holds; null where that is nothing, or the two disagree. */
export function provedBy(
  page: readonly IdentityKey[],
  { tier, evidence }: Match,
): Omit<LearnedPair, 'candidate'> | null {
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
