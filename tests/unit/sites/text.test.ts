// Text from a page, made fit to pass on.

import { describe, expect, it } from 'vitest';
import { tidy } from '@/lib/sites/text';

describe('tidy', () => {
  it.each([
    ['  Mara \n\t Example\u00a0', 'Mara Example'],
    ['\u202aMara\u202c \u2067Example\u2069\u200f', 'Mara Example'],
    ['Zoe\u0308', 'Zoë'],
    ['a\u0007b', 'ab'],
    ['👩‍🎨 Mara', '👩‍🎨 Mara'],
    ['', null],
    [' \u200e\n ', null],
    [null, null],
    [undefined, null],
  ])('%j', (text, expected) => {
    expect(tidy(text)).toBe(expected);
  });

  it('cuts long text without splitting a character', () => {
    const cut = tidy('😀'.repeat(10_000)) ?? '';
    expect(cut).toBe('😀'.repeat(500));
    expect(tidy('x'.repeat(1_000_000))).toHaveLength(500);
  });
});
