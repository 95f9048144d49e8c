// What lists of SmartRecruiters leave out of a person's other applications, and how it is told all the same.

import { describe, expect, test } from 'vitest';
import type { AtsRecord } from '@/lib/ats/connector';
import { smartrecruiters } from '@/lib/ats/smartrecruiters/connector';
import type { Capability } from '@/lib/model/connection';

const ITEM = {
  id: 'c-1',
  firstName: 'Ada',
  lastName: 'Byron',
  updatedOn: '2026-11-20T08:00:00.000Z',
  primaryAssignment: { job: { id: 'j-77', title: 'Engineer' }, status: 'INTERVIEW', subStatus: 'Phone screen' },
  secondaryAssignments: [] as unknown[],
};

function listedAs(item: object): AtsRecord {
  return smartrecruiters.map('candidates', { content: [item] }).records[0] as AtsRecord;
}

describe('a list names no more of secondary assignments than their jobs', () => {
  const bare = { job: { id: 'j-2', actions: { details: { url: 'https://api.smartrecruiters.com/jobs/j-2' } } } };
  const whole = { job: { id: 'j-2', title: 'Designer' }, status: 'INTERVIEW', subStatus: 'On site', source: 'Fair' };
  const listed = { ...ITEM, secondaryAssignments: [bare] };
  const [, detail] = smartrecruiters.map('candidate', { ...ITEM, secondaryAssignments: [whole] }).records;
  const context = { connection: 'c', readAt: '', fields: {}, capabilities: ['show', 'reasons'] as Capability[] };
  const shown = (rows: readonly (AtsRecord | undefined)[]) =>
    smartrecruiters.assemble(
      rows.filter((row) => row !== undefined),
      () => undefined,
      context,
    )?.applications;

  test('which is no problem', () => {
    expect(smartrecruiters.map('candidates', { content: [listed] }).problems).toEqual([]);
  });

  test('the rest is told by the details, and by nothing before them', () => {
    const row = listedAs(listed);
    expect(shown([row])?.map(({ id }) => id)).toEqual(['c-1/j-77']);
    expect(shown([row, detail])).toMatchObject([
      { id: 'c-1/j-77', status: 'active' },
      { id: 'c-1/j-2', jobs: ['Designer'], stage: 'Interview – On site', source: 'Fair', updatedAt: null },
    ]);
  });

  test('one that is listed no more is not shown, whatever the details say', () => {
    expect(shown([listedAs(ITEM), detail])?.map(({ id }) => id)).toEqual(['c-1/j-77']);
  });

  test('in brief another whose standing is known is kept', () => {
    const moved = { ...listed, primaryAssignment: { job: { id: 'j-1', title: 'Engineer' }, status: 'TRANSFERRED' } };
    const brief = smartrecruiters.brief(listedAs(moved));
    expect(shown([brief ?? undefined])).toMatchObject([{ id: 'c-1/j-1', status: 'transferred' }]);
  });

  test('without a status the most relevant one can’t be read', () => {
    const { problems } = smartrecruiters.map('candidates', { content: [{ ...ITEM, primaryAssignment: bare }] });
    expect(problems).toEqual([{ resource: 'candidate', id: 'c-1', reason: 'assignment.status: missing' }]);
  });
});
