// What a page or a record says of one person, as raw text: one shape for both sides, so that they can be compared.
// Nothing here is normalised: lib/identity does that, alike for both.

/** One position, as told: present or past. */
export interface Position {
  company: string | null;
  title: string | null;
}

/** Missing things are `null` or `[]`, never `''`. */
export interface Profile {
  /** Every name the person goes by, the one in use first. */
  names: readonly string[];
  headline: string | null;
  /** Newest first; the first is the present one where anything says so. */
  positions: readonly Position[];
  /** Most telling first. */
  locations: readonly string[];
  schools: readonly string[];
  emails: readonly string[];
  phones: readonly string[];
  /** Addresses by which the person is known: on a page those that prove whose it is, in a record all that it holds. */
  urls: readonly string[];
  /** On a page: other addresses the person gives. They may find somebody, and prove less. */
  links: readonly string[];
  /** When the record last changed in the ATS, ISO 8601 in UTC; null for a page: it is read now. */
  updatedAt: string | null;
}

/** What one row of an ATS says of who the person is; their rows together make a `Profile`. */
export type ProfilePart = Partial<Profile>;

/**
 * The whole of several parts, each text once. The first part that tells a headline or an instant is believed; the newest
 * instant counts.
 */
export function wholeProfile(parts: readonly ProfilePart[]): Profile {
  const all = <K extends 'names' | 'locations' | 'schools' | 'emails' | 'phones' | 'urls' | 'links'>(field: K) => [
    ...new Set(parts.flatMap((part) => part[field] ?? [])),
  ];
  const positions = new Map<string, Position>();
  for (const position of parts.flatMap((part) => part.positions ?? [])) {
    const name = JSON.stringify([position.company, position.title]);
    if (!positions.has(name)) positions.set(name, position);
  }
  return {
    names: all('names'),
    headline: parts.find(({ headline }) => headline != null)?.headline ?? null,
    positions: [...positions.values()],
    locations: all('locations'),
    schools: all('schools'),
    emails: all('emails'),
    phones: all('phones'),
    urls: all('urls'),
    links: all('links'),
    updatedAt: parts
      .flatMap(({ updatedAt }) => updatedAt ?? [])
      .reduce<string | null>((a, b) => (a !== null && a > b ? a : b), null),
  };
}
