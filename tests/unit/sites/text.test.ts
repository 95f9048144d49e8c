// Text from a page, made fit to pass on.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { textOf, tidy } from '@/lib/sites/text';

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

describe('textOf', () => {
  it.each([
    ['<h1> Mara <b>Example</b>\n</h1>', 'Mara Example'],
    ['<h1>Mara<svg><title>Verified</title><text>V</text></svg> Example</h1>', 'Mara Example'],
    ['<h1><style>.x{}</style>Mara<script>1</script><template>2</template></h1>', 'Mara'],
    ['<h1><svg><title>Verified</title></svg></h1>', null],
    ['<h1></h1>', null],
  ])('%s', (html, expected) => {
    expect(textOf(new JSDOM(html).window.document.querySelector('h1'))).toBe(expected);
  });

  it('copes with what is deep and what is long', () => {
    const { document } = new JSDOM('<h1><svg></svg></h1>').window;
    let at = document.querySelector('h1') as Element;
    const heading = at;
    for (let depth = 0; depth < 500; depth++) at = at.appendChild(document.createElement('i'));
    at.textContent = 'x'.repeat(100_000);
    expect(textOf(heading)).toHaveLength(500);
    expect(textOf(null)).toBeNull();
  });
});
