// By what a match was shown, as one word: so that decisions on it can be counted by it. Pure.

import type { EvidenceKind } from '@/lib/model/decision';
import { type Evidence, type Feature, SPEAKS_BITS } from '@/lib/model/match';

const IDENTIFIERS = [
  'linkedin-member',
  'linkedin-address',
  'email',
  'phone',
  'profile-address',
] as const satisfies readonly (Feature & EvidenceKind)[];

/** The strongest kind that speaks for the match; what only contradicts it names nothing. */
export function evidenceKind(evidence: readonly Evidence[]): EvidenceKind {
  const speaks = (feature: Feature) => evidence.some((one) => one.feature === feature && one.bits >= SPEAKS_BITS);
  const identifier = IDENTIFIERS.find(speaks);
  if (identifier !== undefined) return identifier;
  if (speaks('linkedin-legacy-address')) return 'linkedin-address';
  if (speaks('employer')) return 'name-and-employer';
  return speaks('title') || speaks('location') || speaks('school') ? 'name-and-more' : 'name';
}
