// @vitest-environment jsdom
// Where badge and card stand, from rectangles alone.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { placeCard } from '@/components/card/card-placement';
import { isCovered, placeBadge, readNameBox } from '@/components/card/placement';

const NAME = { left: 100, top: 200, right: 300, bottom: 230, edge: 900 };

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe('the badge', () => {
  it.each([
    ['beside the name, on its middle', NAME, 34, { x: 312, y: 198, room: 344 }],
    ['higher when it is tall, so that what is under the name can be read', NAME, 58, { x: 312, y: 176, room: 344 }],
    ['in what room there is', { ...NAME, edge: 520 }, 28, { x: 312, y: 201, room: 208 }],
    ['nowhere, when only a stump of it would be seen', { ...NAME, edge: 420 }, 28, null],
    ['nowhere, when the name takes no space', { ...NAME, bottom: 202 }, 28, null],
    ['nowhere, when the name ends beyond the edge', { ...NAME, right: 1000 }, 28, null],
  ])('stands %s', (_name, name, height, expected) => {
    expect(placeBadge(name, height)).toEqual(expected);
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
      '<div><h1 id="name" data-box="100 200 300 230"></h1><i data-box="306 205 340 225"></i></div><b data-box="350 205 420 225"></b>',
      420,
      1012,
    ],
    [
      'ends before the next block',
      '<div><h1 id="name" data-box="100 200 300 230"></h1></div><aside data-box="600 190 900 300"></aside>',
      300,
      588,
    ],
    [
      'is not shortened by what stands below or takes no space',
      '<h1 id="name" data-box="100 200 300 230"></h1><p data-box="100 240 700 260"></p><i data-box="305 200 305 230"></i>',
      300,
      1012,
    ],
  ])('%s', (_name, html, right, edge) => {
    expect(readNameBox(layOut(html))).toMatchObject({ left: 100, right, edge });
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
