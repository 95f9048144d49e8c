// The rows of a parcel in few bytes: what is the same in all of them is not repeated, numbers are told by how they differ from
// the row before. What is sealed stays as it is. Pure.

import type { RecordId } from '@/lib/ats/connector';
import type { RecordRow } from './database';

/** A candidate's row as it may lie in a parcel: nothing else is kept of it. */
export type QuietRow = Pick<
  RecordRow,
  'connection' | 'resource' | 'id' | 'part' | 'person' | 'version' | 'detailsOf' | 'writtenAt' | 'sealed' | 'who'
>;

/** Numbers a row may be without, in the order of the bits that say which are there. */
const OPTIONAL = ['part', 'person', 'version', 'detailsOf'] as const;
const HAS_TEXT_ID = 1 << OPTIONAL.length;
const HAS_WHO = HAS_TEXT_ID << 1;

export function packRows(rows: readonly QuietRow[]): Uint8Array<ArrayBuffer> {
  const head: number[] = [];
  const before = { id: 0, person: 0, writtenAt: 0 };
  putNumber(head, rows.length);
  for (const row of rows) {
    const { id, writtenAt, sealed, who } = row;
    const isText = typeof id === 'string';
    const flags = OPTIONAL.reduce((set, name, bit) => (row[name] === undefined ? set : set | (1 << bit)), 0);
    head.push(flags | (isText ? HAS_TEXT_ID : 0) | (who ? HAS_WHO : 0));
    if (isText) putText(head, id);
    else putDifference(head, id, before.id);
    putDifference(head, writtenAt, before.writtenAt);
    if (row.part !== undefined) putNumber(head, row.part);
    if (row.person !== undefined) putDifference(head, row.person, before.person);
    if (row.version !== undefined) putDifference(head, row.version, writtenAt);
    if (row.detailsOf !== undefined) putDifference(head, row.detailsOf, writtenAt);
    putNumber(head, sealed.length);
    if (who) putNumber(head, who.length);
    Object.assign(before, { writtenAt, id: isText ? before.id : id, person: row.person ?? before.person });
  }
  const pieces = rows.flatMap(({ sealed, who }) => (who ? [sealed, who] : [sealed]));
  const bytes = new Uint8Array(head.length + pieces.reduce((sum, { length }) => sum + length, 0));
  bytes.set(head);
  let at = head.length;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** @param isWanted others are passed over */
export function unpackRows(
  connection: string,
  bytes: Uint8Array,
  isWanted: (id: RecordId) => boolean = () => true,
): RecordRow[] {
  const from = { bytes, at: 0 };
  const before = { id: 0, person: 0, writtenAt: 0 };
  const rows: RecordRow[] = [];
  const lengths: [sealed: number, who: number | null][] = [];
  for (let left = readNumber(from); left > 0; left--) {
    const flags = bytes[from.at++] as number;
    const has = (name: (typeof OPTIONAL)[number]) => (flags & (1 << OPTIONAL.indexOf(name))) !== 0;
    const id: RecordId = flags & HAS_TEXT_ID ? readText(from) : readDifference(from, before.id);
    const writtenAt = readDifference(from, before.writtenAt);
    const row: RecordRow = { connection, resource: 'candidate', id, writtenAt, sealed: NOTHING };
    if (has('part')) row.part = readNumber(from);
    if (has('person')) row.person = readDifference(from, before.person);
    if (has('version')) row.version = readDifference(from, writtenAt);
    if (has('detailsOf')) row.detailsOf = readDifference(from, writtenAt);
    lengths.push([readNumber(from), flags & HAS_WHO ? readNumber(from) : null]);
    rows.push(row);
    before.writtenAt = writtenAt;
    if (typeof id === 'number') before.id = id;
    before.person = row.person ?? before.person;
  }
  const piece = (at: number, length: number) => new Uint8Array(bytes.subarray(at, at + length));
  return rows.filter((row, i) => {
    const [sealed, who] = lengths[i] as (typeof lengths)[number];
    const isIt = isWanted(row.id);
    if (isIt) {
      row.sealed = piece(from.at, sealed);
      if (who !== null) row.who = piece(from.at + sealed, who);
    }
    from.at += sealed + (who ?? 0);
    return isIt;
  });
}

/** The id of the first row. */
export function lowestIdOf(bytes: Uint8Array): RecordId {
  const from = { bytes, at: 0 };
  readNumber(from);
  const flags = bytes[from.at++] as number;
  return flags & HAS_TEXT_ID ? readText(from) : readDifference(from, 0);
}

const NOTHING = new Uint8Array();

interface Place {
  bytes: Uint8Array;
  at: number;
}

/** A whole number from nought to 2^53, seven bits a byte. */
function putNumber(to: number[], number: number): void {
  let left = number;
  for (; left >= 0x80; left = Math.floor(left / 0x80)) to.push((left % 0x80) | 0x80);
  to.push(left);
}

function readNumber(from: Place): number {
  let number = 0;
  for (let weight = 1; ; weight *= 0x80) {
    const byte = from.bytes[from.at++] as number;
    number += (byte & 0x7f) * weight;
    if (byte < 0x80) return number;
  }
}

/** The sign, then how far. */
function putDifference(to: number[], number: number, before: number): void {
  const difference = number - before;
  to.push(difference < 0 ? 1 : 0);
  putNumber(to, Math.abs(difference));
}

function readDifference(from: Place, before: number): number {
  const isLess = from.bytes[from.at++] === 1;
  const difference = readNumber(from);
  return isLess ? before - difference : before + difference;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function putText(to: number[], text: string): void {
  const bytes = encoder.encode(text);
  putNumber(to, bytes.length);
  to.push(...bytes);
}

function readText(from: Place): string {
  const length = readNumber(from);
  from.at += length;
  return decoder.decode(from.bytes.subarray(from.at - length, from.at));
}
