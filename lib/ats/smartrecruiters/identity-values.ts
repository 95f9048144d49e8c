// Finds the addresses by which a person's `web` says who they are. Raw text in, raw text out: what counts as a key is for
// lib/identity to say.

import { addressesOf } from '@/lib/ats/addresses';

/**
 * The addresses among free texts. A bare word is none, also where it stands for LinkedIn: it may be a handle, a name or
 * `none`, and a guessed handle is somebody else's.
 */
export function addressesIn(values: readonly string[]): string[] {
  return [...new Set(values.flatMap(addressesOf))];
}
