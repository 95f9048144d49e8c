// Every word of a verdict, by table.

import { describe, expect, it } from 'vitest';
import { ago, toBadgeView } from '@/components/card/badge-view';
import { toCardView, toProblemView } from '@/components/card/card-view';
import { toProblemBadge, withoutCard } from '@/components/card/problem-badge';
import { ERROR_TEXT, errorText, errorTextIn, errorTextOf } from '@/components/ui/error-text';
import { ERROR_CODES } from '@/lib/errors';
import type { Coverage } from '@/lib/model/connection';
import type { Finding } from '@/lib/model/match';
import {
  application,
  BY_EMPLOYERS,
  CASES,
  COMPLETE,
  daysAgo,
  evidence,
  file,
  finding,
  match,
  NOW,
  prospect,
  THREE_SOURCES,
} from '@/tests/e2e/gallery/cases';

function badgeOf(of: Finding) {
  const { tone, label, detail, more } = toBadgeView(of, NOW);
  return [tone, label, detail.join(' · '), more.join(' · ')];
}

describe('the badge', () => {
  it.each<[string, Finding, string[]]>([
    [
      'an applicant',
      finding([match()]),
      [
        'in',
        'In ATS',
        'Applicant · Staff Engineer, Platform',
        'Phone Screen · Active · updated 3 days ago · Jo Sample · résumé + 2',
      ],
    ],
    [
      'two applications',
      CASES['two applications'] as Finding,
      [
        'in',
        'In ATS',
        '2 applications, 1 active · Staff Engineer, Platform',
        'Phone Screen · Active · updated 3 days ago · Jo Sample · résumé + 2',
      ],
    ],
    [
      'an active application leads, even when an older one comes first',
      finding([
        match({ applications: [application({ status: 'rejected', jobs: ['Old'] }), application()], attachments: [] }),
      ]),
      [
        'in',
        'In ATS',
        '2 applications, 1 active · Staff Engineer, Platform',
        'Phone Screen · Active · updated 3 days ago · Jo Sample',
      ],
    ],
    [
      'a prospect with a pool',
      finding([match({ applications: [prospect()], attachments: [file()] })]),
      ['in', 'In ATS', 'Prospect · Future platform leads', 'Warm · Active · updated 3 days ago · Jo Sample · résumé'],
    ],
    [
      'a prospect for jobs',
      finding([match({ applications: [prospect({ jobs: ['Designer', 'Researcher'] })], attachments: [] })]),
      [
        'in',
        'In ATS',
        'Prospect · Designer, Researcher',
        'Future platform leads · Warm · Active · updated 3 days ago · Jo Sample',
      ],
    ],
    [
      'a prospect without pool and job',
      finding([match({ applications: [prospect({ pool: null, poolStage: null, owner: null })], attachments: [] })]),
      ['in', 'In ATS', 'Prospect · No job yet', 'Active · updated 3 days ago'],
    ],
    [
      'a converted prospect is its application',
      finding([match({ applications: [application(), prospect({ status: 'converted' })], attachments: [] })]),
      [
        'in',
        'In ATS',
        'Applicant · Staff Engineer, Platform',
        'Phone Screen · Active · updated 3 days ago · Jo Sample',
      ],
    ],
    [
      'hired',
      finding([match({ applications: [application({ status: 'hired', stage: null })], attachments: [] })]),
      ['in', 'In ATS', 'Applicant · Staff Engineer, Platform', 'Hired · updated 3 days ago · Jo Sample'],
    ],
    [
      'rejected',
      CASES.rejected as Finding,
      ['in', 'In ATS', 'Applicant · Engineering Manager', 'Rejected · updated 4 months ago · Sam Placeholder'],
    ],
    [
      'nothing but a name',
      finding([
        match({
          applications: [
            application({
              jobs: [],
              stage: null,
              recruiter: null,
              coordinator: null,
              appliedAt: null,
              updatedAt: null,
            }),
          ],
          attachments: [],
          updatedAt: null,
        }),
      ]),
      ['in', 'In ATS', 'Applicant · Unnamed job', 'Active'],
    ],
    [
      'files without a résumé',
      finding([match({ applications: [], attachments: [file({ type: 'other' }), file({ type: 'cover-letter' })] })]),
      ['in', 'In ATS', 'No applications', '2 files'],
    ],
    [
      'only converted ones left',
      finding([match({ applications: [prospect({ status: 'converted' })], attachments: [] })]),
      ['in', 'In ATS', 'No applications', ''],
    ],
    [
      'two records: the livelier one leads',
      finding([
        match({ id: '1', applications: [application({ status: 'rejected', jobs: ['Old'] })] }),
        match({ id: '2', attachments: [] }),
      ]),
      [
        'in',
        'In ATS',
        '2 records · Applicant · Staff Engineer, Platform',
        'Phone Screen · Active · updated 3 days ago · Jo Sample',
      ],
    ],
    [
      'a namesake behind the same address',
      CASES['possibly: the name differs'] as Finding,
      ['possible', 'Possibly in ATS', 'Tomas Vzorek', 'LinkedIn address agrees, but name differs'],
    ],
    [
      'several possible people',
      CASES['two possible people'] as Finding,
      ['possible', 'Possibly in ATS', '2 possible people', 'Open to compare'],
    ],
    [
      'a possible person with two records is one person',
      finding([
        match({ id: '1' }, { tier: 'possible', evidence: BY_EMPLOYERS }),
        match({ id: '2' }, { tier: 'possible' }),
      ]),
      ['possible', 'Possibly in ATS', 'Mara Example', 'Name and employer agree, but city differs'],
    ],
    [
      'asserted by name, and says by what',
      finding([match({ attachments: [] }, { tier: 'probable', evidence: BY_EMPLOYERS })]),
      [
        'in',
        'In ATS',
        'by name and employer · Applicant · Staff Engineer, Platform',
        'Phone Screen · Active · updated 3 days ago · Jo Sample',
      ],
    ],
    [
      'two records by name',
      finding([
        match({ id: '1', attachments: [] }, { tier: 'probable', evidence: BY_EMPLOYERS }),
        match({ id: '2' }, { tier: 'probable', evidence: BY_EMPLOYERS }),
      ]),
      [
        'in',
        'In ATS',
        'by name and employer · 2 records · Applicant · Staff Engineer, Platform',
        'Phone Screen · Active · updated 3 days ago · Jo Sample',
      ],
    ],
    [
      'said to be them: no more words about it',
      finding([match({ attachments: [] }, { evidence: [...BY_EMPLOYERS, evidence('decision', 'same', 40)] })]),
      [
        'in',
        'In ATS',
        'Applicant · Staff Engineer, Platform',
        'Phone Screen · Active · updated 3 days ago · Jo Sample',
      ],
    ],
    [
      'possible by nothing that speaks',
      finding([match({}, { tier: 'possible', evidence: [evidence('prior', 'anybody', -14)] })]),
      ['possible', 'Possibly in ATS', 'Mara Example', 'Open to compare'],
    ],
    [
      'a sure one beside a possible one',
      finding([
        match({ id: '2', applications: [], attachments: [] }),
        match({ id: '1' }, { tier: 'possible', person: 1 }),
      ]),
      ['in', 'In ATS', 'No applications', ''],
    ],
    ['nobody, all read', finding([]), ['not', 'Not in ATS', '', '']],
    ['nobody yet', CASES['not found yet'] as Finding, ['unknown', 'Not found yet', '61 % read', '']],
    ['nobody, old reading', CASES.stale as Finding, ['unknown', 'Not found', 'last read 3 days ago', '']],
    ['nobody, never read', finding([], { state: 'stale', asOf: null }), ['unknown', 'Not found', 'not read yet', '']],
    [
      'not connected',
      CASES['not connected'] as Finding,
      ['unknown', 'Not connected', 'connect in the toolbar popup', ''],
    ],
    ['key revoked', CASES['key revoked'] as Finding, ['trouble', 'Not checked', 'your ATS refused the key', '']],
  ])('%s', (_name, of, expected) => {
    expect(badgeOf(of)).toEqual(expected);
  });

  const coverages: Coverage[] = [
    { state: 'none' },
    { state: 'locked' },
    { state: 'filling', fraction: 0 },
    { state: 'filling', fraction: 1 },
    { state: 'filling', fraction: 7 },
    { state: 'filling', fraction: Number.NaN },
    { state: 'stale', asOf: daysAgo(2) },
    { state: 'stale', asOf: null },
    { state: 'attention', problem: 'ats/unauthorized', connection: 'Greenhouse' },
    { state: 'attention', problem: 'not a code', connection: 'Greenhouse' },
  ];

  it.each(coverages)('never says Not in ATS on coverage %o', (coverage) => {
    expect(JSON.stringify(toCardView(finding([], coverage), NOW))).not.toMatch(/not in ATS|100 %|NaN/i);
  });

  it('says Not in ATS on complete coverage', () => {
    expect(JSON.stringify(toCardView(finding([], COMPLETE), NOW))).toMatch(/Not in ATS/);
  });

  it.each([
    [0, '0 % read'],
    [0.006, '0 % read'],
    [0.619, '61 % read'],
    [0.9999, '99 % read'],
    [1, '99 % read'],
    [-1, '0 % read'],
  ])('calls a share of %f %s', (fraction, words) => {
    expect(toCardView(finding([], { state: 'filling', fraction }), NOW).badge.detail).toEqual([words]);
  });

  it('says everything in one sentence to those who hear it', () => {
    expect(toCardView(finding([match()]), NOW).badge.ariaLabel).toBe(
      'In ATS, Applicant, Staff Engineer, Platform, Phone Screen, Active, updated 3 days ago, Jo Sample, résumé + 2',
    );
  });
});

describe('the card', () => {
  it('has first what the badge names, and the newest first among equals', () => {
    const old = application({ id: 'old', updatedAt: daysAgo(90) });
    const applications = [
      application({ id: 'rejected', status: 'rejected' }),
      application({ id: 'hired', status: 'hired' }),
      application({ id: 'new' }),
      old,
    ];
    const { people } = toCardView(finding([match({ applications })]), NOW);
    expect(people[0]?.applications.map(({ key }) => key)).toEqual(['new', 'old', 'hired', 'rejected']);
    expect(applications.at(-1)).toBe(old);
  });

  it('shows an application whole', () => {
    const [person] = toCardView(CASES['two applications'] as Finding, NOW).people;
    expect(person?.summary).toBe('2 applications, 1 active');
    expect(person?.applications[0]).toMatchObject({
      kind: 'Applicant',
      title: 'Staff Engineer, Platform',
      status: { word: 'Active', tone: 'active' },
      stage: ['Phone Screen'],
      updated: 'updated 3 days ago',
      facts: [
        ['Recruiter', 'Jo Sample'],
        ['Coordinator', 'Ali Muster'],
        ['Applied', '21 Feb 2026'],
      ],
    });
    expect(person?.applications[1]).toMatchObject({
      status: { word: 'Rejected', tone: 'rejected' },
      updated: null,
      facts: [
        ['Rejected', '25 Oct 2025'],
        ['Reason', 'Chose another offer'],
        ['Recruiter', 'Sam Placeholder'],
        ['Applied', '5 Sep 2025'],
      ],
    });
  });

  it.each([
    [[application()], '1 application'],
    [[application(), application({ id: '2' })], '2 applications, all active'],
    [[application({ status: 'rejected' }), application({ id: '2', status: 'hired' })], '2 applications, none active'],
    [[application(), prospect({ status: 'rejected' })], '1 application, 1 prospect record, 1 active'],
    [[prospect(), prospect({ id: '2' })], '2 prospect records, all active'],
    [[], 'No applications'],
  ])('counts applications (%#)', (applications, summary) => {
    expect(toCardView(finding([match({ applications })]), NOW).people[0]?.summary).toBe(summary);
  });

  it('groups records of several connections, sure ones first, and counts them', () => {
    const view = toCardView(CASES['two records'] as Finding, NOW);
    expect(view.count).toBe('2 records, 1 possible');
    expect(view.people.map(({ tone, source, name }) => [tone, source, name])).toEqual([
      ['in', 'Greenhouse', 'Mara Example'],
      ['in', 'Greenhouse EU', 'Mara Example'],
      ['possible', 'Greenhouse', 'Tomas Vzorek'],
    ]);
  });

  it('calls things as the ATS does', () => {
    const summary = (ats: string, applications: Parameters<typeof match>[0]) =>
      toCardView(finding([match(applications, { ats })]), NOW).people[0];
    const two = { applications: [application(), prospect({ id: '2' })] };
    expect(summary('Greenhouse', two)?.summary).toBe('1 application, 1 prospect record, all active');
    expect(summary('Lever', two)?.summary).toBe('2 opportunities, all active');
    expect(summary('Lever', two)?.applications.map(({ kind }) => kind)).toEqual(['Applicant', 'Lead']);
    expect(summary('SmartRecruiters', two)?.summary).toBe('2 applications, all active');
  });

  it('shows one person whom three ATSs hold once, with three sources in their own words', () => {
    const view = toCardView(finding(THREE_SOURCES), NOW);
    expect(view.head).toEqual({
      name: 'Mara Example',
      about: ['Staff Engineer', 'Beispiel GmbH', 'Lisbon, Portugal'],
      sources: 'In Greenhouse, Lever and SmartRecruiters EMEA',
    });
    expect(view.people.map(({ isShared, source, about }) => [isShared, source, about[0]])).toEqual([
      [true, 'Greenhouse', 'Staff Engineer'],
      // Held under another name there: worth a word.
      [true, 'Lever', 'Mara B. Example'],
      [true, 'SmartRecruiters EMEA', 'Staff Engineer'],
    ]);
    expect(view.people.map(({ applications }) => [applications[0]?.stage[0], applications[0]?.status.word])).toEqual([
      ['Phone Screen', 'Active'],
      ['On-site interview', 'Archived'],
      ['Interview – Phone screen', 'Withdrawn'],
    ]);
    expect(view.people.map(({ summary }) => summary)).toEqual(['1 application', '1 opportunity', '1 application']);
    expect(view.people[1]?.applications[0]?.facts).toContainEqual(['Source', 'Referral']);
    expect(view.people[1]?.applications[0]?.facts).toContainEqual(['Reason', 'Withdrew']);
    expect(toCardView(finding([match()]), NOW).head).toBeNull();
    const unsure = THREE_SOURCES.map((one, at) => (at > 0 ? { ...one, tier: 'possible' as const, person: at } : one));
    expect(toCardView(finding(unsure), NOW).head).toBeNull();
    const twice = [match(), match({ id: '777' })];
    expect(toCardView(finding(twice), NOW).head?.sources).toBe('2 records in Greenhouse');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' https://x.example', '//x.example', 'ftp://x.example', null])(
    'offers no link to %s',
    (webUrl) => {
      expect(toCardView(finding([match({ webUrl })]), NOW).people[0]?.link).toBeNull();
    },
  );

  it('offers the link to the ATS', () => {
    expect(toCardView(finding([match()]), NOW).people[0]?.link).toEqual({
      href: 'https://app.greenhouse.example/people/501',
      text: 'Open in Greenhouse',
    });
  });

  it('remarks on shaky coverage beside a person who was found, and on nothing when all is well', () => {
    const note = (coverage: Coverage) => toCardView(finding([match()], coverage), NOW).note;
    expect(note(COMPLETE)).toBeNull();
    expect(note({ state: 'filling', fraction: 0.2 })?.what).toBe('20 % of your ATS is read so far.');
    expect(note({ state: 'attention', problem: 'ats/unreachable', connection: '' })).toEqual({
      tone: 'trouble',
      ...ERROR_TEXT['ats/unreachable'],
    });
    const whatOf = (problem: string) => note({ state: 'attention', problem, connection: 'Lever EMEA' })?.what;
    expect(whatOf('ats/unreachable')).toBe('Lever EMEA can’t be reached.');
    expect(whatOf('storage/full')).toBe('Lever EMEA: The disk is full.');
  });

  it('keeps the verdict where the card cannot be had', () => {
    expect(withoutCard(toBadgeView(finding([match()]), NOW))).toMatchObject({
      label: 'In ATS',
      detail: ['Applicant', 'Staff Engineer, Platform'],
      more: ['Reload the page to see more'],
    });
  });

  it.each(['unexpected', 'not a code', 'toString'])('sends to the card for the rest (%s)', (code) => {
    expect(toProblemBadge(code).detail).toEqual(['open to see why']);
  });

  it('tells what to do when the question itself failed', () => {
    expect(toProblemView('message/unreachable').note?.todo).toBe('Reload the page.');
  });

  it('survives null and nonsense in every field', () => {
    const odd = match({
      name: '   ',
      company: null,
      title: null,
      location: null,
      tags: ['', ' '],
      readAt: 'never',
      updatedAt: 'never',
      applications: [application({ appliedAt: 'x', updatedAt: 'x', jobs: [''], stage: ' ', recruiter: '' })],
      attachments: [file({ name: '', addedAt: 'x' })],
    });
    const [person] = toCardView(finding([odd]), NOW).people;
    expect(person).toMatchObject({ name: 'Without a name', about: [], tags: [] });
    expect(person?.files[0]).toMatchObject({ name: 'Résumé', about: ['Résumé'] });
    expect(JSON.stringify(person)).not.toMatch(/NaN|undefined|Invalid/);
  });
});

describe('ago', () => {
  const minute = 60_000;
  const day = 1440 * minute;
  it.each([
    [0, 'just now'],
    [-5 * minute, 'just now'],
    [minute, '1 minute ago'],
    [59 * minute, '59 minutes ago'],
    [60 * minute, '1 hour ago'],
    [23 * 60 * minute, '23 hours ago'],
    [day, 'yesterday'],
    [2 * day, '2 days ago'],
    [59 * day, '59 days ago'],
    [61 * day, '2 months ago'],
    [800 * day, '2 years ago'],
  ])('%d ms', (ms, words) => {
    expect(ago(new Date(NOW - ms).toISOString(), NOW)).toBe(words);
  });

  it('has a word for what is no instant', () => {
    expect(ago('soon', NOW)).toBe('at an unknown time');
  });
});

describe('error sentences', () => {
  it.each(ERROR_CODES)('%s: what happened and what to do, in whole sentences', (code) => {
    const { what, todo } = errorText(code);
    for (const sentence of [what, todo]) expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(`${what} ${todo}`).not.toMatch(/undefined|null|HTTP|\b[45]\d\d\b|exception/i);
  });

  it.each([null, undefined, '', 'toString', 'ats/new-code'])('reads %o as unexpected', (code) => {
    expect(errorText(code)).toBe(ERROR_TEXT.unexpected);
  });

  it.each(ERROR_CODES)('%s: names the ATS where it is known, and stays whole sentences', (code) => {
    const { what, todo } = errorTextIn('Lever', code);
    expect(`${what} ${todo}`).not.toMatch(/your ATS/i);
    for (const sentence of [what, todo]) expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(errorTextIn(' ', code)).toEqual(errorText(code));
  });

  it('names one connection of several', () => {
    expect(errorTextOf('Lever EMEA', 'ats/unauthorized').what).toBe('Lever EMEA does not accept the key.');
    expect(errorTextOf('Lever EMEA', 'storage/full').what).toBe('Lever EMEA: The disk is full.');
    expect(errorTextOf('', 'ats/unauthorized').what).toBe('Your ATS does not accept the key.');
    // A name is text, whatever it looks like.
    expect(errorTextOf('$& Co', 'ats/unreachable').what).toBe('$& Co can’t be reached.');
  });
});
