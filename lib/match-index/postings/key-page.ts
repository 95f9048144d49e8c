// One packed page of key lists: sorted keys of a fixed width, found without unpacking anything, and beside each
// its one holder or where its list begins. Counted values stand apart, with their counts.
//
//   format, width of a key, of a slot, of a count (1 byte each); keys, counted values, lowest number (4 bytes each)
//   keys · slots · counted values · counts · lists
//
// A key is kept without the bits that chose its page. A slot is twice the holder's distance from the lowest number, or twice
// the place of a list plus one. A list: how many are listed, how many more there are, the first distance, then steps; LEB128.

import { emptyColumn, type KeyColumn, push } from './key-column';
import type { PageBytes } from './page-store';

export const KEY_BITS = 53;

/** A list keeps its newest people; of the others, how many. Nobody looks for one person among so many namesakes. */
export const MOST_LISTED = 2_000;

const FORMAT = 1;
const HEADER = 16;

/** What pages hold, unpacked. Each column is sorted when it is to be packed. */
export interface KeyContent {
  /** Key and person. */
  lists: KeyColumn;
  /** Value and count. */
  counted: KeyColumn;
  /** Key and how many of its holders are not listed. */
  cut: KeyColumn;
}

export function emptyContent(capacity?: number): KeyContent {
  return { lists: emptyColumn(capacity), counted: emptyColumn(capacity), cut: emptyColumn(16) };
}

/** How many keys apart the beginnings of two pages are. */
export function pageSpan(bits: number): number {
  return 2 ** (KEY_BITS - bits);
}

/** The page of a key; keys are below 2^53, so dividing by a power of two is exact. */
export function pageOf(key: number, bits: number): number {
  return Math.floor(key / pageSpan(bits));
}

/** The pages from `first` up to and without `below`. All of the content belongs to them. */
export function packPages(content: KeyContent, bits: number, first: number, below: number): PageBytes[] {
  const packing: Packing = {
    ...content,
    at: { lists: 0, counted: 0, cut: 0 },
    keys: new Float64Array(content.lists.length),
    slots: new Float64Array(content.lists.length),
    values: new Float64Array(content.counted.length),
    counts: new Float64Array(content.counted.length),
    bytes: [],
  };
  const pages: PageBytes[] = [];
  for (let page = first; page < below; page++) pages.push(packPage(packing, page * pageSpan(bits), pageSpan(bits)));
  return pages;
}

/** The columns with how far they are packed, and room for one page's parts. */
interface Packing extends KeyContent {
  at: { lists: number; counted: number; cut: number };
  keys: Float64Array;
  slots: Float64Array;
  values: Float64Array;
  counts: Float64Array;
  /** The lists. */
  bytes: number[];
}

/** Packs one page from where the columns stand, and moves on. */
function packPage(packing: Packing, origin: number, span: number): PageBytes {
  const { at, lists, counted, cut } = packing;
  const end = origin + span;
  const lowest = lowestFrom(lists, at.lists, end);
  packing.bytes.length = 0;
  let keys = 0;
  let mostSlot = 0;
  while (at.lists < lists.length && (lists.keys[at.lists] as number) < end) {
    const key = lists.keys[at.lists] as number;
    const start = at.lists;
    while (at.lists < lists.length && lists.keys[at.lists] === key) at.lists += 1;
    let unlisted = 0;
    for (; at.cut < cut.length && (cut.keys[at.cut] as number) <= key; at.cut++) {
      if (cut.keys[at.cut] === key) unlisted += cut.values[at.cut] as number;
    }
    const slot =
      at.lists - start === 1 && unlisted === 0
        ? ((lists.values[start] as number) - lowest) * 2
        : packList(lists.values, start, at.lists, unlisted, lowest, packing.bytes) * 2 + 1;
    packing.keys[keys] = key - origin;
    packing.slots[keys] = slot;
    if (slot > mostSlot) mostSlot = slot;
    keys += 1;
  }

  let values = 0;
  let mostCount = 0;
  while (at.counted < counted.length && (counted.keys[at.counted] as number) < end) {
    const key = counted.keys[at.counted] as number;
    let count = 0;
    for (; at.counted < counted.length && counted.keys[at.counted] === key; at.counted++) {
      count += counted.values[at.counted] as number;
    }
    packing.values[values] = key - origin;
    packing.counts[values] = count;
    if (count > mostCount) mostCount = count;
    values += 1;
  }

  const [keyWidth, slotWidth, countWidth] = [widthOf(span - 1), widthOf(mostSlot), widthOf(mostCount)];
  const listsAt = HEADER + keys * (keyWidth + slotWidth) + values * (keyWidth + countWidth);
  const bytes = new Uint8Array(listsAt + packing.bytes.length);
  bytes.set([FORMAT, keyWidth, slotWidth, countWidth]);
  putNumber(bytes, 4, 4, keys);
  putNumber(bytes, 8, 4, values);
  putNumber(bytes, 12, 4, lowest);
  let place = HEADER;
  place = putNumbers(bytes, place, keyWidth, packing.keys, keys);
  place = putNumbers(bytes, place, slotWidth, packing.slots, keys);
  place = putNumbers(bytes, place, keyWidth, packing.values, values);
  place = putNumbers(bytes, place, countWidth, packing.counts, values);
  bytes.set(packing.bytes, place);
  return bytes;
}

/** The lowest number among those who hold a key below `end`; 0 where there are none. */
function lowestFrom({ keys, values, length }: KeyColumn, start: number, end: number): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = start; i < length && (keys[i] as number) < end; i++) {
    if ((values[i] as number) < lowest) lowest = values[i] as number;
  }
  return lowest === Number.POSITIVE_INFINITY ? 0 : lowest;
}

/** Appends a list, each person once, and gives its place. */
function packList(
  people: Uint32Array,
  start: number,
  end: number,
  unlisted: number,
  lowest: number,
  into: number[],
): number {
  const place = into.length;
  let different = 1;
  for (let i = start + 1; i < end; i++) if (people[i] !== people[i - 1]) different += 1;
  const listed = Math.min(different, MOST_LISTED);
  putVarint(into, listed);
  putVarint(into, unlisted + different - listed);
  let passed = different - listed;
  let last = lowest;
  for (let i = start; i < end; i++) {
    if (i > start && people[i] === people[i - 1]) continue;
    if (passed > 0) {
      passed -= 1;
      continue;
    }
    putVarint(into, (people[i] as number) - last);
    last = people[i] as number;
  }
  return place;
}

/** A page with its parts found; nothing is copied. */
export interface KeyPage {
  bytes: PageBytes;
  keyWidth: number;
  slotWidth: number;
  countWidth: number;
  keys: number;
  counted: number;
  lowest: number;
  slotsAt: number;
  countedAt: number;
  countsAt: number;
  listsAt: number;
}

export function openPage(bytes: PageBytes): KeyPage {
  const [format, keyWidth = 0, slotWidth = 0, countWidth = 0] = bytes;
  if (format !== FORMAT) throw new RangeError(`a page of key lists of format ${format}`);
  const keys = numberAt(bytes, 4, 4);
  const counted = numberAt(bytes, 8, 4);
  const slotsAt = HEADER + keys * keyWidth;
  const countedAt = slotsAt + keys * slotWidth;
  const countsAt = countedAt + counted * keyWidth;
  const listsAt = countsAt + counted * countWidth;
  const lowest = numberAt(bytes, 12, 4);
  return { bytes, keyWidth, slotWidth, countWidth, keys, counted, lowest, slotsAt, countedAt, countsAt, listsAt };
}

/**
 * Appends who is listed for a key; gives how many more hold it.
 *
 * @param key without the bits that chose the page
 */
export function readHolders(page: KeyPage, key: number, into: number[]): number {
  const { bytes, keyWidth, slotWidth, slotsAt } = page;
  const found = find(bytes, HEADER, page.keys, keyWidth, key);
  return found < 0 ? 0 : readSlot(page, numberAt(bytes, slotsAt + found * slotWidth, slotWidth), into);
}

/** The lowest number that the page names. */
export function lowestOn(bytes: PageBytes): number {
  return numberAt(bytes, 12, 4);
}

/** How many hold a counted value. */
export function readCount({ bytes, keyWidth, countWidth, counted, countedAt, countsAt }: KeyPage, key: number): number {
  const found = find(bytes, countedAt, counted, keyWidth, key);
  return found < 0 ? 0 : numberAt(bytes, countsAt + found * countWidth, countWidth);
}

function readSlot({ bytes, lowest, listsAt }: KeyPage, slot: number, into: number[]): number {
  if (slot % 2 === 0) {
    into.push(lowest + slot / 2);
    return 0;
  }
  const reader = { bytes, at: listsAt + (slot - 1) / 2 };
  const listed = readVarint(reader);
  const unlisted = readVarint(reader);
  for (let i = 0, person = lowest; i < listed; i++) {
    person += readVarint(reader);
    into.push(person);
  }
  return unlisted;
}

/**
 * Adds what a page holds from the key `from` up to and without `below`, but for the dead.
 *
 * @param origin the first key that would belong to the page
 */
export function unpackPage(
  bytes: PageBytes,
  origin: number,
  { from, below }: { from: number; below: number },
  isDead: (person: number) => boolean,
  into: KeyContent,
): void {
  const page = openPage(bytes);
  const { keyWidth, slotWidth, slotsAt, countedAt, countWidth, countsAt, lowest } = page;
  const list: number[] = [];
  for (let i = 0; i < page.keys; i++) {
    const key = origin + numberAt(bytes, HEADER + i * keyWidth, keyWidth);
    if (key < from) continue;
    if (key >= below) break;
    const slot = numberAt(bytes, slotsAt + i * slotWidth, slotWidth);
    if (slot % 2 === 0) {
      const person = lowest + slot / 2;
      if (!isDead(person)) push(into.lists, key, person);
      continue;
    }
    list.length = 0;
    const unlisted = readSlot(page, slot, list);
    for (const person of list) if (!isDead(person)) push(into.lists, key, person);
    if (unlisted > 0) push(into.cut, key, unlisted);
  }
  for (let i = 0; i < page.counted; i++) {
    const key = origin + numberAt(bytes, countedAt + i * keyWidth, keyWidth);
    if (key < from) continue;
    if (key >= below) break;
    push(into.counted, key, numberAt(bytes, countsAt + i * countWidth, countWidth));
  }
}

/** Keys are hashes and lie evenly; only made-up ones take more guesses, and then each halves what is left. */
const MOST_GUESSES = 8;

/**
 * Where a number stands among sorted ones of a fixed width, -1 when it does not. Guessed by how far it is between the ends of
 * what is left (Perl, Itai and Avni, “Interpolation search”, 1978): three looks where halving takes a dozen.
 */
function find(bytes: PageBytes, start: number, length: number, width: number, wanted: number): number {
  const at = (place: number) => numberAt(bytes, start + place * width, width);
  let [low, high] = [0, length - 1];
  if (high < 0) return -1;
  let [least, most] = [0, at(high)];
  for (let guesses = 0; low <= high && wanted >= least && wanted <= most; guesses++) {
    const share = guesses < MOST_GUESSES && most > least ? (wanted - least) / (most - least) : 0.5;
    const place = low + Math.floor((high - low) * share);
    const one = at(place);
    if (one === wanted) return place;
    if (one < wanted) [low, least] = [place + 1, one];
    else [high, most] = [place - 1, one];
  }
  return -1;
}

function widthOf(most: number): number {
  let width = 1;
  for (let limit = 256; limit <= most; limit *= 256) width += 1;
  return width;
}

function putNumbers(bytes: PageBytes, start: number, width: number, numbers: Float64Array, length: number): number {
  let at = start;
  for (let i = 0; i < length; i++, at += width) putNumber(bytes, at, width, numbers[i] as number);
  return at;
}

/** Little-endian. */
function putNumber(bytes: PageBytes, at: number, width: number, value: number): void {
  // Bit operators see the lower 32 bits only.
  let part = value >>> 0;
  for (let i = 0; i < width && i < 4; i++) {
    bytes[at + i] = part;
    part >>>= 8;
  }
  if (width <= 4) return;
  part = Math.floor(value / 2 ** 32);
  for (let i = 4; i < width; i++) {
    bytes[at + i] = part;
    part >>>= 8;
  }
}

function numberAt(bytes: PageBytes, at: number, width: number): number {
  let low = bytes[at] as number;
  if (width > 1) low |= (bytes[at + 1] as number) << 8;
  if (width > 2) low |= (bytes[at + 2] as number) << 16;
  if (width > 3) low |= (bytes[at + 3] as number) << 24;
  if (width <= 4) return low >>> 0;
  let high = bytes[at + 4] as number;
  if (width > 5) high |= (bytes[at + 5] as number) << 8;
  if (width > 6) high |= (bytes[at + 6] as number) << 16;
  return high * 2 ** 32 + (low >>> 0);
}

function putVarint(into: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    into.push((rest & 127) | 128);
    rest >>>= 7;
  }
  into.push(rest);
}

function readVarint(reader: { bytes: PageBytes; at: number }): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++] as number;
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
}
