// Who the numbers mean: one page of the directory holds a stretch of numbers, packed as runs of people of one connection
// whose ids are of one kind. A page is filled by appending.
//
//   run: connection · kind · people (LEB128), then the ids: differences of whole numbers (zigzag), bytes of hexadecimal ids,
//   or texts with their length

import type { RecordId } from '@/lib/ats/connector';
import type { PageBytes } from './page-store';

/** How many numbers one page holds. */
export const DIRECTORY_PAGE = 256;

/** A person, with the connection as the state's list of connections has it. */
export interface DirectoryEntry {
  connection: number;
  candidate: RecordId;
}

type Kind = 'number' | 'hex24' | 'uuid' | 'text' | 'float';
const KINDS: readonly Kind[] = ['number', 'hex24', 'uuid', 'text', 'float'];

/** The page with further people behind those it has. */
export function appendPeople(page: PageBytes | undefined, people: readonly DirectoryEntry[]): PageBytes {
  const bytes: number[] = [];
  for (let start = 0; start < people.length; ) {
    const { connection, candidate } = people[start] as DirectoryEntry;
    const kind = kindOf(candidate);
    let end = start + 1;
    while (end < people.length && people[end]?.connection === connection && kindOf(people[end]?.candidate) === kind) {
      end += 1;
    }
    putVarint(bytes, connection);
    bytes.push(KINDS.indexOf(kind));
    putVarint(bytes, end - start);
    putIds(
      bytes,
      kind,
      people.slice(start, end).map((one) => one.candidate),
    );
    start = end;
  }
  const before = page?.length ?? 0;
  const whole = new Uint8Array(before + bytes.length);
  if (page) whole.set(page);
  whole.set(bytes, before);
  return whole;
}

/** Everybody on the page, in order. */
export function readPeople(page: PageBytes): DirectoryEntry[] {
  const people: DirectoryEntry[] = [];
  const reader = { page, at: 0 };
  while (reader.at < page.length) {
    const { connection, kind, count } = readRun(reader);
    for (const candidate of readIds(reader, kind, count)) people.push({ connection, candidate });
  }
  return people;
}

/** One person of the page, by place; the others are skipped, not read. */
export function readPerson(page: PageBytes, place: number): DirectoryEntry | null {
  const reader = { page, at: 0 };
  let left = place;
  while (reader.at < page.length) {
    const { connection, kind, count } = readRun(reader);
    if (left >= count) {
      skipIds(reader, kind, count);
      left -= count;
      continue;
    }
    // Whole numbers are told by their distance from the one before.
    if (kind !== 'number') skipIds(reader, kind, left);
    let candidate: RecordId = '';
    for (const id of readIds(reader, kind, kind === 'number' ? left + 1 : 1)) candidate = id;
    return { connection, candidate };
  }
  return null;
}

function readRun(reader: { page: PageBytes; at: number }): { connection: number; kind: Kind; count: number } {
  const connection = readVarint(reader);
  const kind = KINDS[reader.page[reader.at++] as number];
  if (kind === undefined) throw new RangeError('a directory page of another format');
  return { connection, kind, count: readVarint(reader) };
}

const WIDTHS: Partial<Record<Kind, number>> = { hex24: 12, uuid: 16, float: 8 };

function skipIds(reader: { page: PageBytes; at: number }, kind: Kind, count: number): void {
  const width = WIDTHS[kind];
  if (width !== undefined) reader.at += width * count;
  else for (const _id of readIds(reader, kind, count));
}

function kindOf(id: RecordId | undefined): Kind {
  if (typeof id === 'number') return Number.isSafeInteger(id) && Math.abs(id) <= 2 ** 51 ? 'number' : 'float';
  const text = id ?? '';
  if (/^[0-9a-f]{24}$/.test(text)) return 'hex24';
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text) ? 'uuid' : 'text';
}

function putIds(bytes: number[], kind: Kind, ids: readonly RecordId[]): void {
  let last = 0;
  for (const id of ids) {
    if (kind === 'number') {
      const step = Number(id) - last;
      last = Number(id);
      putVarint(bytes, step < 0 ? -step * 2 - 1 : step * 2);
    } else if (kind === 'float') bytes.push(...new Uint8Array(Float64Array.of(Number(id)).buffer));
    else if (kind === 'text') {
      // UTF-16 units: an id may hold what UTF-8 cannot, such as half a pair.
      const text = String(id);
      putVarint(bytes, text.length);
      for (let i = 0; i < text.length; i++) putVarint(bytes, text.charCodeAt(i));
    } else {
      const digits = String(id).replaceAll('-', '');
      for (let i = 0; i < digits.length; i += 2) bytes.push(Number.parseInt(digits.slice(i, i + 2), 16));
    }
  }
}

function* readIds(reader: { page: PageBytes; at: number }, kind: Kind, count: number): Generator<RecordId> {
  let last = 0;
  for (let i = 0; i < count; i++) {
    if (kind === 'number') {
      const step = readVarint(reader);
      last += step % 2 === 1 ? -(step + 1) / 2 : step / 2;
      yield last;
    } else if (kind === 'float') {
      yield new Float64Array(reader.page.slice(reader.at, reader.at + 8).buffer)[0] as number;
      reader.at += 8;
    } else if (kind === 'text') {
      const length = readVarint(reader);
      let text = '';
      for (let unit = 0; unit < length; unit++) text += String.fromCharCode(readVarint(reader));
      yield text;
    } else {
      const size = WIDTHS[kind] as number;
      let digits = '';
      for (const byte of reader.page.subarray(reader.at, reader.at + size))
        digits += byte.toString(16).padStart(2, '0');
      reader.at += size;
      yield kind === 'hex24' ? digits : digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    }
  }
}

/** Beyond 32 bits, so without bit operators. */
function putVarint(into: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    into.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  into.push(rest);
}

function readVarint(reader: { page: PageBytes; at: number }): number {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = reader.page[reader.at++] as number;
    value += (byte % 128) * factor;
    if (byte < 128) return value;
  }
}
