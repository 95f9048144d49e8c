// Which records a decision holds for: the one it was made on, and the one that took its place. Pure; it sees blinded
// keys alone.

import type { RecordId } from '@/lib/ats/connector';
import type { Decision } from '@/lib/model/decision';

/** Which record, in which account. */
export interface RecordRef {
  connection: string;
  candidate: RecordId;
}

/** What a record is known by, blinded. */
export interface RecordMarks {
  identifiers: readonly number[];
  /** Each of its names with each of its employers. */
  fingerprints: readonly number[];
}

/** One blinded key of a page. `only`: a person has just one key of this kind for life. */
export interface PageMark {
  kind: string;
  only: boolean;
  mark: number;
}

/** A decision as it is remembered. */
export interface Remembered {
  decision: Decision;
  ref: RecordRef;
  page: readonly PageMark[];
  record: RecordMarks;
}

/** Is it another person's page after all? A freed address may be somebody else's by now; a member number never is. */
export function isSamePage(remembered: readonly PageMark[], seen: readonly PageMark[]): boolean {
  return !seen.some(
    ({ kind, only, mark }) => only && remembered.some((one) => one.kind === kind) && !holds(remembered, kind, mark),
  );
}

function holds(marks: readonly PageMark[], kind: string, mark: number): boolean {
  return marks.some((one) => one.kind === kind && one.mark === mark);
}

export function isSameRecord(one: RecordRef, other: RecordRef): boolean {
  return one.connection === other.connection && one.candidate === other.candidate;
}

/**
 * Does a record stand where another stood that is gone (merged, imported anew)? An identifier says so: but for a refusal
 * not one that the page itself carries, since the right person's record carries that, too. Without any, name and
 * employer together must do.
 */
export function takesPlaceOf(gone: Remembered, record: RecordMarks): boolean {
  const ofPage = new Set(gone.page.map(({ mark }) => mark));
  const telling = gone.record.identifiers.filter((mark) => gone.decision === 'same' || !ofPage.has(mark));
  if (telling.length > 0) return telling.some((mark) => record.identifiers.includes(mark));
  return gone.record.fingerprints.some((mark) => record.fingerprints.includes(mark));
}
