// What records are filed under, as the match index is told: the one place where identity and index meet on the FILL line.

import { recordKeys } from '@/lib/identity/blocking-keys';
import { KEYS_VERSION } from '@/lib/identity/identify';
import { traitsOf } from '@/lib/identity/traits-of';
import type { Keying } from '@/lib/match-index/people-keys';

export const KEYING: Keying = {
  keysOf: (profile) => recordKeys(traitsOf(profile, 'ats')),
  version: KEYS_VERSION,
};
