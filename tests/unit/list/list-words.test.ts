// Every word of marks and bar, by table.

import { describe, expect, it } from 'vitest';
import { type Known, passes, toBarView, toMarkView } from '@/components/list/list-words';
import type { Coverage } from '@/lib/model/connection';
import type { RowFinding } from '@/lib/model/list-finding';

const NOW = Date.UTC(2026, 10, 22, 12);
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();
const COMPLETE: Coverage = { state: 'complete', asOf: daysAgo(0) };
const FILLING: Coverage = { state: 'filling', fraction: 0.61 };

const row = (over: Partial<RowFinding> = {}): RowFinding => ({
  tier: 'exact',
  ats: 'Greenhouse',
  status: 'active',
  statusText: null,
  stage: 'Phone screen',
  updatedAt: daysAgo(3),
  isActive: true,
  rejectedAt: null,
  people: 1,
  ...over,
});

describe('marks', () => {
  it.each<[string, Known, Coverage, string[] | null]>([
    ['nobody has answered yet', undefined, COMPLETE, null],
    ['a stranger', null, COMPLETE, ['not', 'Not in ATS', '', 'Mara Example, Not in ATS']],
    ['a stranger while it is read', null, FILLING, ['unknown', 'Not found yet', '', 'Mara Example, Not found yet']],
    [
      'a stranger, read long ago',
      null,
      { state: 'stale', asOf: daysAgo(9) },
      ['unknown', 'Not found', '', 'Mara Example, Not found'],
    ],
    ['nothing is said while locked', null, { state: 'locked' }, null],
    ['nothing is said without an ATS', null, { state: 'none' }, null],
    [
      'an applicant',
      row(),
      COMPLETE,
      ['in', 'In ATS', 'Phone screen', 'Mara Example, In ATS, Greenhouse, Phone screen, updated 3 days ago'],
    ],
    [
      'found while it is read',
      row({ updatedAt: null }),
      FILLING,
      ['in', 'In ATS', 'Phone screen', 'Mara Example, In ATS, Greenhouse, Phone screen'],
    ],
    [
      'no stage',
      row({ stage: null, updatedAt: null }),
      COMPLETE,
      ['in', 'In ATS', 'Active', 'Mara Example, In ATS, Greenhouse, Active'],
    ],
    [
      'rejected: the stage it was in is of no interest',
      row({ status: 'rejected', isActive: false, updatedAt: null }),
      COMPLETE,
      ['in', 'In ATS', 'Rejected', 'Mara Example, In ATS, Greenhouse, Rejected'],
    ],
    [
      'in the ATS’s own word',
      row({ status: 'rejected', statusText: 'Archived', isActive: false, updatedAt: null }),
      COMPLETE,
      ['in', 'In ATS', 'Archived', 'Mara Example, In ATS, Greenhouse, Archived'],
    ],
    [
      'no application',
      row({ status: null, stage: null, isActive: false, updatedAt: null }),
      COMPLETE,
      ['in', 'In ATS', '', 'Mara Example, In ATS, Greenhouse'],
    ],
    [
      'by name and more',
      row({ tier: 'probable', updatedAt: null }),
      COMPLETE,
      ['in', 'In ATS', 'Phone screen', 'Mara Example, In ATS, Greenhouse, Phone screen'],
    ],
    ['perhaps', row({ tier: 'possible' }), COMPLETE, ['possible', 'Possible', '', 'Mara Example, Possibly in ATS']],
    [
      'perhaps one of three',
      row({ tier: 'possible', people: 3 }),
      COMPLETE,
      ['possible', 'Possible', '3 people', 'Mara Example, Possibly in ATS, 3 people'],
    ],
  ])('%s', (_what, known, coverage, expected) => {
    const view = toMarkView(known, { name: 'Mara Example', coverage, namesAts: false, now: NOW });
    expect(view && [view.tone, view.label, view.detail ?? '', view.ariaLabel]).toEqual(expected);
  });

  it('names the ATS where LinkedIn marks by itself who is in one', () => {
    const options = { name: null, coverage: COMPLETE, namesAts: true, now: NOW };
    expect(toMarkView(row(), options)).toMatchObject({ label: 'Greenhouse', detail: 'Phone screen' });
  });
});

describe('the bar', () => {
  const people: Known[] = [
    row(),
    row({ status: 'rejected', isActive: false, rejectedAt: daysAgo(12) }),
    row({ status: 'rejected', isActive: false, rejectedAt: daysAgo(40) }),
    row({ tier: 'possible', isActive: true, rejectedAt: daysAgo(1) }),
    null,
    null,
  ];

  it('counts, and counts nobody as known who is only possible', () => {
    const { title, parts, tone, waiting, ariaLabel } = toBarView(people, COMPLETE, NOW);
    expect([title, tone, waiting]).toEqual(['6 people', 'in', 0]);
    expect(parts.map(({ text }) => text)).toEqual([
      '2 new',
      '3 known',
      '1 possible',
      '1 active now',
      '1 rejected last month',
    ]);
    expect(ariaLabel).toBe('6 people: 2 new, 3 known, 1 possible, 1 active now, 1 rejected last month');
  });

  it.each<[string, Known[], Coverage, string, string | null]>([
    ['one person', [null], COMPLETE, '1 person: 1 new', null],
    [
      'calls nobody new before all is read',
      [null, row()],
      FILLING,
      '2 people: 1 not found yet, 1 known, 1 active now',
      null,
    ],
    ['nor after a day without news', [null], { state: 'stale', asOf: null }, '1 person: 1 not found', null],
    ['nobody answered yet', [undefined], COMPLETE, '1 person: looking', null],
    [
      'locked',
      [null],
      { state: 'locked' },
      '1 person, Locked: unlock in the toolbar popup',
      'Locked: unlock in the toolbar popup',
    ],
    [
      'no ATS',
      [null],
      { state: 'none' },
      '1 person, Not connected: connect in the toolbar popup',
      'Not connected: connect in the toolbar popup',
    ],
  ])('%s', (_what, known, coverage, ariaLabel, problem) => {
    expect(toBarView(known, coverage, NOW)).toMatchObject({ ariaLabel, problem });
  });

  it('lets each filter through whom it counts', () => {
    for (const { filter, count } of toBarView(people, COMPLETE, NOW).parts) {
      expect(
        people.filter((one) => passes(filter, one, NOW)),
        filter,
      ).toHaveLength(count);
    }
    for (const filter of ['new', 'known', 'possible', 'active', 'rejected'] as const) {
      expect(passes(filter, undefined, NOW)).toBe(false);
    }
  });
});
