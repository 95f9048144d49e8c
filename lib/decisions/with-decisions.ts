// An index as one page sees it after what the user said: it also opens whom the page no longer finds, and knows of each
// record found what was decided. It judges nothing.

import { traitsOf } from '@/lib/identity/traits-of';
import type { Decision } from '@/lib/model/decision';
import type { Profile } from '@/lib/model/profile';
import type { PeopleIndex } from '@/lib/model/question';
import { isSameRecord, type RecordRef } from './decided';
import type { PageDecisions } from './decisions';

export interface DecidedIndex<Ref> extends PeopleIndex<Ref> {
  /** What was said of a record of the last answer. */
  decided(ref: Ref): Decision | null;
}

/**
 * @param said of one page, from `Decisions.about`
 * @param open a record by its number; null where it is not held or not to be shown
 */
export function withDecisions<Ref extends RecordRef>(
  index: PeopleIndex<Ref>,
  said: PageDecisions,
  open: (ref: RecordRef) => Promise<{ ref: Ref; profile: Profile } | null>,
): DecidedIndex<Ref> {
  const decisions = new Map<Ref, Decision | null>();
  return {
    async find(question, choose) {
      const answer = await index.find(question, choose);
      const missing = said.same.filter((ref) => !answer.found.some((one) => isSameRecord(one.ref, ref)));
      const opened = (await Promise.all(missing.map(open))).filter((one) => one !== null);
      const found = [...answer.found, ...opened.map((one) => ({ ...one, shares: [] }))];
      const decided = said.on(found.map(({ ref, profile }) => ({ ref, traits: () => traitsOf(profile, 'ats') })));
      for (const [at, { ref }] of found.entries()) decisions.set(ref, decided[at] ?? null);
      return { ...answer, found };
    },
    decided: (ref) => decisions.get(ref) ?? null,
  };
}
