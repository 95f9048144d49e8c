// What a rule hides, and the words the form offers for one.

import { expect, it } from 'vitest';
import { fieldNames, metWords, readable, toggled } from '@/components/popup/hidden-jobs';
import type { HiddenJobs } from '@/lib/model/connection';
import { isHiddenJob } from '@/lib/model/job';
import { JOBS } from '@/tests/e2e/gallery-screens/accounts';

const NONE: HiddenJobs = { statuses: [], visibilities: [], field: null };

const odd = { ...JOBS[0], status: '', visibility: null, customFields: { Evergreen: '' } } as (typeof JOBS)[number];

it.each<[string, Partial<HiddenJobs>, (job: (typeof JOBS)[number]) => boolean]>([
  ['nothing', {}, () => false],
  ['a status', { statuses: ['closed'] }, ({ status }) => status === 'closed'],
  ['a status, however it is spelt', { statuses: [' CLOSED ', 'nothing'] }, ({ status }) => status === 'closed'],
  ['a visibility', { visibilities: ['Internal'] }, ({ visibility }) => visibility?.toLowerCase() === 'internal'],
  [
    'a field of the company’s own',
    { field: { name: 'Evergreen', value: 'yes ' } },
    ({ customFields }) => customFields.Evergreen?.toLowerCase() === 'yes',
  ],
  ['a field that no job has', { field: { name: 'No such field', value: '' } }, () => false],
])('hides by %s', (_, rule, expected) => {
  const jobs = [...JOBS, odd];
  expect(jobs.filter((job) => isHiddenJob(job, { ...NONE, ...rule }))).toEqual(jobs.filter(expected));
});

it('offers each word once, the most used first, and what was chosen before', () => {
  expect(metWords(['open', 'Open ', 'closed', null, undefined, '', 'x'.repeat(201)], ['archived'])).toEqual([
    { word: 'open', count: 2 },
    { word: 'closed', count: 1 },
    { word: 'archived', count: 0 },
  ]);
});

it.each([
  ['NOT_PUBLISHED', 'Not published'],
  ['INTERVIEW', 'Interview'],
  ['published', 'published'],
  ['On Hold', 'On Hold'],
  ['Q3_2026', 'Q3_2026'],
])('writes %s as %s', (word, text) => expect(readable(word)).toBe(text));

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
