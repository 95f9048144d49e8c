// From what a page says to verdicts: question, index, choice, judgement, in one place for the extension and for the
// command line. Keeps nothing of the page.

import { handleOf, identifierOf, listedValues, questionOf, weakKey } from '@/lib/identity/blocking-keys';
import { parseName } from '@/lib/identity/name-parser';
import { readingOnce } from '@/lib/identity/remembered';
import type { Traits } from '@/lib/identity/traits';
import { traitsOf, traitsWhenAsked } from '@/lib/identity/traits-of';
import type { IdentityKey } from '@/lib/model/identity';
import type { Profile } from '@/lib/model/profile';
import type { Answer, PeopleIndex, Question } from '@/lib/model/question';
import { chooserFor } from './choose';
import type { Lesson } from './estimate';
import type { Crowd } from './frequency';
import { type Decision, judgement, type Suspect, type Verdict } from './judge';
import type { Weights } from './weights';

export interface Circumstances<Ref> {
  weights: Weights;
  /** What the user said before of this page and a record. */
  decided(ref: Ref): Decision;
  /** Epoch ms. */
  now: number;
  /** Is told what the judgement teaches of the weights. */
  learn?(lesson: Lesson): void;
}

/** Everybody in the index that the page may show, surest first; `[]` is a stranger. */
export async function matchPerson<Ref>(
  page: Profile,
  index: PeopleIndex<Ref>,
  circumstances: Circumstances<Ref>,
): Promise<Verdict<Ref>[]> {
  // Namesakes bear the very same name: it is read once, and weighed once. Nothing of it is kept.
  const parse = readingOnce(parseName);
  const traits = traitsOf(page, 'page', parse);
  const question = questionOf(traits);
  if (question.keys.length === 0) return [];
  const answer = await index.find(question, chooserFor(question));
  const weak = new Map(traits.keys.map((one) => [one.key, one.weak]));
  const suspects = answer.found.map(
    ({ ref, shares, profile }): Suspect<Ref> => ({
      ref,
      traits: traitsWhenAsked(profile, 'ats', parse),
      agreeing: agreeing(
        weak,
        shares.map((i) => question.keys[i] ?? ''),
      ),
      handles: shares.flatMap((i) => handleOf(question.keys[i] ?? '') ?? []),
    }),
  );
  const { verdicts, lesson } = judgement({
    page: traits,
    isNameless: page.names.length === 0,
    suspects,
    crowd: crowdOf(traits, question, answer),
    ...circumstances,
  });
  circumstances.learn?.(lesson);
  return verdicts;
}

/**
 * The identifiers among shared keys, each once: certain where both the page and the record are.
 *
 * @param weak whether the page is unsure, by its keys
 */
function agreeing(weak: ReadonlyMap<string, boolean>, shared: readonly string[]): IdentityKey[] {
  const found = new Map<string, IdentityKey>();
  for (const key of shared) {
    const identifier = identifierOf(key);
    if (identifier === null) continue;
    const isWeak = identifier.weak || (weak.get(identifier.key) ?? true);
    if (found.get(identifier.key)?.weak !== false) found.set(identifier.key, { key: identifier.key, weak: isWeak });
  }
  return [...found.values()];
}

/** The index as far as frequencies go, from its answer. */
export function crowdOf<Ref>(page: Traits, question: Question, answer: Answer<Ref>): Crowd {
  const place = new Map(question.keys.map((key, i) => [key, i]));
  const lengthOf = (key: string) => answer.lengths[place.get(key) ?? -1] ?? 0;
  const counts = new Map(question.counted.map((value, i) => [value, answer.counts[i] ?? 0]));
  const listed = listedValues(page);
  const unopened = [...listed].flatMap(([value, key]) => {
    if (!value.startsWith('name:')) return [];
    const opened = answer.found.filter(({ shares }) => shares.includes(place.get(key) ?? -1)).length;
    return lengthOf(key) - opened;
  });
  return {
    people: answer.people,
    holders: (key) => lengthOf(key) + lengthOf(weakKey(key)),
    count: (value) => {
      const key = listed.get(value);
      return key === undefined ? (counts.get(value) ?? 0) : lengthOf(key);
    },
    unopened: Math.max(0, ...unopened),
  };
}
