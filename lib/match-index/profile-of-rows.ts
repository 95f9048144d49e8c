// Who a person is, from what their rows say: the same for keys, for a look-up and for whoever opens one record.

import type { RecordId } from '@/lib/ats/connector';
import { type Profile, type ProfilePart, wholeProfile } from '@/lib/model/profile';

/** A row as far as it says who its person is. */
export interface TellingRow {
  resource: string;
  id: RecordId;
  restricted?: boolean | 1;
  identity?: ProfilePart | undefined;
}

/**
 * The most telling first: the candidate's own row, then what was changed last, then what has the highest number. Of a
 * restricted row nothing is told.
 */
export function profileOfRows(rows: readonly TellingRow[]): Profile {
  const [only] = rows;
  if (only && rows.length === 1) return wholeProfile(only.identity && !only.restricted ? [only.identity] : []);
  const parts = rows
    .flatMap((row) => (row.identity && !row.restricted ? [{ row, identity: row.identity }] : []))
    .sort(
      (a, b) =>
        Number(b.row.resource === 'candidate') - Number(a.row.resource === 'candidate') ||
        descending(a.identity.updatedAt ?? '', b.identity.updatedAt ?? '') ||
        descending(a.row.id, b.row.id),
    )
    .map(({ identity }) => identity);
  return wholeProfile(parts);
}

/** Their profile, where the candidate's own row does not say all of it; else null. Nobody may know who a hidden person is. */
export function beyondOwnRow(rows: readonly TellingRow[], profile: Profile): Profile | null {
  const own = rows.find(({ resource }) => resource === 'candidate');
  if (!own || own.restricted) return null;
  return JSON.stringify(profileOfRows([own])) === JSON.stringify(profile) ? null : profile;
}

function descending(a: RecordId, b: RecordId): number {
  return a === b ? 0 : a < b ? 1 : -1;
}
