// The search of a profile finds what is there, wherever in a file and however encoded, and nothing else.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom } from '@/tests/simulators/random';
import { searchProfile } from '@/tests/support/profile-folder';

const WORDS = ['Mara Example', 'mara@brightwater.example', 'Zoë Übermut', '山田太郎', 'Maradona', 'Mara'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'in-ats-search-'));
  mkdirSync(join(folder, 'deep'));
  const random = createRandom(7);
  const noise = (bytes: number) => Buffer.from(Array.from({ length: bytes }, () => Math.floor(random.next() * 256)));
  writeFileSync(join(folder, 'noise'), noise(200_000));
  writeFileSync(join(folder, 'begin'), Buffer.concat([Buffer.from('Mara Example'), noise(100)]));
  writeFileSync(join(folder, 'deep', 'end'), Buffer.concat([noise(100), Buffer.from('Zoë Übermut', 'latin1')]));
  writeFileSync(join(folder, 'wide'), Buffer.concat([noise(101), Buffer.from('山田太郎', 'utf16le'), noise(9)]));
  writeFileSync(join(folder, 'overlap'), 'MaMaraMaradona');
  writeFileSync(join(folder, 'cut'), 'Mara Exampl');
  writeFileSync(join(folder, 'empty'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds every word in every encoding, at the edges of a file too', () => {
  const { hits, files } = searchProfile(folder, WORDS, [Buffer.from('radona')]);
  const found = hits.map(({ word, file, encoding }) => `${file}: ${word} (${encoding})`).sort();
  expect(found).toEqual(
    [
      'begin: Mara (latin-1)',
      'begin: Mara (utf-8)',
      'begin: Mara Example (latin-1)',
      'begin: Mara Example (utf-8)',
      'cut: Mara (latin-1)',
      'cut: Mara (utf-8)',
      `${join('deep', 'end')}: Zoë Übermut (latin-1)`,
      'overlap: Mara (latin-1)',
      'overlap: Mara (utf-8)',
      'overlap: Maradona (latin-1)',
      'overlap: Maradona (utf-8)',
      'overlap: 7261646f6e61 (bytes)',
      'wide: 山田太郎 (utf-16)',
    ].sort(),
  );
  expect(files).toBe(7);
});
