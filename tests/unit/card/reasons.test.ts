// Why somebody matched, in words, by table; and whom the card shows as one person.

import { describe, expect, it } from 'vitest';
import { byWhat } from '@/components/card/badge-view';
import { toCardView } from '@/components/card/card-view';
import { peopleOf } from '@/components/card/people-of';
import { LEVEL_WORDS, whyOf } from '@/components/card/reasons';
import { LEVELS } from '@/lib/matching/comparisons';
import type { Evidence } from '@/lib/model/match';
import { BY_EMPLOYERS, CASES, evidence, finding, match, NOW, SAME_NAME } from '@/tests/e2e/gallery/cases';

const HELD = { ats: 'Greenhouse', name: 'Tomas Vzorek' };
const ALONE = { others: 0, isClose: false };
const why = (...of: Evidence[]) => whyOf(of, HELD, ALONE);
const texts = (of: ReturnType<typeof why>) => of.reasons.map(({ speaks, text }) => `${speaks}: ${text}`);

describe('the reason in a sentence', () => {
  it.each<[string, string, Evidence[]]>([
    ['an identifier alone', 'Same LinkedIn address', [evidence('linkedin-address', 'same', 18.8), ...SAME_NAME]],
    [
      'two identifiers, the stronger first',
      'Same LinkedIn member number and same e-mail address',
      [evidence('email', 'same', 3), evidence('linkedin-member', 'same', 20), ...SAME_NAME],
    ],
    ['two shared employers', 'Rare name (2 in the ATS) and two shared employers: Beispiel, Muster Werke', BY_EMPLOYERS],
    [
      'the rarest name',
      'Rare name (the only one in the ATS) and shared school: Musteruni',
      [
        evidence('given-name', 'exact', 11),
        evidence('surname', 'exact', 14),
        evidence('full-name', 'together', 0, [null], 1),
        evidence('school', 'shared', 9, ['Musteruni']),
      ],
    ],
    [
      'a name that only a small ATS holds once',
      'Same name (the only one in the ATS)',
      [
        evidence('given-name', 'exact', 7),
        evidence('surname', 'exact', 7),
        evidence('full-name', 'together', -2, [null], 1),
      ],
    ],
    [
      'a common name',
      'Common name (431 in the ATS) and same job title: Engineer',
      [
        evidence('given-name', 'exact', 7),
        evidence('surname', 'exact', 7),
        evidence('full-name', 'together', -3, [null], 431),
        evidence('title', 'same', 4, ['engineer']),
      ],
    ],
    [
      'a nickname',
      'Similar name and same city: Lisbon',
      [
        evidence('given-name', 'class', 5, ['Bob', 'Robert']),
        evidence('surname', 'exact', 12, ['Muster']),
        evidence('location', 'same-city', 4, ['Lisbon']),
      ],
    ],
    [
      'an area and related employers',
      'Related employer: AWS and same area: Bay Area',
      [evidence('employer', 'related', 4, ['AWS', 'Amazon']), evidence('location', 'same-metro', 3, ['Bay Area'])],
    ],
    ['one of several employers', 'Shared employer: Beispiel', [evidence('employer', 'shared-once', 4, ['beispiel'])]],
    [
      'an old address',
      'An old LinkedIn address in Greenhouse may be this one',
      [evidence('linkedin-legacy-address', 'weak', 5)],
    ],
    ['a web address', 'Same web address: mara.example', [evidence('profile-address', 'same', 10, ['mara.example'])]],
    ['a handle elsewhere', 'Same handle: marax', [evidence('profile-address', 'handle', 10, ['marax'])]],
    ['nothing for it', '', [evidence('surname', 'different', -7, ['A', 'B'])]],
  ])('%s', (_name, lead, of) => {
    expect(why(...of).lead).toBe(lead);
  });

  it('never shows a share in per cent', () => {
    for (const of of Object.values(CASES)) {
      for (const { why } of toCardView(of, NOW).people) expect(JSON.stringify(why)).not.toMatch(/%|\d\.\d/);
    }
  });
});

describe('values that were compared in small letters', () => {
  it.each<[string, Evidence[]]>([
    [
      'Two shared employers: KPMG, JP Morgan',
      [evidence('employer', 'shared', 9, ['kpmg']), evidence('employer', 'also-shared', 5, ['jp morgan'])],
    ],
    ['Same city: Austin, TX, US', [evidence('location', 'same-city', 9, ['austin, tx, us'])]],
    ['Same city: Saint-Étienne', [evidence('location', 'same-city', 9, ['saint-étienne'])]],
    ['Same job title: Vp of Engineering', [evidence('title', 'same', 9, ['Vp of Engineering'])]],
    ['Same web address: mara.example', [evidence('profile-address', 'same', 9, ['mara.example'])]],
  ])('%s', (lead, of) => {
    expect(why(...of).lead).toBe(lead);
  });
});

describe('what is said after it', () => {
  it('what else speaks for it, then what disagrees with both values, the worst first', () => {
    const said = why(
      evidence('linkedin-address', 'same', 18.8),
      evidence('email', 'different', -1.5, ['a@x.example', 'b@x.example']),
      ...SAME_NAME,
      evidence('employer', 'different', -3, ['Acme', 'Beta']),
      evidence('location', 'different', -2, ['Berlin', 'Austin']),
      evidence('title', 'different', -0.2, ['x', 'y']),
    );
    expect(texts(said)).toEqual([
      'for: Rare name (2 in the ATS)',
      'against: Employer differs',
      'against: City differs',
      'against: E-mail address differs',
      'neutral: Job title says little',
    ]);
    expect(said.reasons[2]?.values).toEqual([
      ['Greenhouse city', 'Austin'],
      ['page', 'Berlin'],
    ]);
  });

  it('a name that contradicts the identifier', () => {
    const said = why(
      evidence('email', 'same', 17),
      evidence('given-name', 'different', -6, ['Mara', 'Tomas']),
      evidence('surname', 'different', -6.9, ['Example', 'Vzorek']),
    );
    expect(said.lead).toBe('Same e-mail address');
    expect(said.reasons).toEqual([
      {
        speaks: 'against',
        text: 'Name differs',
        values: [
          ['Greenhouse', 'Tomas Vzorek'],
          ['page', 'Mara Example'],
        ],
      },
    ]);
  });

  it('an address that is everybody’s', () => {
    expect(texts(why(evidence('email', 'generic', 0, ['jobs@x.example'], 40)))).toEqual([
      'neutral: E-mail address is shared by several people in Greenhouse, so it says nothing',
    ]);
  });

  it.each<[number, boolean, string[]]>([
    [0, false, []],
    [1, true, ['against: 1 other person fits about as well']],
    [3, true, ['against: 3 other people fit about as well']],
    [1, false, ['neutral: 1 other person fits, less well']],
  ])('who else fits: %d, close: %s', (others, isClose, reasons) => {
    expect(texts(whyOf(SAME_NAME, HELD, { others, isClose }))).toEqual(reasons);
  });

  it('what the user said of it comes first', () => {
    expect(texts(why(...BY_EMPLOYERS, evidence('decision', 'same', 40)))[0]).toBe('for: You said it is them');
  });
});

describe('all comparisons', () => {
  it('name what was compared, how it came out, and how much that counts', () => {
    expect(why(...BY_EMPLOYERS, evidence('email', 'generic', 0, ['jobs@x.example'], 40)).comparisons).toEqual([
      { text: 'Given name: the same (Mara, 40 holders)', weight: 'strongly for' },
      { text: 'Surname: the same (Example, 2 holders)', weight: 'strongly for' },
      { text: 'Full name: how often the two go together (2 holders)', weight: 'no weight' },
      { text: 'Employer: the same (Beispiel, 12 holders)', weight: 'strongly for' },
      { text: 'Employer: one more that is the same (Muster Werke, 60 holders)', weight: 'weakly for' },
      { text: 'Job title: the same kind of work (Engineer)', weight: 'weakly for' },
      { text: 'City: different (Lisbon / Berlin)', weight: 'weakly against' },
      { text: 'Before any comparison', weight: 'strongly against' },
      { text: 'E-mail address: shared by many, so it says nothing (jobs@x.example, 40 holders)', weight: 'no weight' },
    ]);
  });

  it.each([...new Set(LEVELS.map(({ level }) => level))])('there are words for the level %s', (level) => {
    expect(LEVEL_WORDS[level]).toBeTruthy();
  });
});

describe('by what it is asserted', () => {
  it.each<[string, Evidence[]]>([
    ['by name and employer', BY_EMPLOYERS],
    ['by name and city', [...SAME_NAME, evidence('location', 'same-city', 3), evidence('employer', 'different', -2)]],
    ['by name', SAME_NAME],
    ['by name and school', [...SAME_NAME, evidence('employer', 'shared', 4), evidence('school', 'shared', 9)]],
  ])('%s', (words, of) => {
    expect(byWhat(of)).toBe(words);
  });
});

describe('people', () => {
  it('are persons, not records', () => {
    const { asserted, unsure } = peopleOf(CASES['a possible person with two records'] ?? finding([]));
    expect(asserted).toEqual([]);
    expect(unsure.map((records) => records.map(({ candidate }) => candidate.id))).toEqual([['600', '777'], ['601']]);
  });

  it('are asserted with all of their records', () => {
    const two = [
      match({ id: '1' }),
      match({ id: '2' }, { tier: 'possible' }),
      match({ id: '3' }, { tier: 'possible', person: 1 }),
    ];
    const { asserted, unsure } = peopleOf(finding(two));
    expect([asserted.length, unsure.length]).toEqual([2, 1]);
    const view = toCardView(finding(two), NOW);
    expect(view.count).toBe('2 records, 1 possible');
    expect(view.people.map(({ tone, isShared }) => [tone, isShared])).toEqual([
      ['in', true],
      ['in', true],
      ['possible', false],
    ]);
  });

  it('say of a second record whose it is, and never rival themselves', () => {
    const view = toCardView(CASES['a possible person with two records'] ?? finding([]), NOW);
    expect(view.count).toBe('2 possible');
    expect(view.people.map(({ verdict }) => verdict)).toEqual([
      'Possibly in ATS',
      'Another record of the same person',
      'Possibly in ATS',
    ]);
    expect(view.people[0]?.why.reasons.map(({ text }) => text)).toContain('1 other person fits, less well');
  });

  it('who are asserted by name say so', () => {
    const [person] = toCardView(CASES['by name and employer'] ?? finding([]), NOW).people;
    expect(person?.verdict).toBe('In ATS, by name and employer');
    expect(person?.tone).toBe('in');
    expect(toCardView(CASES['by name and employer'] ?? finding([]), NOW).count).toBe('by name and employer');
    expect(toCardView(finding([match()]), NOW).count).toBeNull();
  });

  it('who were refused are named', () => {
    expect(toCardView(CASES['said to be somebody else'] ?? finding([]), NOW).refused).toEqual([
      { key: 'c1 502', connection: 'c1', candidate: '502', name: 'Tomas Vzorek in Greenhouse' },
    ]);
  });
});
