// What goes to a spreadsheet is text, whoever wrote it.

import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { writeCsv } from '@/lib/lists/write-csv';

it('writes what a reader reads again', () => {
  const rows = [
    ['Mara "M" Example', 'a, b', 'two\nlines', ''],
    ['Zoë', '山田', ' spaced ', '7'],
  ];
  const text = writeCsv(['Name', 'Company', 'Note', 'n'], rows);
  expect(text.startsWith('\ufeffName,')).toBe(true);
  expect(Papa.parse(text.slice(1), { skipEmptyLines: true }).data).toEqual([['Name', 'Company', 'Note', 'n'], ...rows]);
});

it.each(['=1+1', '+32 2 555', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u200b=1', '＝1', '＋1', '＠x'])(
  'makes %j no formula',
  (cell) => {
    const [, [written] = []] = Papa.parse<string[]>(writeCsv(['h'], [[cell]]).slice(1)).data;
    expect(written).toBe(`'${cell}`);
  },
);

it('leaves what is no formula as it is', () => {
  const [, row] = Papa.parse<string[]>(writeCsv(['h'], [['a=1', 'x-y', 'm@x.example', "'quoted"]])).data;
  expect(row).toEqual(['a=1', 'x-y', 'm@x.example', "'quoted"]);
});
