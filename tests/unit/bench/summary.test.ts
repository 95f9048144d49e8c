// The arithmetic behind the benchmark's figures.

import { describe, expect, test } from 'vitest';
import { metric, percentile, rounded, summarise, table } from '@/tests/bench/summary';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('percentile', () => {
  test('is the nearest rank, whatever the order', () => {
    expect(percentile(hundred, 95)).toBe(95);
    expect(percentile(hundred, 50)).toBe(50);
    expect(percentile([7, 1, 3], 50)).toBe(3);
    expect(percentile([1, 2, 3, 4], 50)).toBe(2);
  });

  test('of few samples is the worst of them', () => {
    expect(percentile([4, 9], 95)).toBe(9);
    expect(percentile([4], 95)).toBe(4);
    expect(
      percentile(
        Array.from({ length: 20 }, (_, index) => index),
        95,
      ),
    ).toBe(18);
  });

  test('reaches both ends and not beyond', () => {
    expect(percentile(hundred, 0)).toBe(1);
    expect(percentile(hundred, 100)).toBe(100);
    expect(percentile(hundred, 140)).toBe(100);
  });

  test('sorts numbers as numbers and leaves its input alone', () => {
    const samples = [10, 9, 100];
    expect(percentile(samples, 100)).toBe(100);
    expect(samples).toEqual([10, 9, 100]);
  });

  test('refuses what has no percentile', () => {
    expect(() => percentile([], 95)).toThrow('no samples');
    expect(() => percentile([1, Number.NaN], 50)).toThrow('not a number');
  });
});

test('a summary', () => {
  expect(summarise(hundred)).toEqual({ count: 100, median: 50, p95: 95, least: 1, most: 100 });
});

describe('metric', () => {
  test('gives value, floor and their ratio', () => {
    expect(metric('a_ms', 12, 'ms', 3)).toEqual({ name: 'a_ms', value: 12, unit: 'ms', floor: 3, ratio: 4 });
    expect(metric('a_kb', 15.004, 'kB')).toEqual({ name: 'a_kb', value: 15, unit: 'kB' });
  });

  test('takes the ratio before it rounds', () => {
    expect(metric('a', 10, 'ms', 0.3333).ratio).toBe(30);
  });

  test('refuses a floor that is none', () => {
    expect(() => metric('a', 1, 'ms', 0)).toThrow('above zero');
    expect(() => metric('a', Number.POSITIVE_INFINITY, 'ms')).toThrow('not a number');
  });
});

test('small figures keep three digits, others two decimals', () => {
  expect(rounded(0.0012345)).toBe(0.00123);
  expect(rounded(12.3456)).toBe(12.35);
  expect(rounded(0)).toBe(0);
});

test('a table is as wide as its widest cells', () => {
  expect(
    table([
      ['name', 'value'],
      ['a', '1.5'],
      ['bcdef', '12'],
    ]),
  ).toBe('name   value\na        1.5\nbcdef     12');
});
