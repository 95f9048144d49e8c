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
  const speaking = evidence.filter(({ bits }) => bits >= SPEAKS_BITS);
  const speaks = (feature: Feature) => speaking.some((one) => one.feature === feature && !isHandle(one));
  const identifier = IDENTIFIERS.find(speaks);
  if (identifier !== undefined) return identifier;
  if (speaks('linkedin-legacy-address')) return 'linkedin-address';
  if (speaks('employer')) return 'name-and-employer';
  const isMore = speaks('title') || speaks('location') || speaks('school') || speaking.some(isHandle);
  return isMore ? 'name-and-more' : 'name';
}

/** One that two sites share identifies nobody. */
function isHandle({ feature, level }: Evidence): boolean {
  return feature === 'profile-address' && level === 'handle';
}
