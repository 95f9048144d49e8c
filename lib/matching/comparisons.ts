// What each kind of agreement is worth: levels as data, judged in judge.ts.

import type { Feature } from '@/lib/model/match';

/**
 * A kind of key and its weight. `decisive`: it alone makes an *exact* match while the name does not contradict it.
 * `hint`: it may point at somebody, who is then *possible*.
 */
export interface KeyComparison {
  feature: Feature;
  /** Canonical keys of this kind begin so. */
  prefix: string;
  weight: 'decisive' | 'hint';
}

/** Ordered: the first prefix that fits names the feature. */
export const KEY_COMPARISONS: readonly KeyComparison[] = [
  { feature: 'linkedin-member', prefix: 'linkedin:member:', weight: 'decisive' },
  { feature: 'linkedin-address', prefix: 'linkedin:vanity:', weight: 'decisive' },
  { feature: 'linkedin-member', prefix: 'linkedin:token:', weight: 'decisive' },
  { feature: 'email', prefix: 'email:', weight: 'decisive' },
  { feature: 'phone', prefix: 'phone:', weight: 'hint' },
  // A web site may be a company's; a handle may have changed hands.
  { feature: 'profile-address', prefix: 'site:', weight: 'hint' },
  { feature: 'profile-address', prefix: '', weight: 'decisive' },
];

/**
 * More people than this behind one key in one account, and the key says nothing (a recruiter's own address, a
 * placeholder). Four records of one person are rare, five people behind one value are not one person.
 */
export const MOST_RECORDS_OF_ONE_PERSON = 4;
