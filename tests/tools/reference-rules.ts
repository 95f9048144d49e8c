// Rules to be measured against, on the same world and the same retrieval: the profile's address only; an address or name and
// company; Fellegi–Sunter with term frequency, fitted by plain pairwise expectation maximisation. None of it is shipped.

import type { PersonName } from '@/lib/identity/name-parser';
import type { Traits } from '@/lib/identity/traits';
import { compare } from '@/lib/matching/compare';
import { comparerOfNames } from '@/lib/matching/compare-names';
import type { Crowd } from '@/lib/matching/frequency';
import type { Outcome } from '@/lib/matching/outcome';
import { SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import type { Answered } from '@/tests/world/metrics';

/** A page with whom retrieval found for it. */
export interface Looked {
  page: Traits;
  found: readonly { ref: string; traits: Traits }[];
  crowd: Crowd;
}

export type Rule = (looked: Looked) => Answered;

const NOBODY: Answered = { tier: 'none', alternatives: [], score: 0 };

const newestFirst = (looked: Looked) =>
  [...looked.found].sort((a, b) => (b.traits.updatedAt ?? 0) - (a.traits.updatedAt ?? 0));

function sharesKey(page: Traits, record: Traits, prefix = ''): boolean {
  return record.keys.some(({ key }) => key.startsWith(prefix) && page.keys.some((one) => one.key === key));
}

/** Whoever holds the profile's address; the newest of several. */
export const linkedinAddressOnly: Rule = (looked) => {
  const holders = newestFirst(looked).filter(({ traits }) => sharesKey(looked.page, traits, 'linkedin:'));
  return asserted('exact', holders, 1);
};

/** Whoever holds an address of the page, else whoever has its name and present company. */
export const addressOrNameAndCompany: Rule = (looked) => {
  const holders = newestFirst(looked).filter(({ traits }) => sharesKey(looked.page, traits));
  if (holders.length > 0) return asserted('exact', holders, 1);
  const name = fullName(looked.page.names[0]);
  const company = looked.page.employers[0]?.text;
  if (name === '' || company === undefined) return NOBODY;
  const namesakes = newestFirst(looked).filter(
    ({ traits }) => traits.employers[0]?.text === company && traits.names.some((one) => fullName(one) === name),
  );
  return asserted('probable', namesakes, 0.9);
};

function asserted(tier: 'exact' | 'probable', people: readonly { ref: string }[], score: number): Answered {
  const [candidate, ...others] = people.map(({ ref }) => ref);
  return candidate === undefined ? NOBODY : { tier, candidate, alternatives: others.slice(0, 4), score };
}

function fullName(name: PersonName | undefined): string {
  const given = name?.given[0]?.text ?? '';
  const surname = name?.surnames[0]?.text ?? '';
  return given === '' || surname === '' ? '' : `${given} ${surname}`;
}

/** One pair: its levels, and log2 of their u together. */
interface Pair {
  levels: readonly string[];
  chance: number;
}

/** What has been estimated: m of each level, and how many of a page's people are in the store. */
export interface PairwiseModel {
  m: ReadonlyMap<string, number>;
  prior: number;
}

function pairsOf({ page, found, crowd }: Looked, now: number): Pair[] {
  const compareNames = comparerOfNames(crowd);
  const around = { crowd, compareNames, reference: Math.max(10_000, crowd.people), now, isGeneric: () => false };
  return found.map(({ traits }) => {
    const shared = traits.keys.filter(({ key }) => page.keys.some((one) => one.key === key));
    const { outcomes } = compare(page, { traits, agreeing: shared }, around);
    const whole = outcomes.filter(({ part }) => part > 0);
    return {
      levels: whole.map(levelName),
      chance: whole.reduce((sum, { u }) => sum + Math.log2(Math.max(1e-12, u)), 0),
    };
  });
}

const levelName = ({ level }: Outcome) => `${level.feature}/${level.level}`;

/**
 * Fits m by expectation maximisation over all pairs alike, from the levels' starting figures; u is the frequency of what
 * agrees. No list, no rivals, no circumstances: the textbook's model.
 */
export function fitPairwise(looked: readonly Looked[], now: number): PairwiseModel {
  const lists = looked.map((one) => ({ pairs: pairsOf(one, now), people: Math.max(10_000, one.crowd.people) }));
  let m = new Map<string, number>(
    Object.entries(SHIPPED_WEIGHTS.m).map(([name, figures]) => [
      name,
      figures.reduce((a, b) => a + b, 0) / figures.length,
    ]),
  );
  let prior = 0.5;
  for (let round = 0; round < 25; round++) {
    const counts = new Map<string, number>();
    const compared = new Map<string, number>();
    let matches = 0;
    for (const { pairs, people } of lists) {
      for (const pair of pairs) {
        const likely = posterior(bitsOf(pair, m) + Math.log2(prior / people));
        matches += likely;
        for (const name of pair.levels) {
          counts.set(name, (counts.get(name) ?? 0) + likely);
          const feature = name.split('/')[0] ?? '';
          compared.set(feature, (compared.get(feature) ?? 0) + likely);
        }
      }
    }
    m = new Map(
      [...m].map(([name, before]) => {
        const total = compared.get(name.split('/')[0] ?? '') ?? 0;
        // As much as ten pairs of the starting figure, or what was never seen would weigh infinitely.
        return [name, ((counts.get(name) ?? 0) + 10 * before) / (total + 10)] as const;
      }),
    );
    prior = Math.min(0.95, Math.max(0.05, matches / Math.max(1, lists.length)));
  }
  return { m, prior };
}

function bitsOf({ levels, chance }: Pair, m: ReadonlyMap<string, number>): number {
  return levels.reduce((sum, name) => sum + Math.log2(Math.max(1e-12, m.get(name) ?? 1e-12)), -chance);
}

const posterior = (bits: number) => 1 / (1 + 2 ** -bits);

/** Scores every pair by itself and takes the best. */
export function pairwiseRule({ m, prior }: PairwiseModel, now: number): Rule {
  return (looked) => {
    const people = Math.max(10_000, looked.crowd.people);
    const ranked = pairsOf(looked, now)
      .map((pair, index) => ({
        ref: looked.found[index]?.ref ?? '',
        bits: bitsOf(pair, m) + Math.log2(prior / people),
      }))
      .sort((a, b) => b.bits - a.bits);
    const [best, ...others] = ranked;
    const score = best === undefined ? 0 : posterior(best.bits);
    if (best === undefined || score < 0.05) return NOBODY;
    return {
      tier: score >= 0.99 ? 'probable' : 'possible',
      candidate: best.ref,
      alternatives: others
        .filter(({ bits }) => posterior(bits) >= 0.05)
        .map(({ ref }) => ref)
        .slice(0, 4),
      score,
    };
  };
}
