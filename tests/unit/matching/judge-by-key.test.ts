import { describe, expect, it } from 'vitest';
import { compareNames } from '@/lib/identity/person-name';
import { judge, type Suspect } from '@/lib/matching/judge-by-key';

function suspect(id: string, name: string, keys: string[], more: { weak?: boolean; updatedAt?: string } = {}): Suspect {
  return {
    candidate: {
      connection: 'c1',
      id,
      name,
      company: null,
      title: null,
      location: null,
      tags: [],
      emails: [],
      phones: [],
      urls: [],
      employments: [],
      schools: [],
      applications: [],
      attachments: [],
      webUrl: null,
      updatedAt: more.updatedAt ?? null,
      readAt: '2026-11-21T10:00:00.000Z',
    },
    agreeing: keys.map((key) => ({ key, weak: more.weak ?? false })),
  };
}

const VANITY = 'linkedin:vanity:mara-example';

describe('names', () => {
  it.each([
    ['Mara Example', 'mara  EXAMPLE', 'same'],
    ['Zoë Müller, PhD', 'Muller Zoe', 'same'],
    ['Łukasz Żółć 🚀', 'Lukasz Zolc', 'same'],
    ['María José García Lorca', 'Maria Garcia', 'same'],
    ['Mara Example', 'Mara Beispiel', 'compatible'],
    ['Dan Example', 'Daniel Beispiel', 'compatible'],
    ['M. Example', 'Mara Example', 'compatible'],
    ['Mara Example', 'Tomas Beispiel', 'different'],
    ['Anna de Vries', 'Jan de Boer', 'different'],
    ['Mohamed El Amrani', 'Sara El Idrissi', 'different'],
    ['Ana da Silva, MBA', 'John Carter MBA', 'different'],
    ['Dr. Van Le', 'Van Le', 'same'],
    ['Thi Van Le', 'Van Le', 'same'],
    ['王小明', '李四', 'different'],
    ['王小明', 'Xiaoming Wang', 'unknown'],
    ['Мара Пример', 'Mara Primer', 'unknown'],
    ['Mara Example', null, 'unknown'],
    ['🚀🚀', 'Mara Example', 'unknown'],
    ['x'.repeat(10_000), 'Mara Example', 'different'],
  ] as const)('%s / %s: %s', (left, right, expected) => {
    expect(compareNames(left, right)).toBe(expected);
    expect(compareNames(right, left)).toBe(expected);
  });
});

describe('the judgement', () => {
  const tiers = (pageName: string | null, suspects: Suspect[]) =>
    judge(pageName, suspects).map(({ candidate, tier }) => [candidate.id, tier]);

  it.each([
    ['an equal LinkedIn address and name', 'Mara Example', suspect('1', 'Mara Example', [VANITY]), 'exact'],
    ['an equal address on a page without a name', null, suspect('1', 'Mara Example', [VANITY]), 'exact'],
    ['a married name', 'Mara Beispiel', suspect('1', 'Mara Example', [VANITY]), 'exact'],
    ['a name in another script', 'Мара Пример', suspect('1', 'Mara Primer', [VANITY]), 'exact'],
    ['a nickname', 'Bob Example', suspect('1', 'Robert Example', [VANITY]), 'exact'],
    ['a nickname and a married name', 'Liz Beispiel', suspect('1', 'Elizabeth Example', [VANITY]), 'exact'],
    ['the same name in two alphabets', 'Сергей Петров', suspect('1', 'Sergey Petrov', [VANITY]), 'exact'],
    ['the same name in characters', 'Xiaoming Wang (王小明)', suspect('1', '王小明', [VANITY]), 'exact'],
    ['the father of the one in the ATS', 'John Smith Sr.', suspect('1', 'John Smith Jr.', [VANITY]), 'possible'],
    ['another name in another alphabet', 'Сергей Петров', suspect('1', 'Mara Example', [VANITY]), 'possible'],
    ['only an initial in common', 'M. Beispiel', suspect('1', 'Mara Example', [VANITY]), 'possible'],
    [
      'an address that the ATS holds for somebody else',
      'Tomas Beispiel',
      suspect('1', 'Mara Example', [VANITY]),
      'possible',
    ],
    ['a converted legacy address', 'Mara Example', suspect('1', 'Mara Example', [VANITY], { weak: true }), 'possible'],
    ['a shared phone alone', 'Mara Example', suspect('1', 'Mara Example', ['phone:+15550100']), 'possible'],
    ['a shared web site alone', 'Mara Example', suspect('1', 'Mara Example', ['site:mara.example']), 'possible'],
    ['the member number', 'Mara Example', suspect('1', 'Mara Example', ['linkedin:member:123456789']), 'exact'],
    ['an e-mail address', 'Mara Example', suspect('1', 'Mara Example', ['email:mara@example.com']), 'exact'],
    ['another site’s address', 'Mara Example', suspect('1', 'Mara Example', ['github:mara']), 'exact'],
  ])('%s', (_what, pageName, person, tier) => {
    expect(tiers(pageName, [person])).toEqual([['1', tier]]);
  });

  it('finds nobody among nobody', () => {
    expect(judge('Mara Example', [])).toEqual([]);
  });

  it('two records of one person are both In ATS; the newer first', () => {
    const old = suspect('1', 'Mara Example', [VANITY], { updatedAt: '2020-01-01T00:00:00.000Z' });
    const fresh = suspect('2', 'Mara Example', [VANITY], { updatedAt: '2026-01-01T00:00:00.000Z' });
    expect(tiers('Mara Example', [old, fresh])).toEqual([
      ['2', 'exact'],
      ['1', 'exact'],
    ]);
  });

  it('two different people behind one address: only the one whose name agrees', () => {
    const both = [suspect('1', 'Tomas Beispiel', [VANITY]), suspect('2', 'Mara Example', [VANITY])];
    expect(tiers('Mara Example', both)).toEqual([
      ['2', 'exact'],
      ['1', 'possible'],
    ]);
    expect(tiers(null, both).map(([, tier]) => tier)).toEqual(['possible', 'possible']);
  });

  it('a value that many people share says nothing', () => {
    const crowd = ['1', '2', '3', '4', '5'].map((id) => suspect(id, 'Mara Example', ['email:jobs@agency.example']));
    expect(tiers('Mara Example', crowd).every(([, tier]) => tier === 'possible')).toBe(true);
    expect(tiers('Mara Example', crowd.slice(0, 2)).every(([, tier]) => tier === 'exact')).toBe(true);
  });

  it('says why, for and against', () => {
    const [verdict] = judge('Tomas Beispiel', [suspect('1', 'Mara Example', [VANITY])]);
    expect(verdict?.evidence).toEqual([
      { feature: 'linkedin-address', level: 'same', speaks: 'for', pageValue: 'mara-example', recordValue: null },
      {
        feature: 'name',
        level: 'different',
        speaks: 'against',
        pageValue: 'Tomas Beispiel',
        recordValue: 'Mara Example',
      },
    ]);
  });
});
