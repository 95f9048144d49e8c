import { describe, expect, it } from 'vitest';
import type { Box, NameBox } from '@/components/card/placement';
import { columnOf, spotBeside, spotOfBar, within } from '@/components/list/list-placement';

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const ROW = box(100, 200, 700, 320);
const WISH = { whole: 160, label: 70 };

/** A name of 150 px in a row; its line is 24 px high, as wide fonts have it. */
const name = (taken: Box[], over: Partial<NameBox> = {}): NameBox => ({
  ...box(180, 216, 330, 240),
  edge: 688,
  roof: 200,
  head: 216,
  taken,
  ...over,
});

describe('the place of a mark', () => {
  it.each<[string, NameBox, { x: number; form: string; room: number }]>([
    ['beside the name', name([]), { x: 240, form: 'whole', room: 348 }],
    [
      'the headline below may begin in the name’s own line box',
      name([box(180, 237, 520, 261)]),
      { x: 240, form: 'whole', room: 348 },
    ],
    ['before a button on the line', name([box(560, 220, 640, 250)]), { x: 240, form: 'whole', room: 210 }],
    [
      'the last word is cut before it is left out',
      name([box(480, 220, 640, 250)]),
      { x: 240, form: 'whole', room: 130 },
    ],
    ['the verdict alone', name([box(440, 220, 640, 250)]), { x: 240, form: 'label', room: 90 }],
    ['the sign alone', name([box(380, 220, 640, 250)]), { x: 240, form: 'sign', room: 30 }],
    [
      'in the margin at the left, where the line is full',
      name([box(345, 220, 640, 250)]),
      { x: -26, form: 'sign', room: -5 },
    ],
    ['a row that fills the window has no margin', name([], { edge: 335 }), { x: -26, form: 'sign', room: -5 }],
    [
      'what stands left of the name is not in the way',
      name([box(110, 210, 170, 270)]),
      { x: 240, form: 'whole', room: 348 },
    ],
  ])('%s', (_what, read, expected) => {
    expect(spotBeside(read, ROW, WISH)).toMatchObject(expected);
  });

  it('never begins left of the window', () => {
    expect(spotBeside(name([], { edge: 335 }), { ...ROW, left: 10 }, WISH)?.x).toBe(0);
  });

  it('stands on the middle of the line', () => {
    expect(spotBeside(name([]), ROW, WISH)).toMatchObject({ y: 18, line: box(80, 16, 230, 40) });
  });
});

it('boxes that do not meet have nothing in common', () => {
  expect(within(box(0, 0, 10, 10), box(5, 5, 20, 20))).toEqual(box(5, 5, 10, 10));
  expect(within(box(0, 0, 10, 10), box(10, 0, 20, 20))).toBeNull();
});

describe('the place of the bar', () => {
  const viewport = { width: 1280, height: 900 };
  const bar = { width: 500, height: 32 };
  it.each<[string, Box | null, number, { x: number; y: number; room: number }]>([
    ['above the first row, at the column’s right', box(100, 200, 800, 3_000), 56, { x: 300, y: 162, room: 700 }],
    ['below the page’s own bar, once the rows go up', box(100, -500, 800, 2_000), 56, { x: 300, y: 62, room: 700 }],
    ['in the window, where rows begin below it', box(100, 1_500, 800, 2_000), 56, { x: 300, y: 862, room: 700 }],
    ['in a narrow column it may be wider than that', box(900, 200, 1_100, 900), 0, { x: 800, y: 162, room: 300 }],
    ['without rows', null, 56, { x: 764, y: 62, room: 520 }],
  ])('%s', (_what, column, roof, expected) => {
    expect(spotOfBar(bar, column, roof, viewport)).toEqual(expected);
  });

  it('never leaves the window', () => {
    for (const width of [320, 420, 1280]) {
      const { x, room } = spotOfBar(bar, box(0, 200, width, 900), 0, { width, height: 700 });
      expect(x).toBeGreaterThanOrEqual(6);
      expect(x + Math.min(room, bar.width)).toBeLessThanOrEqual(width);
    }
  });

  it('the column is what rows take that take anything', () => {
    expect(columnOf([box(10, 20, 30, 40), box(0, 0, 0, 0), box(5, 50, 25, 60)])).toEqual(box(5, 20, 30, 60));
    expect(columnOf([box(0, 0, 0, 0)])).toBeNull();
  });
});
