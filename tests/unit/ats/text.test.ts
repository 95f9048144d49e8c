import { expect, test } from 'vitest';
import { z } from 'zod';
import { cut, oneLine, visible } from '@/lib/ats/text';
import { whyUnreadable } from '@/lib/ats/why-unreadable';

test.each([
  ['  Mara\n\tExample  ', 'Mara Example'],
  ['\u202aMara\u202c \u200eExample\ufeff', 'Mara Example'],
  ['Mara\u0000\u009f', 'Mara'],
  ['\u3000Mara\u00a0\u2003Example', 'Mara Example'],
  [' \u200f \n', ''],
  ['\u200b', ''],
  ['\u200d \u2060', ''],
  ['\u00ad\u3164\u2800', ''],
  ['Zoe\ud83d', 'Zoe'],
  ['Zoe \ud83d\ude00', 'Zoe 😀'],
  ['نرگس\u200cها', 'نرگس\u200cها'],
])('%j on one line is %j', (value, line) => {
  expect(oneLine(value)).toBe(line);
});

test('what is visible keeps its lines', () => {
  expect(visible('one\u200e\n two\t\u0007')).toBe('one\n two\t');
});

test.each([
  ['x'.repeat(300), undefined, 'x'.repeat(300)],
  ['x'.repeat(301), undefined, `${'x'.repeat(299)}…`],
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['ab   cd', 5, 'ab…'],
  ['ab😀cd', 4, 'ab…'],
  ['ab😀cd', 5, 'ab😀…'],
])('%j cut to %j', (text, longest, expected) => {
  expect(cut(text, longest)).toBe(expected);
});

test.each([
  [{ name: 7 }, 'name: invalid_type'],
  [{ name: 'x', emails: [{ value: 5 }] }, 'emails.value: invalid_type'],
  ['secret', 'row: invalid_type'],
])('%j is told by column, not by value', (row, expected) => {
  const schema = z.object({ name: z.string(), emails: z.array(z.object({ value: z.string() })).nullish() });
  expect(whyUnreadable(schema.safeParse(row).error?.issues[0])).toBe(expected);
});

test('a row without any complaint is unreadable all the same', () => {
  expect(whyUnreadable(undefined)).toBe('row: unreadable');
});
