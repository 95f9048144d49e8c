import { describe, expect, it } from 'vitest';
import { attentionOf, dueWalk, planOf, untilDue } from '@/lib/sync/plan';
import { newSync } from '@/lib/sync/run-sync';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-21T10:00:00Z');

describe('who is there', () => {
  it.each([
    ['somebody looks people up', 1, 'active', 14, 'working'],
    ['somebody does something else', 30, 'active', 14, 'present'],
    ['somebody works late', 1, 'active', 23, 'working'],
    ['lunch', 30, 'idle', 12, 'present'],
    ['night', 300, 'idle', 23, 'away'],
    ['early morning', 300, 'idle', 5, 'away'],
    ['a locked screen by day', 1, 'locked', 14, 'away'],
  ] as const)('%s', (_, minutes, screen, hour, expected) => {
    expect(attentionOf({ sinceLookUpMs: minutes * MINUTE, screen, hour })).toBe(expected);
  });
});

describe('intervals', () => {
  it.each([
    [15, 'present', 15],
    [15, 'working', 5],
    [60, 'working', 20],
    [5, 'working', 5],
    [8, 'working', 5],
    [15, 'away', 60],
  ] as const)('%i minutes, %s: %i', (chosen, attention, expected) => {
    const plan = planOf({ changesMinutes: chosen, jobsMinutes: chosen }, 1, attention);
    expect(plan).toEqual({ changesEveryMs: expected * MINUTE, jobsEveryMs: expected * MINUTE, sweepEveryMs: 1 });
  });
});

describe('what is due', () => {
  const plan = { changesEveryMs: 15 * MINUTE, jobsEveryMs: 60 * MINUTE, sweepEveryMs: 360 * MINUTE };
  const read = { ...newSync('c1'), firstFillDone: true, watermarkMs: 1, jobsWatermarkMs: 2 };
  const ago = (jobs: number, changes: number, sweep: number) => ({
    ...read,
    lastJobsAt: NOW - jobs * MINUTE,
    lastGoodAt: NOW - changes * MINUTE,
    lastSweepAt: NOW - sweep * MINUTE,
  });
  it.each([
    ['nothing read yet', newSync('c1'), { kind: 'fill' }, 0],
    ['a walk under way', { ...ago(1, 1, 1), walk: { kind: 'sweep' as const } }, { kind: 'sweep' }, 0],
    ['in step', ago(1, 1, 1), null, 14],
    ['jobs before people', ago(61, 16, 1), { kind: 'jobs', sinceMs: 2 }, 0],
    ['people', ago(30, 16, 1), { kind: 'changes', sinceMs: 1 }, 0],
    ['people before a sweep', ago(30, 16, 400), { kind: 'changes', sinceMs: 1 }, 0],
    ['a sweep', ago(30, 5, 400), { kind: 'sweep' }, 0],
    ['never walked for jobs', { ...ago(1, 1, 1), lastJobsAt: null }, { kind: 'jobs', sinceMs: 2 }, 0],
  ])('%s', (_, sync, walk, minutes) => {
    expect(dueWalk(sync, NOW, plan)).toEqual(walk);
    expect(untilDue(sync, NOW, plan)).toBe(minutes * MINUTE);
  });

  it('no sweep where every deletion is told', () => {
    expect(dueWalk(ago(1, 1, 100_000), NOW, { ...plan, sweepEveryMs: null })).toBeNull();
  });

  it('is spread over a tenth of the interval', () => {
    const at = (jitter: number) => untilDue({ ...ago(0, 0, 0), jitter }, NOW, plan) / MINUTE;
    expect([at(0), at(0.5), at(1)]).toEqual([14.25, 15, 15.75]);
  });
});
