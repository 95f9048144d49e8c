// Sealed texts in fewer bytes: whatever is in them comes back.

import { describe, expect, it } from 'vitest';
import { lengthened, shortened } from '@/lib/vault/short-json';
import { createRandom } from '@/tests/simulators/random';

const back = (value: unknown) => JSON.parse(lengthened(shortened(JSON.stringify(value))));

describe('JSON in fewer bytes', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['an empty text', ''],
    ['control characters of its own', ['\u0001', '\u0002\u001f', '\n\t', '\u0000', '\u007f']],
    ['what looks like JSON', ['","', '"],["', ',null,', '[["', '\\"],["', '\\u0001']],
    ['what stands as a character', ['https://www.linkedin.com/in/', 'a@gmail.com', ', United States', '],"20']],
    ['texts of every kind', ['Zoë', '木村', '🧑🏽‍💻', '\ud800', '\u2028']],
  ])('gives back %s', (_what, value) => {
    expect(back(value)).toEqual(value);
  });

  it('gives back texts put together by chance', () => {
    const seed = 20_261_122;
    const random = createRandom(seed);
    const parts = [
      '"',
      '\\',
      ',',
      '[',
      ']',
      'null',
      '0',
      '\u0001',
      '\u000f',
      '\u0010',
      'https://www.',
      '@gmail.com',
      'é',
      'Z',
      '20',
    ];
    for (let round = 0; round < 2_000; round++) {
      const text = Array.from({ length: random.int(0, 12) }, () => random.pick(parts)).join('');
      const value = [[text, null, [0, text]], { [text]: [text, false, text] }];
      expect(back(value), `seed ${seed}, round ${round}`).toEqual(value);
    }
  });

  it('leaves what was sealed before as it is', () => {
    const json = JSON.stringify({ name: 'Mara Example', tags: [] });
    expect(lengthened(json)).toBe(json);
  });

  it('takes a fifth and more off what is held of a candidate', () => {
    const held = [
      [
        'ABCDEFGHIJK',
        7,
        'Mara Example',
        false,
        'Firm',
        'Clerk',
        null,
        [],
        ['mara@gmail.com'],
        [],
        ['https://www.linkedin.com/in/mara-example'],
        '2026-01-17T10:33:19.376Z',
      ],
      ...[[0], [4], 0, [6], 0, 0, 0, null, [1, 2], 7],
    ];
    const json = JSON.stringify(held);
    expect(shortened(json).length).toBeLessThan(json.length * 0.8);
  });

  it('writes each place as it always did: what is sealed has it in it', () => {
    const places = ['linkedin.com/in/', 'https://www.', '@gmail.com', ', United States', ',null,', '",null,'];
    places.push(',0,0,null,[1,2', ',false,"', '","', '],[', '[["', '"],["', '[],["', '],"20', 'Z"],[0],[');
    expect(places.map(shortened)).toEqual(places.map((_, place) => String.fromCharCode(place + 1)));
  });
});
