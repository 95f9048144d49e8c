import { expect, it } from 'vitest';
import { toBadgeView } from '@/components/card/badge-view';
import type { Finding } from '@/lib/model/match';
import { application, finding, match, NOW, prospect } from '@/tests/e2e/gallery/cases';

const RECRUITER = 'https://www.linkedin.com/talent/profile/AEMAAAdbzRUHYr0Yc84phN86lfBLpgFctxJtyCM';
const at = (url: string, of: Finding) => {
  const { label, detail, more } = toBadgeView({ ...of, url }, NOW);
  return [label, detail.join(' · '), more.join(' · ')];
};

it.each<[string, Finding, string, string]>([
  ['an applicant', finding([match()]), 'Greenhouse: Phone Screen', 'In ATS'],
  ['nobody’s stage', finding([match({ applications: [application({ stage: null })] })]), 'Greenhouse', 'In ATS'],
  ['a prospect in a pool', finding([match({ applications: [prospect()] })]), 'Greenhouse', 'In ATS'],
  ['no application', finding([match({ applications: [] })]), 'Greenhouse', 'In ATS'],
  [
    'somebody who may be them',
    finding([{ ...match(), tier: 'possible' }]),
    'Possibly in Greenhouse',
    'Possibly in ATS',
  ],
  ['a stranger', finding([]), 'Not in ATS', 'Not in ATS'],
])('%s: the ATS has a name where LinkedIn marks by itself who is in one', (_what, of, named, plain) => {
  for (const url of [RECRUITER, 'https://www.linkedin.com/sales/lead/ACwAAAdbzRU,NAME_SEARCH,abc']) {
    expect(at(url, of)[0]).toMatch(new RegExp(`^${named}`));
    expect(at(url, of).join(' ').split('Phone Screen').length).toBeLessThanOrEqual(2);
  }
  for (const url of ['https://www.linkedin.com/in/mara-example/', 'https://linkedin.example/talent/profile/x']) {
    expect(at(url, of)[0]).toBe(plain);
  }
});
