// The form's own look at what a rule hides, held to the background's; the words it offers.

import { expect, it } from 'vitest';
import { fieldNames, isHidden, metWords, toggled } from '@/components/popup/hidden-jobs';
import { isHiddenJob } from '@/lib/background/jobs';
import type { HiddenJobs } from '@/lib/model/connection';
import { JOBS } from '@/tests/e2e/gallery-screens/accounts';

const NONE: HiddenJobs = { statuses: [], visibilities: [], field: null };

it('hides what the background hides', () => {
  const rules: HiddenJobs[] = [
    NONE,
    { ...NONE, statuses: ['closed'] },
    { ...NONE, statuses: [' CLOSED ', 'nothing'] },
    { ...NONE, visibilities: ['Internal'] },
    { ...NONE, field: { name: 'Evergreen', value: 'yes ' } },
    { ...NONE, field: { name: 'No such field', value: '' } },
    { statuses: ['draft'], visibilities: ['public'], field: { name: 'Cost centre', value: 'CC-3' } },
  ];
  const odd = { ...JOBS[0], status: '', visibility: null, customFields: { Evergreen: '' } } as (typeof JOBS)[number];
  const counts = rules.map((rule) => {
    const jobs = [...JOBS, odd];
    expect(jobs.filter((job) => isHidden(job, rule))).toEqual(jobs.filter((job) => isHiddenJob(job, rule)));
    return jobs.filter((job) => isHidden(job, rule)).length;
  });
  expect(counts[0]).toBe(0);
  expect(counts[1]).toBeGreaterThan(0);
  expect(counts[2]).toBe(counts[1]);
});

it('offers each word once, the most used first, and what was chosen before', () => {
  expect(metWords(['open', 'Open ', 'closed', null, undefined, '', 'x'.repeat(201)], ['archived'])).toEqual([
    { word: 'open', count: 2 },
    { word: 'closed', count: 1 },
    { word: 'archived', count: 0 },
  ]);
});

it('keeps the field of a rule that no job has any more', () => {
  expect(fieldNames(JOBS, { ...NONE, field: { name: 'Gone', value: 'x' } })).toEqual([
    'Cost centre',
    'Evergreen',
    'Gone',
  ]);
});

it('takes a word out however it is spelt', () => {
  expect(toggled(['Closed', 'draft'], 'closed', false)).toEqual(['draft']);
  expect(toggled(['Closed'], 'closed', true)).toEqual(['closed']);
});
