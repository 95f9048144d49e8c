// Whoever types or pastes an identifier alone asks who holds it, not who is on a page: there is no name that could belong
// to somebody else at the same mailbox.

import { identify } from '@/lib/identity/identify';
import type { Evidence, Match } from '@/lib/model/match';
import { ASKED, type Sighting } from '@/lib/model/sighting';

/**
 * The matches of a sighting that a user wrote. Where an e-mail address or a profile's address is all that was asked for,
 * and records of one person alone hold it, they are that person.
 */
export function asAsked({ site, name, urls, emails }: Sighting, matches: Match[]): Match[] {
  if (site !== ASKED || name !== null || new Set(matches.map(({ person }) => person)).size !== 1) return matches;
  const sure = identify({ urls, emails }, 'page').filter(({ weak }) => !weak);
  const asked = new Set<Evidence['feature']>(
    sure.map(({ key }) => (key.startsWith('email:') ? 'email' : 'profile-address')),
  );
  const holds = ({ feature, level }: Evidence) => level === 'same' && asked.has(feature);
  return matches.some(({ evidence }) => evidence.some(holds))
    ? matches.map((match) => ({ ...match, tier: 'exact' }))
    : matches;
}
