// `npm run --silent world -- --seed 7 --people 10000 --pages 2000 --mix a --out <folder>` writes records.jsonl, pages.jsonl and
// truth.jsonl there, a line each, and prints how many.

import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { end, readCommandLine } from '@/tests/tools/command-line';
import { MIXES, type MixName } from './mix';
import { makeWorld } from './world';

const usage = 'world --people <number> --pages <number> --out <folder> [--seed <number>] [--mix a|b|c]';
const { values, refuse, whole } = readCommandLine({
  usage,
  options: {
    seed: { type: 'string' },
    people: { type: 'string' },
    pages: { type: 'string' },
    mix: { type: 'string' },
    out: { type: 'string' },
  },
});
const { out, mix = 'a' } = values;
if (out === undefined) refuse('no folder is named');
if (!(mix in MIXES)) refuse(`there is no mix ${mix}`);
const people = whole('people', { least: 100, most: 4_000_000, fallback: 10_000 });
const world = makeWorld({
  seed: whole('seed', { least: 0, most: 2 ** 31, fallback: 7 }),
  people,
  pages: whole('pages', { least: 0, most: people, fallback: Math.min(people, 2_000) }),
  mix: mix as MixName,
});

/** Lines to a file, no faster than it takes them. */
async function write(name: string, values: Iterable<[object, object?]>, second?: string): Promise<number> {
  const files = [name, ...(second === undefined ? [] : [second])].map((file) =>
    createWriteStream(join(out ?? '', file)),
  );
  let count = 0;
  let held: string[] = files.map(() => '');
  const flush = async () => {
    for (const [index, file] of files.entries()) {
      if (!file.write(held[index] ?? '')) await new Promise<void>((drained) => file.once('drain', () => drained()));
    }
    held = files.map(() => '');
  };
  for (const lines of values) {
    held = held.map((text, index) => `${text}${JSON.stringify(lines[index])}\n`);
    if (++count % 2_000 === 0) await flush();
  }
  await flush();
  await Promise.all(files.map((file) => new Promise<void>((closed) => file.end(closed))));
  return count;
}

function* recordLines(): Generator<[object]> {
  for (const record of world.records()) yield [record];
}

function* pageLines(): Generator<[object, object]> {
  for (const { page, truth } of world.pages()) yield [page, truth];
}

try {
  mkdirSync(out as string, { recursive: true });
  const records = await write('records.jsonl', recordLines());
  const pages = await write('pages.jsonl', pageLines(), 'truth.jsonl');
  end({ records, pages }, 0);
} catch {
  end({ error: 'unwritable-folder' }, 1);
}
