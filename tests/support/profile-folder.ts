// Searches everything a browser left in its profile folder for words in the clear. Database tables are decompressed
// first: in the raw bytes of a table even plain text is not found. Reads only.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** One word found in one file. */
export interface Hit {
  word: string;
  file: string;
  encoding: 'utf-8' | 'latin-1' | 'utf-16' | 'bytes';
}

/** Snappy's block format; null when the bytes are none. `start`: where the block begins. */
export function unsnap(input: Buffer, start = 0): Buffer | null {
  let at = start;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = input[at++];
    if (byte === undefined || shift > 28) return null;
    length |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  if (length <= 0 || length > 64 << 20) return null;
  const output = Buffer.alloc(length);
  let size = 0;
  while (size < length) {
    const tag = input[at++];
    if (tag === undefined) return null;
    if ((tag & 3) === 0) {
      let count = tag >> 2;
      if (count >= 60) {
        const bytes = count - 59;
        if (at + bytes > input.length) return null;
        count = input.readUIntLE(at, bytes);
        at += bytes;
      }
      count++;
      if (at + count > input.length || size + count > length) return null;
      input.copy(output, size, at, at + count);
      at += count;
      size += count;
      continue;
    }
    let count: number;
    let offset: number;
    if ((tag & 3) === 1) {
      count = 4 + ((tag >> 2) & 7);
      offset = ((tag >> 5) << 8) | (input[at++] ?? 0);
    } else {
      const bytes = (tag & 3) === 2 ? 2 : 4;
      if (at + bytes > input.length) return null;
      count = 1 + (tag >> 2);
      offset = input.readUIntLE(at, bytes);
      at += bytes;
    }
    if (offset === 0 || offset > size || size + count > length) return null;
    for (let i = 0; i < count; i++) output[size + i] = output[size - offset + i] as number;
    size += count;
  }
  return output;
}

function varint(bytes: Buffer, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 1; ; shift *= 128) {
    const byte = bytes[at++];
    if (byte === undefined) throw new RangeError('varint');
    value += (byte & 127) * shift;
    if (byte < 128) return [value, at];
  }
}

/** A block's bytes, decompressed; its type is the byte behind it. */
function block(table: Buffer, offset: number, size: number): Buffer {
  const raw = table.subarray(offset, offset + size);
  return table[offset + size] === 1 ? (unsnap(raw) ?? raw) : raw;
}

/** Keys and values of one block. Keys share beginnings with the key before, so they are put together here. */
function* entries(bytes: Buffer): Generator<{ key: Buffer; value: Buffer }> {
  const restarts = bytes.readUInt32LE(bytes.length - 4);
  const end = bytes.length - 4 - restarts * 4;
  let key = Buffer.alloc(0);
  for (let at = 0; at < end; ) {
    let shared: number;
    let rest: number;
    let size: number;
    [shared, at] = varint(bytes, at);
    [rest, at] = varint(bytes, at);
    [size, at] = varint(bytes, at);
    key = Buffer.concat([key.subarray(0, shared), bytes.subarray(at, at + rest)]);
    at += rest;
    yield { key, value: bytes.subarray(at, at + size) };
    at += size;
  }
}

/** Everything in a LevelDB table, in the clear. */
function tableText(table: Buffer): Buffer {
  const footer = table.subarray(table.length - 48);
  let at = 0;
  [, at] = varint(footer, at);
  [, at] = varint(footer, at);
  let offset: number;
  let size: number;
  [offset, at] = varint(footer, at);
  [size, at] = varint(footer, at);
  const parts: Buffer[] = [];
  for (const { value } of entries(block(table, offset, size))) {
    const [from, next] = varint(value, 0);
    const [length] = varint(value, next);
    for (const entry of entries(block(table, from, length))) parts.push(entry.key, entry.value);
  }
  return Buffer.concat(parts);
}

/** A LevelDB log without its frames, so that a word across two of them is whole. */
function logText(log: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let page = 0; page < log.length; page += 32_768) {
    const end = Math.min(page + 32_768, log.length);
    for (let at = page; at + 7 <= end; ) {
      const size = log.readUInt16LE(at + 4);
      if (log[at + 6] === 0 && size === 0) break;
      parts.push(log.subarray(at + 7, Math.min(at + 7 + size, end)));
      at += 7 + size;
    }
  }
  return Buffer.concat(parts);
}

/** Values that the browser compressed on its own before they went into the database. */
function inner(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(WRAPPED); at >= 0; at = bytes.indexOf(WRAPPED, at + 1)) {
    const opened = unsnap(bytes, at + WRAPPED.length);
    if (opened) found.push(opened);
  }
  return found;
}
const WRAPPED = Buffer.from([0xff, 0x11, 0x02]);

/** Bodies in a cache file that came compressed over the line. */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  const gzip = bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
  if (gzip >= 0) {
    try {
      found.push(gunzipSync(Buffer.from(bytes.subarray(gzip)), { finishFlush: 2 }));
    } catch {
      // Not a compressed body after all.
    }
  }
  if (bytes.includes('content-encoding:br') || bytes.includes('content-encoding: br')) {
    try {
      found.push(brotliDecompressSync(Buffer.from(bytes)));
    } catch {
      // The same.
    }
  }
  return found;
}

function layers(file: string): Buffer[] {
  const raw = readFileSync(file);
  const found: Buffer[] = [raw];
  try {
    if (/\.(ldb|sst)$/.test(file)) found.push(tableText(raw));
    else if (/\d+\.log$/.test(file)) found.push(logText(raw));
  } catch {
    // Half-written by a browser that was stopped: the raw bytes are searched all the same.
  }
  for (const bytes of [...found]) found.push(...inner(bytes), ...unpacked(bytes));
  return found;
}

interface Needle {
  word: string;
  encoding: Hit['encoding'];
  bytes: Buffer;
}

/** Any three bytes, as a number. */
const THREE_BYTES = 1 << 24;

/** Finds which of many needles a text holds in one pass over it: few places begin as any of them does. */
function searcher(needles: readonly Needle[]): (text: Buffer) => ReadonlySet<Needle> {
  const begins = new Uint8Array(THREE_BYTES);
  const byBeginning = new Map<number, Needle[]>();
  for (const needle of needles) {
    const beginning = needle.bytes.readUIntLE(0, 3);
    begins[beginning] = 1;
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), needle]);
  }
  return (text) => {
    const found = new Set<Needle>();
    let window = 0;
    for (let at = 0; at < text.length; at++) {
      window = (window >>> 8) | ((text[at] as number) << 16);
      if (begins[window] === 0 || at < 2) continue;
      for (const needle of byBeginning.get(window) ?? []) {
        const { bytes } = needle;
        const from = at - 2;
        // Most are told apart by their last byte, without looking at the rest.
        if (text[from + bytes.length - 1] !== bytes[bytes.length - 1] || found.has(needle)) continue;
        if (text.subarray(from, from + bytes.length).equals(bytes)) found.add(needle);
      }
    }
    return found;
  };
}

/**
 * Every word that can be read anywhere below the folder. Words must be of three bytes, and should be of five letters or more.
 *
 * @param secrets sought as they are; a hit gives them in hex
 */
export function searchProfile(
  folder: string,
  words: readonly string[],
  secrets: readonly Buffer[] = [],
): { hits: Hit[]; files: number; bytes: number } {
  const exact = secrets.map((bytes) => ({ word: bytes.toString('hex'), encoding: 'bytes' as const, bytes }));
  const ofWords = words.flatMap((word) => [
    { word, encoding: 'utf-8' as const, bytes: Buffer.from(word, 'utf8') },
    ...(/^[\x20-\xff]*$/.test(word)
      ? [{ word, encoding: 'latin-1' as const, bytes: Buffer.from(word, 'latin1') }]
      : []),
    { word, encoding: 'utf-16' as const, bytes: Buffer.from(word, 'utf16le') },
  ]);
  const holds = searcher([...ofWords, ...exact]);
  const hits: Hit[] = [];
  let files = 0;
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    try {
      if (!statSync(file).isFile()) continue;
    } catch {
      continue;
    }
    files++;
    const texts = layers(file);
    bytes += texts.reduce((sum, text) => sum + text.length, 0);
    const found = new Set(texts.flatMap((text) => [...holds(text)]));
    for (const { word, encoding } of found) hits.push({ word, file: relative(folder, file), encoding });
  }
  return { hits, files, bytes };
}
