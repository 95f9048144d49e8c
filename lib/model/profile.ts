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
  return {
    names: textsOf(parts, (part) => part.names),
    headline: parts.find(({ headline }) => headline != null)?.headline ?? null,
    positions: positionsOf(parts),
    locations: textsOf(parts, (part) => part.locations),
    schools: textsOf(parts, (part) => part.schools),
    emails: textsOf(parts, (part) => part.emails),
    phones: textsOf(parts, (part) => part.phones),
    urls: textsOf(parts, (part) => part.urls),
    links: textsOf(parts, (part) => part.links),
    updatedAt: newestOf(parts),
  };
}

type Told<T> = (part: ProfilePart) => readonly T[] | undefined;

function textsOf(parts: readonly ProfilePart[], told: Told<string>): string[] {
  const texts = allOf(parts, told);
  return texts.length > 1 ? [...new Set(texts)] : [...texts];
}

function positionsOf(parts: readonly ProfilePart[]): Position[] {
  const positions: Position[] = [];
  // Each is compared with all before it: nobody has held so many that a map would be quicker made.
  for (const position of allOf(parts, (part) => part.positions)) {
    const isKnown = positions.some(({ company, title }) => company === position.company && title === position.title);
    if (!isKnown) positions.push(position);
  }
  return positions;
}

/** Of a million people nearly everybody is one part: nothing is made for them. */
function allOf<T>(parts: readonly ProfilePart[], told: Told<T>): readonly T[] {
  const [only] = parts;
  return only && parts.length === 1 ? (told(only) ?? []) : parts.flatMap((part) => told(part) ?? []);
}

function newestOf(parts: readonly ProfilePart[]): string | null {
  let newest: string | null = null;
  for (const { updatedAt } of parts) {
    if (updatedAt != null && !(newest !== null && newest > updatedAt)) newest = updatedAt;
  }
  return newest;
}
