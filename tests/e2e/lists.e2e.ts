// Lists on the shipped build: every row marked with what is true of whoever it shows, the bar, the card, and nothing that
// the page could notice.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import { type Drawn, waitFor } from '@/tests/support/launch-extension';
import { type ListOptions, searchList } from '@/tests/support/linkedin-lists';
import type { PagePerson } from '@/tests/support/linkedin-pages';
import { bringWitness, witness } from '@/tests/support/page-witness';
import { pagePerson, type Stage, setStage } from '@/tests/support/stage';

const LIST = 'https://www.linkedin.com/search/results/people/?keywords=engineer';

let stage: Stage;
/** Everybody whom the account holds, and some whom it does not. */
let known: PersonTruth[];
let strangers: PagePerson[];

const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });

const stranger = (at: number): PagePerson => ({
  vanity: `nobody-${at}-example`,
  member: 1_970_000_000 + at,
  name: `Xanthe${'abcdefghij'[at % 10]} Quorl${'abcdefghij'[Math.floor(at / 10) % 10]}en`,
  headline: 'Somebody else altogether',
  company: null,
  location: 'Nowhere',
});

async function openList(people: readonly PagePerson[], options: ListOptions = {}): Promise<Page> {
  stage.serve('www.linkedin.com', (request) =>
    new URL(request.url).pathname.startsWith('/search/') ? html(searchList(people, options)) : null,
  );
  return stage.open(LIST);
}

/** What the bar says, once everybody was answered for. */
async function settled(page: Page, people: number): Promise<Drawn> {
  const drawn = await stage.waitDrawn(
    page,
    (now) => Boolean(now?.words.includes(`${people} people`) && !now.words.includes('looking…')),
    'the whole list',
  );
  return drawn as Drawn;
}

const marksOf = ({ nodes }: Drawn) =>
  nodes
    .filter(({ role, name }) => role === 'button' && !/^(In ATS: |Show only|Open list)/.test(name))
    .map(({ name }) => name);

beforeAll(async () => {
  stage = await setStage({ people: 600 });
  await bringWitness(stage);
  await stage.chooseSurface('page');
  await stage.waitForFill(await stage.connect());
  known = stage.world.people.filter((one) => one.findable === 'strong' && one.hidden === null && one.vanity !== '');
  strangers = Array.from({ length: 300 }, (_, at) => stranger(at));
});
afterAll(() => stage?.close());

test('every row has its mark, and the bar counts them', async () => {
  const { activeApplicant, rejected, prospect, namesakeOf } = stage.world.cast;
  const people = [activeApplicant, rejected, prospect, namesakeOf].map(pagePerson);
  const page = await openList([...people, ...strangers.slice(0, 5)]);
  const drawn = await settled(page, 9);
  const marks = marksOf(drawn);
  expect(marks[0]).toMatch(new RegExp(`^${activeApplicant.name}, In ATS, Greenhouse, Technical Interview, updated `));
  expect(marks[1]).toMatch(new RegExp(`^${rejected.name}, In ATS, Greenhouse, `));
  expect(marks[2]).toMatch(new RegExp(`^${prospect.name}, In ATS`));
  expect(marks[3]).toMatch(new RegExp(`^${namesakeOf.name}, (Not in ATS|Possibly in ATS)`));
  expect(marks.slice(4)).toEqual(strangers.slice(0, 5).map(({ name }) => `${name}, Not in ATS`));
  await waitFor(async () => (await stage.toolbar(page)).title === 'In ATS: 3 of 9 people on this page', 'the toolbar');
  await page.close();
});
