// What the user says of a match, on the shipped build: it decides, and it outlives the worker, a sync, a merge in the ATS.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import type { Drawn } from '@/tests/support/closed-roots';
import { type Stage, setStage } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';

let stage: Stage;
/** The page of somebody with the applicant's name, whom the ATS may or may not mean. */
let page: Page;

const JOB = 'Senior Backend Engineer';

const has =
  (...words: string[]) =>
  (drawn: Drawn | null): boolean =>
    drawn !== null && words.every((word) => drawn.text.includes(word));

beforeAll(async () => {
  stage = await setStage({ people: 60 });
  await stage.chooseSurface('page');
  await stage.waitForFill(await stage.connect());
  page = await stage.profile(stage.world.cast.perhapsActive);
});
afterAll(() => stage?.close());

async function openCard(label: string): Promise<void> {
  await stage.waitDrawn(page, has(label), label);
  await stage.clickDrawn(page, label, 'button');
  await stage.waitDrawn(page, (drawn) => drawn?.nodes.some(({ role }) => role === 'dialog') ?? false, 'the card');
}

/** The account is read again, to the end: twice, since one reading may have begun before the change. */
async function readAgain(): Promise<void> {
  const { id } = (await ask<{ id: string }[]>('connection.list'))[0] as { id: string };
  for (let time = 0; time < 2; time += 1) {
    const before = await lastGood();
    await waitFor(async () => {
      await ask('sync.now', { id });
      return (await lastGood()) !== before;
    }, 'another sync');
  }
}

const lastGood = async () => (await ask<{ lastGoodSyncAt: string }[]>('connection.list'))[0]?.lastGoodSyncAt;

async function ask<T>(name: string, input: unknown = {}): Promise<T> {
  const answer = await stage.inExtension<{ out: T }>(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`);
  return answer.out;
}

test('somebody is possible by name, and says why', async () => {
  await openCard('Possibly in ATS');
  const card = await stage.waitDrawn(page, has('Why it matched'), 'the reasons');
  for (const words of ['name (', 'LinkedIn address differs', 'It is them', 'Not the same person']) {
    expect(card?.text).toContain(words);
  }
  expect(card?.text).not.toMatch(/\d %/);
});

test('“It is them” makes it so, at once and for the next worker', async () => {
  await stage.clickDrawn(page, 'It is them', 'button');
  // What is read out follows a moment later.
  const isThem = has('In ATS', JOB, 'You said it is them');
  await stage.waitDrawn(page, (drawn) => isThem(drawn) && !has('Possibly')(drawn), 'the new verdict');
  await stage.killWorker();
  await page.reload();
  const drawn = await stage.waitDrawn(page, has('In ATS', JOB), 'the verdict after a death');
  expect(drawn?.text).not.toContain('Possibly');
});

test('it holds through a sync that changes the record', async () => {
  const applicant = stage.world.cast.activeApplicant;
  stage.world.updateCandidate(applicant.candidateId as number, {
    title: 'Principal Engineer',
    company: 'Another Example',
  });
  await readAgain();
  await page.reload();
  await openCard('In ATS');
  await stage.waitDrawn(page, has('Principal Engineer', 'You said it is them'), 'the changed record');
});

test('it goes over to the record that takes the place of this one', async () => {
  const { activeApplicant } = stage.world.cast;
  const oldId = activeApplicant.candidateId as number;
  const { candidate } = stage.world.addCandidate({
    first: 'Mara',
    last: 'Lindqvist-Osei',
    emails: ['mara.other@post.example'],
    application: { job: 'Product Designer' },
  });
  stage.world.mergeCandidates(candidate.id, oldId);
  await readAgain();
  // A listing does not tell who is gone; asking for the one does.
  const { sighting, finding } = await ask<{ sighting: Sighting; finding: Finding }>('tab.person', {
    tabId: await stage.tabId(page),
  });
  const gone = finding.matches.find((match) => match.candidate.id === String(oldId));
  expect(finding.matches.map(({ tier }) => tier)).toEqual(['exact', 'exact']);
  await ask('person.refresh', { sighting, connection: gone?.candidate.connection, candidate: gone?.candidate.id });
  await page.reload();
  await openCard('In ATS');
  const card = await stage.waitDrawn(page, has('You said it is them', 'Product Designer'), 'the record it went to');
  expect(card?.text).not.toContain('2 records');
});

test('“Not the same person” takes them off the answer, and can be taken back', async () => {
  await stage.clickDrawn(page, 'Undo', 'button');
  await stage.waitDrawn(page, has('Possibly in ATS', 'It is them'), 'possible again');
  await stage.clickDrawn(page, 'Not the same person', 'button');
  await stage.waitDrawn(page, has('Not in ATS', 'Not the same person, you said'), 'nobody');
  await expect.poll(async () => (await stage.toolbar(page)).title, { timeout: 5_000 }).toContain('Not in ATS');
  await stage.killWorker();
  await page.reload();
  await openCard('Not in ATS');
  await stage.clickDrawn(page, 'Undo', 'button');
  await stage.waitDrawn(page, has('Possibly in ATS'), 'possible once more');
});

test('the right person’s own page is not touched by any of it', async () => {
  const own = await stage.profile(stage.world.cast.activeApplicant);
  const drawn = await stage.waitDrawn(own, has('In ATS'), 'the applicant');
  expect(drawn?.text).not.toContain('Possibly');
  await own.close();
});

test('what was said is counted, listed, and given out as a file', async () => {
  await page.bringToFront();
  await stage.clickDrawn(page, 'Not the same person', 'button');
  await stage.waitDrawn(page, has('Not in ATS'), 'nobody');
  const options = await stage.openTab('options.html#diagnostics');
  const section = options.getByRole('region', { name: 'Diagnostics' });
  await section.getByText('One decision is remembered.').waitFor();
  expect(await section.getByRole('row').last().innerText()).toMatch(/0 of 1 were them/);
  await section.getByRole('button', { name: 'Show all' }).click();
  await section.getByText('Mara Lindqvist-Osei').waitFor();
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    section.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('in-ats-decisions.csv');
  await options.screenshot({ path: 'tests/e2e/pictures/diagnostics.png', fullPage: true });
  await section.getByRole('button', { name: /Forget what you said/ }).click();
  await stage.waitDrawn(page, has('Possibly in ATS'), 'the page to follow');
  await options.close();
});

test('stricter: what name and employer say is no longer asserted, by choice or by policy', async () => {
  const probable = stage.world.cast.pubAddress;
  const other = await stage.profile(probable);
  await stage.waitDrawn(other, has('In ATS', 'by name and'), 'asserted by name');
  await ask('diagnostics.strict', { on: true });
  await stage.waitDrawn(other, has('Possibly in ATS'), 'possible');
  await ask('diagnostics.strict', { on: false });
  await stage.waitDrawn(other, has('by name and'), 'asserted again');
  await stage.setPolicy({ strict: true });
  await other.reload();
  await stage.waitDrawn(other, has('Possibly in ATS'), 'possible by policy');
  await stage.setPolicy({});
  await other.close();
});
