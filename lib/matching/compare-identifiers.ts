// Identifiers of a page against those of a record. Missing ones say nothing; different ones speak against as far as nobody
// has two of a kind.

import { keysFrom, signalOf } from '@/lib/identity/keys-when-asked';
import type { Traits } from '@/lib/identity/traits';
import type { IdentityKey } from '@/lib/model/identity';
import type { Feature } from '@/lib/model/match';
import { comparisonOf, type KeyComparison } from './comparisons';
import type { Crowd } from './frequency';
import { type Outcome, outcome } from './outcome';

/** An identifier that agrees. */
export interface Agreeing {
  key: string;
  comparison: KeyComparison;
  weak: boolean;
  /** So many people hold it that it says nothing of anybody. */
  generic: boolean;
}

export interface IdentifiersCompared {
  outcomes: Outcome[];
  agreeing: readonly Agreeing[];
  /** LinkedIn's own numbers differ, which do not change. */
  memberDiffers: boolean;
}

/** Weight that is left for an identifier one side is unsure of, and for each beside a first. */
const WEAK_PART = 0.3;
const FURTHER_PART = 0.2;

/**
 * @param reference as many people as chance is reckoned against, see `referencePeople`
 * @param isGeneric whether a key's holders are too many different people
 */
export function compareIdentifiers(
  page: readonly IdentityKey[],
  record: Traits,
  shared: readonly IdentityKey[],
  crowd: Crowd,
  reference: number,
  isGeneric: (key: string) => boolean,
): IdentifiersCompared {
  const agreeing = shared
    .map(
      (key): Agreeing => ({ key: key.key, comparison: comparisonOf(key), weak: key.weak, generic: isGeneric(key.key) }),
    )
    .sort(
      (a, b) => Number(a.weak) - Number(b.weak) || a.comparison.error - b.comparison.error || (a.key < b.key ? -1 : 1),
    );
  const outcomes: Outcome[] = [];
  const weighed = new Set<Feature>();
  for (const { key, comparison, weak, generic } of agreeing) {
    // A guessed address of a kind that agrees for sure is the same fact.
    if (weak && weighed.has(comparison.feature)) continue;
    const first = weighed.size === 0;
    const part = (weak ? WEAK_PART : 1) * (first ? 1 : FURTHER_PART);
    const value = key.slice(key.indexOf(':') + 1).replace(/^(?:vanity|member|token):/, '');
    const one = outcome(comparison.feature, 'same', {
      share: comparison.error / reference,
      part: generic ? 0 : part,
      page: value,
      record: value,
      holders: crowd.holders(key),
      ...(generic || weak ? { shown: shownAs(comparison.feature, generic) } : {}),
    });
    outcomes.push(one);
    if (!generic) weighed.add(comparison.feature);
  }
  const differing = differingFeatures(page, record);
  for (const feature of differing) {
    if (weighed.has(feature)) continue;
    // A member who changed the address is still the member.
    if (feature === 'linkedin-address' && weighed.has('linkedin-member')) continue;
    outcomes.push(outcome(feature, 'different', valuesOf(feature, page, record)));
  }
  return {
    outcomes,
    agreeing,
    memberDiffers: differing.includes('linkedin-member') && !weighed.has('linkedin-member'),
  };
}

function shownAs(feature: Feature, generic: boolean): { feature: Feature; level: string } {
  if (generic) return { feature, level: 'generic' };
  return { feature: feature === 'linkedin-address' ? 'linkedin-legacy-address' : feature, level: 'weak' };
}

/**
 * The kinds of identifier that both have and of which none agrees; surfaces of LinkedIn and sites are kinds of their own.
 * Signals that the page does not show are not read of the record.
 */
function differingFeatures(page: readonly IdentityKey[], record: Traits): Feature[] {
  const kinds = new Map<string, boolean>();
  for (const key of page) {
    if (key.weak) continue;
    const kind = kindOf(key.key);
    for (const other of keysFrom(record, signalOf(key.key))) {
      if (other.weak || !other.key.startsWith(kind)) continue;
      kinds.set(kind, other.key === key.key || kinds.get(kind) === true);
    }
  }
  const found = new Set<Feature>();
  for (const [kind, agrees] of kinds)
    if (!agrees && !kind.startsWith('site:')) found.add(comparisonOf({ key: kind, weak: false }).feature);
  return [...found];
}

/** A token of LinkedIn says by its first letters on which of its surfaces it counts. */
function kindOf(key: string): string {
  return /^linkedin:(?:token:.{4}|\w+:)/.exec(key)?.[0] ?? key.slice(0, key.indexOf(':') + 1);
}

function valuesOf(feature: Feature, page: readonly IdentityKey[], record: Traits) {
  const first = (keys: readonly IdentityKey[]) =>
    keys.find((one) => !one.weak && comparisonOf(one).feature === feature);
  const ours = first(page);
  const theirs = ours === undefined ? undefined : first(keysFrom(record, signalOf(ours.key)));
  const written = (key: IdentityKey | undefined) => key?.key.slice(key.key.lastIndexOf(':') + 1) ?? null;
  return { page: written(ours), record: written(theirs) };
}
