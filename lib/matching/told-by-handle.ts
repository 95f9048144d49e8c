// Two who fit a page alike but for a handle: a handle is no proof, so that of the two both are shown, and it counts for neither.

import type { Compared } from './compare';
import { HANDLE } from './comparisons';
import type { Outcome } from './outcome';
import { bitsOf, type Weights } from './weights';

interface Weighed {
  compared: Compared;
  outcomes: readonly Outcome[];
  bits: number;
}

interface Person<One extends Weighed> {
  records: One[];
  decision: 'same' | 'different' | null;
  /** Of all records together. */
  bits: number;
}

/** Who is no further behind fits as well. */
const AS_WELL_BITS = 3;

/** Log2 of what records of one person weigh together. */
export function massOf(records: readonly { bits: number }[]): number {
  return Math.log2(records.reduce((sum, { bits }) => sum + 2 ** bits, 0));
}

/** Whether somebody else has an employer or a school like the page's, too, and fits it as well but for a handle. */
export function isToldByHandle<One extends Weighed>(
  person: Person<One>,
  people: readonly Person<One>[],
  weights: Weights,
): boolean {
  if (!person.records.some(({ outcomes }) => outcomes.some(isHandle))) return false;
  const bitsBeside = ({ records }: Person<One>) => massOf(withoutHandles(records, weights));
  const least = bitsBeside(person) - AS_WELL_BITS;
  return people.some(
    (other) =>
      other !== person &&
      other.decision !== 'different' &&
      other.records.some(({ outcomes }) => outcomes.some(isAlike)) &&
      bitsBeside(other) >= least,
  );
}

/** The same person, as if nobody had a handle. */
export function withoutHandle<One extends Weighed>(person: Person<One>, weights: Weights): Person<One> {
  const records = withoutHandles(person.records, weights);
  return { ...person, records, bits: person.bits + massOf(records) - massOf(person.records) };
}

function withoutHandles<One extends Weighed>(records: readonly One[], weights: Weights): One[] {
  const others = records.map((one): One => {
    const handles = one.outcomes.filter(isHandle);
    const without = (outcomes: readonly Outcome[]) => outcomes.filter((other) => !isHandle(other));
    return {
      ...one,
      compared: { ...one.compared, outcomes: without(one.compared.outcomes) },
      outcomes: without(one.outcomes),
      bits: handles.reduce((sum, handle) => sum - bitsOf(handle, weights), one.bits),
    };
  });
  return others.sort((a, b) => b.bits - a.bits);
}

const isHandle = ({ level }: Outcome) => level.name === HANDLE;
const isAlike = ({ level }: Outcome) =>
  (level.feature === 'employer' || level.feature === 'school') && level.level !== 'different';
