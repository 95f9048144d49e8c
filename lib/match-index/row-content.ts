// What is sealed of a row: its data, and what it says of who the person is. Mostly the second repeats the first, so texts
// that stand in the data are kept as their place there. Knows nothing of what either means.

import type { Position, ProfilePart } from '@/lib/model/profile';

export interface RowContent {
  data: unknown;
  identity?: ProfilePart;
}

/** A text, or where it stands among the texts of the data. */
type PackedText = string | number | null;

/** Data first, then what `LISTS` names in its order, headline, positions, instant; empty ends are cut off. */
type Packed = [data: unknown, ...identity: unknown[]];

/**
 * Names that the data of most rows have, each stored as one letter. Rows are read by their place in here: names may be added
 * behind the last, and none may be taken away.
 */
const NAMES =
  'id name anonymous company title location tags emails phones urls updatedAt candidateId jobId prospectiveJobIds prospect status stageName jobInterviewStageId recruiterId coordinatorId rejectionReasonId sourceId appliedAt rejectedAt applicationId type addedAt from to latest contactId headline stageId applicationIds expanded archived ownerId source createdAt lastInteractionAt webUrl isBrief postingId files employments schools parsedAt email assignments isPoolLead phone'.split(
    ' ',
  );
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LETTER_OF = new Map(NAMES.map((name, at) => [name, LETTERS[at] as string]));
const NAME_OF = new Map(NAMES.map((name, at) => [LETTERS[at] as string, name]));

/** The values of an object behind a text of letters, which say whose they are; anything else stays as it is. */
function shorten(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return Array.isArray(data) ? [0, data] : data;
  let letters = '';
  const short: unknown[] = [letters];
  for (const name of Object.keys(data)) {
    const value = (data as Record<string, unknown>)[name];
    if (value === undefined) continue;
    const letter = LETTER_OF.get(name);
    if (letter === undefined) return data;
    letters += letter;
    short.push(value);
  }
  short[0] = letters;
  return short;
}

function lengthen(short: unknown): unknown {
  if (!Array.isArray(short)) return short;
  const [letters, ...values] = short as [string | 0, ...unknown[]];
  if (letters === 0) return values[0];
  return Object.fromEntries([...letters].map((letter, at) => [NAME_OF.get(letter), values[at]]));
}

const LISTS = ['names', 'emails', 'phones', 'urls', 'locations', 'schools', 'links'] as const;

/** Plain JSON, for the vault to seal. */
export function packContent({ data, identity }: RowContent): Packed {
  const packed: Packed = [shorten(data)];
  if (identity === undefined) return packed;
  const places = new Map<string, number>();
  for (const text of textsOf(data)) if (!places.has(text)) places.set(text, places.size);
  const pack = (text: string | null): PackedText => (text === null ? null : (places.get(text) ?? text));
  let end = 1;
  const add = (field: PackedText | readonly PackedText[]): void => {
    const isList = Array.isArray(field);
    const isEmpty = isList ? field.length === 0 : field === null;
    packed.push(isList && isEmpty ? 0 : field);
    if (!isEmpty) end = packed.length;
  };
  for (const list of LISTS) add(identity[list]?.map(pack) ?? []);
  add(pack(identity.headline ?? null));
  const positions: PackedText[] = [];
  for (const { company, title } of identity.positions ?? []) positions.push(pack(company), pack(title));
  add(positions);
  add(pack(identity.updatedAt ?? null));
  packed.length = end;
  return packed;
}

/** As it was packed; without what was empty. */
export function unpackContent(sealed: unknown): RowContent {
  const [shortened, ...packed] = sealed as Packed;
  const data = lengthen(shortened);
  if (packed.length === 0) return { data };
  const texts = [...new Set(textsOf(data))];
  const read = (text: unknown): string | null =>
    typeof text === 'number' ? (texts[text] ?? null) : ((text ?? null) as string | null);
  const list = (field: unknown): (string | null)[] => (Array.isArray(field) ? field.map(read) : []);
  const identity: { -readonly [K in keyof ProfilePart]: ProfilePart[K] } = {};
  for (const [at, name] of LISTS.entries()) {
    const told = list(packed[at]).filter((text) => text !== null);
    if (told.length > 0) identity[name] = told;
  }
  const [headline, flat, updatedAt] = packed.slice(LISTS.length);
  const pairs = list(flat);
  const positions: Position[] = [];
  for (let at = 0; at < pairs.length; at += 2)
    positions.push({ company: pairs[at] ?? null, title: pairs[at + 1] ?? null });
  if (read(headline) !== null) identity.headline = read(headline);
  if (positions.length > 0) identity.positions = positions;
  if (read(updatedAt) !== null) identity.updatedAt = read(updatedAt);
  return { data, identity };
}

/** Every text in plain JSON, in the order it is written. */
function textsOf(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const one of value) textsOf(one, found);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) textsOf(one, found);
  return found;
}
