// @vitest-environment jsdom
// Where badge and card stand, from rectangles alone.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { placeCard } from '@/components/card/card-placement';
import { type Box, isCovered, placeBadge, readNameBox } from '@/components/card/placement';

const NAME = { left: 100, top: 200, right: 300, bottom: 230, head: 200, roof: 20, edge: 900, taken: [] as Box[] };
/** All lines, all but one, one. */
const TALL = { width: 350, heights: [58, 42, 26] };
const LOW = { width: 120, heights: [28] };

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

function at(left: number, top: number, right: number, bottom: number): Box {
  return { left, top, right, bottom };
}

describe('the badge', () => {
  const company = at(620, 205, 880, 240);
  const cover = at(20, 20, 900, 140);
  it.each([
    ['beside the name, on its middle', NAME, LOW, { x: 312, y: 201, room: 520, form: 0 }],
    [
      'higher when it is tall, so that what is under the name can be read',
      NAME,
      TALL,
      { x: 312, y: 176, room: 520, form: 0 },
    ],
    ['in what room there is', { ...NAME, edge: 560, roof: 150 }, TALL, { x: 312, y: 176, room: 248, form: 0 }],
    [
      'above what stands at the end of the line',
      { ...NAME, taken: [company] },
      TALL,
      { x: 312, y: 144, room: 520, form: 0 },
    ],
    [
      'beside, where it is small enough for it',
      { ...NAME, taken: [company] },
      LOW,
      { x: 312, y: 201, room: 296, form: 0 },
    ],
    [
      'with fewer lines, under a cover that leaves no more',
      { ...NAME, edge: 800, taken: [at(20, 20, 900, 155), at(520, 205, 780, 240)] },
      TALL,
      { x: 312, y: 160, room: 488, form: 1 },
    ],
    [
      'with one line, where nothing else is free',
      { ...NAME, taken: [at(20, 20, 900, 190), at(490, 195, 880, 240)] },
      TALL,
      { x: 312, y: 202, room: 166, form: 2 },
    ],
    [
      'above the name, when its line is full',
      { ...NAME, right: 880, taken: [cover] },
      TALL,
      { x: 550, y: 155, room: 350, form: 1 },
    ],
    ['nowhere, when only a stump of it would be seen', { ...NAME, edge: 420, roof: 180 }, TALL, null],
    ['nowhere, when the name takes no space', { ...NAME, bottom: 202 }, LOW, null],
    [
      'nowhere, when the line is full and what is above is',
      { ...NAME, right: 880, taken: [at(20, 20, 900, 190)] },
      TALL,
      null,
    ],
    ['nowhere, rather than above the block the name is in', { ...NAME, right: 880, roof: 180 }, TALL, null],
  ])('stands %s', (_name, name, wish, expected) => {
    expect(placeBadge(name, wish)).toEqual(expected);
  });
});

describe('the card', () => {
  const window = { width: 1280, height: 800 };
  it.each([
    [
      'below',
      { left: 312, top: 194, right: 600, bottom: 236 },
      window,
      { left: 0, width: 368, height: 544, above: false },
    ],
    [
      'above, when below is little',
      { left: 312, top: 700, right: 600, bottom: 742 },
      window,
      { left: 0, width: 368, height: 640, above: true },
    ],
    [
      'shifted to stay in the window',
      { left: 1100, top: 20, right: 1260, bottom: 48 },
      window,
      { left: -200, width: 368, height: 640, above: false },
    ],
    [
      'as narrow as the window',
      { left: 20, top: 640, right: 300, bottom: 668 },
      { width: 320, height: 680 },
      { left: -8, width: 296, height: 620, above: true },
    ],
    [
      'with some height in any window',
      { left: 20, top: 40, right: 300, bottom: 68 },
      { width: 320, height: 120 },
      { left: -8, width: 296, height: 160, above: false },
    ],
  ])('stands %s', (_name, badge, viewport, expected) => {
    expect(placeCard(badge, viewport)).toEqual(expected);
  });
});

/** jsdom lays nothing out: boxes are given by attribute, `data-box="left top right bottom"`. */
function layOut(html: string): HTMLElement {
  document.body.innerHTML = html;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const [left = 0, top = 0, right = 0, bottom = 0] = (this.getAttribute('data-box') ?? '').split(' ').map(Number);
    return { left, top, right, bottom, width: right - left, height: bottom - top } as DOMRect;
  });
  return document.getElementById('name') as HTMLElement;
}

describe('the free line after the name', () => {
  it.each([
    [
      'ends with the section',
      '<section data-box="80 0 880 400"><h1 id="name" data-box="100 200 300 230"></h1></section>',
      300,
      868,
    ],
    ['ends with the window', '<h1 id="name" data-box="100 200 300 230"></h1>', 300, 1012],
    [
      'begins after the degree and the pronouns',
      '<div><h1 id="name" data-box="100 200 300 230"></h1><i data-box="306 205 340 225">2nd</i></div><b data-box="350 205 420 225">she</b>',
      420,
      1012,
    ],
    [
      'is not shortened by what stands below or takes no space',
      '<h1 id="name" data-box="100 200 300 230"></h1><p data-box="100 240 700 260">x</p><i data-box="305 200 305 230">x</i>',
      300,
      1012,
    ],
  ])('%s', (_name, html, right, edge) => {
    expect(readNameBox(layOut(html))).toMatchObject({ left: 100, right, edge });
  });

  it.each([
    ['words', '<p data-box="600 190 900 300"><b data-box="610 200 700 220">Beispiel GmbH</b></p>', ['610 200 700 220']],
    [
      'pictures, whatever is in them',
      '<figure data-box="600 190 900 300"><b data-box="610 200 700 220">x</b></figure>',
      ['600 190 900 300'],
    ],
    [
      'words in a block without a size of its own',
      '<div data-box="0 0 0 0"><b data-box="610 200 700 220">x</b></div>',
      ['610 200 700 220'],
    ],
    [
      'words further up the tree',
      '</div></div><ul data-box="500 100 900 300"><li data-box="610 200 700 220">x</li></ul><div><div>',
      ['610 200 700 220'],
    ],
    ['not words hidden from the eye', '<p data-box="600 200 601 201"><b data-box="600 200 601 201">x</b></p>', []],
    ['not what is far above', '<p data-box="600 20 900 60">x</p>', []],
    ['not an empty block', '<div data-box="310 190 900 300"></div>', []],
  ])('has in its way %s', (_name, html, taken) => {
    const anchor = layOut(
      `<section data-box="80 0 980 400"><div><div><h1 id="name" data-box="100 200 300 230"></h1>${html}</div></div></section>`,
    );
    expect(readNameBox(anchor)?.taken.map((box) => Object.values(box).join(' '))).toEqual(taken);
  });

  it('is none where the name takes no space', () => {
    expect(readNameBox(layOut('<h1 id="name" data-box="0 0 0 0"></h1>'))).toBeNull();
  });
});

describe('a name is covered', () => {
  it.each([
    ['by nothing', '<h1 id="name"></h1>', 'name', false],
    ['not by its own child', '<h1 id="name"><a id="hit"></a></h1>', 'hit', false],
    ['not by an overlapping neighbour', '<h1 id="name"></h1><div id="hit"></div>', 'hit', false],
    ['by a fixed bar', '<h1 id="name"></h1><nav style="position: fixed"><b id="hit"></b></nav>', 'hit', true],
    ['by a sticky bar', '<h1 id="name"></h1><nav style="position: sticky" id="hit"></nav>', 'hit', true],
    ['by a dialog', '<h1 id="name"></h1><div role="dialog"><b id="hit"></b></div>', 'hit', true],
    [
      'not by the fixed block it is in itself',
      '<div style="position: fixed" id="hit"><h1 id="name"></h1></div>',
      'hit',
      false,
    ],
  ])('%s', (_name, html, hit, expected) => {
    const anchor = layOut(html);
    document.elementFromPoint = () => document.getElementById(hit);
    expect(isCovered(anchor, NAME)).toBe(expected);
  });
});
