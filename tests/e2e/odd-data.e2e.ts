// What an ATS should never send, sent to the shipped build: spoilt rows are counted and shown, spoilt lists stop the
// sync with a word on it, nothing crashes or gets stuck, and what is right again is read whole.

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type FaultName, READY_FAULTS } from '@/tests/simulators/faults';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import type { Drawn } from '@/tests/support/closed-roots';
import { type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

const PEOPLE = 600;
/** Rows a page, as the connector asks for them. */
const PAGE = 500;
let stage: Stage;
let popup: Page;
let widened = false;
const crashes: string[] = [];

type RowFault = { [N in FaultName]: (typeof READY_FAULTS)[N] extends { row: unknown } ? N : never }[FaultName];

interface Connection {
  id: string;
  state: string;
  people: number;
  firstFillDone: boolean;
  problem: string | null;
  skipped: { resource: string; reason: string; count: number }[];
}

const has =
  (...words: string[]) =>
  (drawn: Drawn | null): boolean =>
    drawn !== null && words.every((word) => drawn.text.includes(word));

const connection = async () => (await stage.connections())[0] as unknown as Connection;

const skippedOf = (one: Connection, resource: string) =>
  one.skipped.filter((entry) => entry.resource === resource).reduce((sum, { count }) => sum + count, 0);

/** Spoils rows of a list from now on, and says which. */
function spoil(route: string, name: RowFault): { ids: Set<number>; count(): number } {
  const ids = new Set<number>();
  let count = 0;
  const change = READY_FAULTS[name].row as (row: Record<string, unknown>, index: number) => unknown;
  stage.greenhouse.faults.set(route, {
    row(row, index) {
      const sent = change(row, index);
      if (sent !== row) {
        count++;
        ids.add(row.id as number);
      }
      return sent;
    },
  });
  return { ids, count: () => count };
}

/** Every change of what policy lets us keep begins the reading anew. */
async function beginAnew(): Promise<void> {
  const before = stage.greenhouse.counters.of('users');
  widened = !widened;
  await stage.setPolicy({ showRestricted: widened });
  await waitFor(() => stage.greenhouse.counters.of('users') > before, 'a new fill', 20_000);
}

async function fill(): Promise<Connection> {
  await beginAnew();
  return filled();
}

const filled = () =>
  waitFor(
    async () => {
      const one = await connection();
      return one.firstFillDone && one.problem === null ? one : null;
    },
    'the fill to end',
    40_000,
    100,
  );

const syncNow = async () => {
  const message = JSON.stringify({ name: 'sync.now', input: { id: (await connection()).id } });
  await stage.inExtension(`chrome.runtime.sendMessage(${message}).then(() => null)`);
};

/** The candidates on every third row, as the list sends them: newest id first. */
function thirdRows(): PersonTruth[] {
  const rows = [...stage.world.tables.candidates.descending(Number.POSITIVE_INFINITY)];
  return rows
    .filter((_, index) => (index % PAGE) % 3 === 1)
    .map(({ id }) => stage.world.person(id))
    .filter((person) => person !== undefined);
}

const isPlain = (person: PersonTruth) =>
  person.findable === 'strong' && person.hidden === null && person.vanity.length < 60;

async function verdict(person: PersonTruth, ...words: string[]): Promise<Page> {
  const page = await stage.profile(person);
  await stage.waitDrawn(page, has(...words), `${person.key}: ${words.join(', ')}`);
  return page;
}

beforeAll(async () => {
  stage = await setStage({ people: PEOPLE });
  await stage.chooseSurface('page');
  popup = await stage.connect();
  popup.on('pageerror', (error) => crashes.push(String(error)));
  await stage.waitForFill(popup);
  // Between one try and the next nothing happens that is looked at here.
  await stage.hurryWorker(5);
});
afterEach(async () => {
  stage.greenhouse.faults.clear();
  for (const page of stage.context.pages()) if (page.url().startsWith('https://www.linkedin.com')) await page.close();
  expect(crashes).toEqual([]);
});
afterAll(() => stage?.close());

test('rows of wrong types, without ids, and no rows at all: left out, counted to the row, and shown', async () => {
  expect(await connection()).toMatchObject({ people: PEOPLE, skipped: [] });
  const candidates = spoil('candidates', 'wrong-types');
  const applications = spoil('applications', 'bad-ids');
  const attachments = spoil('attachments', 'rows-not-objects');
  const read = await fill();
  expect(candidates.count()).toBe(thirdRows().length);
  expect(skippedOf(read, 'candidate')).toBe(candidates.count());
  expect(skippedOf(read, 'application')).toBe(applications.count());
  expect(skippedOf(read, 'attachment')).toBe(attachments.count());
  const total = candidates.count() + applications.count() + attachments.count();
  expect(read.skipped.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  // Files and applications of people who were left out do not make people of them.
  expect(read.people).toBe(PEOPLE - candidates.count());
  await popup.bringToFront();
  await popup.getByText(`${total.toLocaleString('en')} records left out`).click();
  await popup.getByText(/candidate: id/).waitFor();

  // Somebody whose only application was spoilt: known, without it; asked for again while the card is open, with it.
  const halved = stage.world.people.find((person) => {
    const own = stage.world.applicationsOf(person.candidateId as number);
    return (
      isPlain(person) &&
      !candidates.ids.has(person.candidateId as number) &&
      own.length === 1 &&
      own[0]?.status === 'rejected' &&
      own[0]?.prospect === false &&
      applications.ids.has(own[0]?.id)
    );
  }) as PersonTruth;
  const page = await verdict(halved, 'In ATS', 'No applications');
  stage.greenhouse.faults.clear();
  await stage.clickDrawn(page, /^In ATS/, 'button');
  await stage.clickDrawn(page, 'Refresh', 'button');
  await stage.waitDrawn(page, has('Applicant', 'Rejected'), 'the application');

  // Somebody who was left out is found once the rows are right and read anew.
  const lost = thirdRows().find(isPlain) as PersonTruth;
  const whole = await fill();
  expect(whole).toMatchObject({ people: PEOPLE, skipped: [] });
  await verdict(lost, 'In ATS');
  await popup.getByText('records left out').waitFor({ state: 'detached' });
});

test('nulls and missing columns wherever they may be: nothing is left out', async () => {
  for (const [candidates, applications, attachments] of [
    ['nulls', 'missing-fields', 'missing-fields'],
    ['missing-fields', 'nulls', 'nulls'],
    ['null-entries', 'null-entries', 'null-entries'],
  ] as const) {
    const struck = spoil('candidates', candidates);
    spoil('applications', applications);
    spoil('attachments', attachments);
    spoil('jobs', applications);
    spoil('users', attachments);
    const read = await fill();
    // The question past the end brings the oldest once more, where a row says when it was made.
    expect([PEOPLE, PEOPLE + 1]).toContain(struck.count());
    expect(read).toMatchObject({ people: PEOPLE, skipped: [] });
    stage.greenhouse.faults.clear();
  }
  // The last of the three left every value in its place.
  await verdict(stage.world.cast.activeApplicant, 'In ATS', 'Applicant', 'Senior Backend Engineer');
});

test('names of 10,000 characters and names of markup are text, and short enough to be looked at', async () => {
  const person = thirdRows().find(isPlain) as PersonTruth;
  for (const [fault, word] of [
    ['long-name', 'NNNNNNNN'],
    ['markup-name', '<img src=x onerror=alert(1)>'],
  ] as const) {
    spoil('candidates', fault);
    spoil('jobs', fault);
    spoil('users', fault);
    expect(await fill()).toMatchObject({ people: PEOPLE, skipped: [] });
    const page = await stage.profile(person);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const badge = await stage.waitDrawn(page, (drawn) => drawn !== null && !has('Not in ATS')(drawn), 'a badge');
    expect(badge?.text.length).toBeLessThan(3_000);
    await stage.clickDrawn(page, /in ATS/i, 'button');
    const card = await stage.waitDrawn(page, has(word, 'Why it matched'), 'the card');
    expect(card?.words.every((one) => one.length < 1_000)).toBe(true);
    expect(dialogs).toEqual([]);
    stage.greenhouse.faults.clear();
  }
});

test('pages too long, too short, and with every row twice are read whole, nobody twice', async () => {
  for (const fault of ['page-too-long', 'page-too-short', 'rows-twice'] as const) {
    stage.greenhouse.faults.set('candidates', fault);
    stage.greenhouse.faults.set('applications', fault === 'page-too-short' ? 'rows-twice' : fault);
    expect(await fill(), fault).toMatchObject({ people: PEOPLE, skipped: [] });
    stage.greenhouse.faults.clear();
  }
  await verdict(stage.world.cast.twoApplications, 'In ATS', '2 applications, 1 active');
});

test('lists that cannot be read stop the fill with a word on it; right again, it goes on and nobody is missing', async () => {
  for (const [fault, code] of [
    ['repeat-cursor', 'ats/cursor-repeats'],
    ['truncated', 'ats/unexpected-shape'],
    ['html', 'ats/unexpected-shape'],
    ['not-a-list', 'ats/unexpected-shape'],
    ['drop', 'ats/unreachable'],
  ] as const) {
    stage.greenhouse.faults.set('candidates', fault);
    await beginAnew();
    const stuck = await waitFor(
      async () => {
        const one = await connection();
        return one.problem === null ? null : one;
      },
      `${fault} to be said`,
      30_000,
    );
    expect(stuck, fault).toMatchObject({ problem: code, firstFillDone: false });
    expect(stuck.state).toBe(code === 'ats/unreachable' ? 'syncing' : 'attention');
    // Nothing is called absent that was not looked for.
    const page = await stage.profile(stage.world.cast.stranger);
    const badge = await stage.waitDrawn(page, (drawn) => drawn !== null, 'a word on it');
    expect(badge?.text).not.toContain('Not in ATS');
    stage.greenhouse.faults.clear();
    if (code === 'ats/unreachable') {
      // By itself, once its time has come.
      await stage.skewWorker(10_000);
      await waitFor(
        async () => {
          await stage.runAlarm('sync');
          return (await connection()).firstFillDone;
        },
        'the alarm to bring the rest',
        30_000,
        1_000,
      );
      await stage.skewWorker(0);
    } else await syncNow();
    expect(await filled(), fault).toMatchObject({ people: PEOPLE, skipped: [] });
    await page.bringToFront();
    await stage.waitDrawn(page, has('Not in ATS'), 'the page to know by itself');
    await page.close();
  }
});
