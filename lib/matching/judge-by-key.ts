// Decides which candidates a sighting is. Pure: candidates found by key in, verdicts with their reasons out.
// An identifier that agrees while the name flatly differs is a conflict, never *exact*: ATSs hold wrong addresses.

import { compareNames, type NameAgreement } from '@/lib/identity/person-name';
import type { Candidate } from '@/lib/model/candidate';
import type { IdentityKey } from '@/lib/model/identity';
import type { Evidence, Tier } from '@/lib/model/match';
import { KEY_COMPARISONS, type KeyComparison } from './comparisons';

/** More people than this behind one key in one account, and the key says nothing. */
const MOST_RECORDS_OF_ONE_PERSON = 4;

/** A candidate that shares at least one key with the sighting. */
export interface Suspect {
  candidate: Candidate;
  /** The keys that agree; `weak` where the ATS holds them only as a guess (a converted legacy address). */
  agreeing: IdentityKey[];
}

export interface Verdict {
  candidate: Candidate;
  tier: Tier;
  evidence: Evidence[];
}

/** Verdicts, surest first, then the most recently updated. Strangers are left out. */
export function judge(pageName: string | null, suspects: readonly Suspect[]): Verdict[] {
  const holders = countHolders(suspects);
  const verdicts = suspects.map((suspect) => {
    const name = compareNames(pageName, suspect.candidate.name);
    const usable = suspect.agreeing.filter((key) => !isGeneric(holders, suspect, key));
    const decisive = usable.some(
      (key) => !key.weak && (comparisonOf(key).proof === 'personal' || comparisonOf(key).feature === 'email'),
    );
    const tier: Tier = decisive && name !== 'different' ? 'exact' : 'possible';
    return { candidate: suspect.candidate, tier, evidence: explain(suspect, name, pageName), name };
  });
  settleRivals(verdicts);
  return verdicts
    .sort((a, b) => rank(a) - rank(b) || (b.candidate.updatedAt ?? '').localeCompare(a.candidate.updatedAt ?? ''))
    .map(({ candidate, tier, evidence }) => ({ candidate, tier, evidence }));
}

type Judged = Verdict & { name: NameAgreement };

/** Two *different* people behind one identifier: only the one whose name agrees stays exact. */
function settleRivals(verdicts: Judged[]): void {
  const exact = verdicts.filter((verdict) => verdict.tier === 'exact');
  for (const verdict of exact) {
    const rival = exact.some((other) => compareNames(verdict.candidate.name, other.candidate.name) === 'different');
    if (rival && verdict.name !== 'same') verdict.tier = 'possible';
  }
}

function rank(verdict: Verdict): number {
  return verdict.tier === 'exact' ? 0 : verdict.tier === 'probable' ? 1 : 2;
}

function countHolders(suspects: readonly Suspect[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const suspect of suspects) {
    for (const key of suspect.agreeing) {
      const name = holderName(suspect, key);
      holders.set(name, (holders.get(name) ?? 0) + 1);
    }
  }
  return holders;
}

function isGeneric(holders: Map<string, number>, suspect: Suspect, key: IdentityKey): boolean {
  return (holders.get(holderName(suspect, key)) ?? 0) > MOST_RECORDS_OF_ONE_PERSON;
}

function holderName(suspect: Suspect, key: IdentityKey): string {
  return `${suspect.candidate.connection} ${key.key}`;
}

export function comparisonOf(key: IdentityKey): KeyComparison {
  const comparison = KEY_COMPARISONS.find(({ prefix }) => key.key.startsWith(prefix));
  // The last row's prefix is empty, so there is always one.
  return comparison as KeyComparison;
}

function explain(suspect: Suspect, name: NameAgreement, pageName: string | null): Evidence[] {
  const agreements = suspect.agreeing.map((key): Evidence => {
    const feature = comparisonOf(key).feature;
    return {
      feature: key.weak && feature === 'linkedin-address' ? 'linkedin-legacy-address' : feature,
      level: key.weak ? 'weak' : 'same',
      speaks: 'for',
      pageValue: key.key.slice(key.key.lastIndexOf(':') + 1),
      recordValue: null,
    };
  });
  const speaks = name === 'different' ? 'against' : name === 'unknown' ? 'neutral' : 'for';
  return [
    ...agreements,
    { feature: 'name', level: name, speaks, pageValue: pageName, recordValue: suspect.candidate.name },
  ];
}
