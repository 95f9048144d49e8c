// Public sets: cells of a file, what becomes of rows, and the figures over pairs, from answers made by hand.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Claim, pairMetrics } from '@/tests/world/pairwise';
import { csvCells, readNamePairs, readPublicSets } from '@/tests/world/public-sets';

const claim = (score: number, right: boolean, asserted = true): Claim => ({
  pair: String(score),
  score,
  asserted,
  right,
});

describe('pairs', () => {
  it('what was never found is missed', () => {
    const metrics = pairMetrics([claim(0.9, true), claim(0.8, false)], 4, 2);
    expect(metrics.retrieved).toBe(0.5);
    expect(metrics.asserted).toMatchObject({ precision: 0.5, recall: 0.25 });
  });

  it('the best cut and recall at a precision go down the scores', () => {
    const metrics = pairMetrics(
      [claim(0.9, true), claim(0.7, true), claim(0.5, false, false), claim(0.4, true, false)],
      4,
      4,
    );
    expect(metrics.best).toMatchObject({ precision: 0.75, recall: 0.75, score: 0.4 });
    expect(metrics.curve[0]).toEqual({ precision: 0.999, recall: 0.5 });
    expect(metrics.asserted).toMatchObject({ precision: 1, recall: 0.5 });
  });

  it('nothing claimed is nothing found', () => {
    expect(pairMetrics([], 3, 0)).toMatchObject({ asserted: { precision: 0, recall: 0, f1: 0 }, best: { f1: 0 } });
  });
});

describe('files', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n"x, y","say ""hi"""',
      [
        ['a', 'b'],
        ['x, y', 'say "hi"'],
      ],
    ],
    [
      'a,b\n,\n\nlast,',
      [
        ['a', 'b'],
        ['', ''],
        ['last', ''],
      ],
    ],
    ['"two\nlines",b', [['two\nlines', 'b']]],
  ])('%j', (text, rows) => expect(csvCells(text)).toEqual(rows));

  const folder = mkdtempSync(join(tmpdir(), 'sets-'));
  writeFileSync(
    join(folder, 'dataset1.csv'),
    'rec_id, given_name, surname, suburb, state, date_of_birth\nrec-7-org, mara, example, hill, nsw, 19000101\nrec-7-dup-0, mara, exampel, hill, nsw, \n',
  );
  writeFileSync(
    join(folder, 'cases.csv'),
    'case_group,schema,name1,name2,is_match\nnk_checks,Person,A B,B A,true\nsynth_people,Person,C,D,false\nnk_checks,Company,E,F,true\n',
  );

  it('of FEBRL only what a page could show is taken over', async () => {
    const [set, ...others] = await readPublicSets(folder);
    expect(others).toEqual([]);
    expect(set?.records.map(({ person }) => person)).toEqual(['7', '7']);
    expect(set?.records[0]?.profile).toMatchObject({ names: ['mara example'], locations: ['hill, NSW, Australia'] });
    expect(JSON.stringify(set)).not.toContain('1900');
  });

  it('of the name pairs only people of the groups that are there to be looked at', () => {
    expect(readNamePairs(folder)).toEqual([{ group: 'nk_checks', left: 'A B', right: 'B A', same: true }]);
  });

  it('an empty folder holds none', async () => {
    expect(await readPublicSets(join(folder, 'none'))).toEqual([]);
  });
});
