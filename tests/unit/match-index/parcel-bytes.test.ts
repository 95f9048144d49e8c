import { expect, it } from 'vitest';
import type { RecordRow } from '@/lib/match-index/database';
import { packRows, unpackRows } from '@/lib/match-index/parcel-bytes';
import { createRandom } from '@/tests/simulators/random';

const MOST = Number.MAX_SAFE_INTEGER;

it('gives back what was packed, whatever numbers there are', () => {
  const random = createRandom(3);
  const number = () =>
    random.pick([0, 1, 127, 128, 40_000_000, 2 ** 32 + 5, 1_763_000_000_000, MOST, random.int(0, MOST)]);
  const bytes = (most: number) => Uint8Array.from({ length: random.int(0, most) }, () => random.int(0, 255));
  const maybe = (name: string) => (random.chance(0.5) ? { [name]: number() } : {});
  for (let round = 0; round < 300; round++) {
    const rows: RecordRow[] = Array.from({ length: round % 20 }, () => ({
      connection: 'c1',
      resource: 'candidate',
      id: random.chance(0.3) ? random.pick(['a', 'e1b2-株', '']) : number(),
      writtenAt: number(),
      sealed: bytes(400),
      ...(random.chance(0.5) ? { who: bytes(300) } : {}),
      ...maybe('part'),
      ...maybe('person'),
      ...maybe('version'),
      ...maybe('detailsOf'),
    }));
    expect(unpackRows('c1', packRows(rows))).toEqual(rows);
  }
});

it('adds few bytes to what is sealed', () => {
  const rows = Array.from({ length: 16 }, (_, i) => ({
    connection: 'c1',
    resource: 'candidate',
    id: 40_000_000 + 7 * i,
    part: MOST - i,
    person: 2 ** 32 + i,
    writtenAt: 1_763_000_000_000,
    sealed: new Uint8Array(300),
  }));
  expect(packRows(rows).length / 16 - 300).toBeLessThan(20);
});
