// SmartRecruiters, walked as a sync walks it: fill, details, changes, jobs, sweep, one person, files and notes.

import { describe, expect, test } from 'vitest';
import type { Page } from '@/lib/ats/connector';
import { smartrecruiters } from '@/lib/ats/smartrecruiters/connector';
import type { Candidate } from '@/lib/model/candidate';
import { type CandidateTruth, shownPeople, truthOf } from '@/tests/simulators/smartrecruiters-truth';
import type { SmartRecruitersWorld } from '@/tests/simulators/smartrecruiters-world';
import { Kept, type Opened, openSmartRecruiters, POSTINGS, pagesOf, WITH_CLIENT } from './smartrecruiters-account';

async function filled(opened: Opened): Promise<{ kept: Kept; pages: Page[] }> {
  const kept = new Kept();
  const pages = await pagesOf(opened.account, { kind: 'fill' });
  for (const page of pages) kept.add(page.records);
  await kept.readDue(opened.account);
  return { kept, pages };
}

/** Both sides in the same words; what the connector cannot know (when it began) is left out. */
function expected(world: SmartRecruitersWorld, truth: CandidateTruth) {
  return {
    name: truth.name,
    company: truth.company,
    title: truth.title,
    tags: truth.tags,
    emails: truth.emails,
    phones: truth.phones,
    // What surrounds a text is nobody's.
    urls: truth.urls.map((url) => url.trim()),
    webUrl: truth.webUrl,
    updatedAt: truth.updatedAt,
    files: truth.files.map(({ id, type, name }) => ({ id: `${truth.id}/${id}`, type, name })).sort(byId),
    applications: truth.applications
      .map(({ job, kind, status, recruiter, coordinator, reason, source, jobId }) => ({
        job,
        kind,
        status,
        reason,
        source,
        ...(isLongClosed(world, jobId) ? {} : { recruiter, coordinator }),
      }))
      .sort(byJob),
  };
}

function told(world: SmartRecruitersWorld, person: Candidate) {
  const { name, company, title, tags, emails, phones, urls, webUrl, updatedAt } = person;
  return {
    ...{ name, company, title, tags, emails, phones, urls, webUrl, updatedAt },
    files: person.attachments.map(({ id, type, name }) => ({ id, type, name })).sort(byId),
    applications: person.applications
      .map(({ id, jobs, kind, status, recruiter, coordinator, rejectionReason, source }) => ({
        job: jobs[0] ?? null,
        kind,
        status,
        reason: rejectionReason,
        source,
        ...(isLongClosed(world, id.split('/')[1] ?? null) ? {} : { recruiter, coordinator }),
      }))
      .sort(byJob),
  };
}

function isLongClosed(world: SmartRecruitersWorld, jobId: string | null): boolean {
  const job = world.jobs.get(jobId ?? '');
  const isClosed = job !== undefined && ['FILLED', 'CANCELLED'].includes(job.status);
  return isClosed && Date.parse(job.updatedOn) < Date.UTC(2025, 10, 21);
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const byJob = (a: { job: string | null; status: string }, b: { job: string | null; status: string }) =>
  `${a.job} ${a.status}` < `${b.job} ${b.status}` ? -1 : 1;

function expectTruth(opened: Opened, kept: Kept): void {
  const { world } = opened;
  const people = kept.people(opened);
  expect([...people.keys()].sort()).toEqual(shownPeople(world).sort());
  for (const [id, person] of people) expect(told(world, person)).toEqual(expected(world, truthOf(world, id)));
}

describe('fill and details', () => {
  test.each([
    ['with a key', {}],
    ['with a client', { fields: WITH_CLIENT }],
    ['while people move in the list', { options: { candidateOrder: 'updated' as const } }],
  ])('%s, joined, are the truth of the account', async (_, opening) => {
    const opened = openSmartRecruiters({ people: 260, ...opening });
    const { kept, pages } = await filled(opened);
    expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
    expect(pages.at(-1)?.fraction).toBe(1);
    expect(pages.at(-1)?.watermarkMs).toBeTypeOf('number');
    const fractions = pages.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expectTruth(opened, kept);
    const { log } = opened.simulator;
    expect([...log.forbidden, ...log.writes, ...log.ignored]).toEqual([]);
  });

  test('keep to the published limits', async () => {
    const opened = openSmartRecruiters({ people: 260 });
    await filled(opened);
    expect(opened.simulator.counters.of('candidates')).toBe(3);
    expect(opened.simulator.counters.of('candidate')).toBeGreaterThan(200);
    expect(opened.simulator.log.mostOpen).toBeLessThanOrEqual(8);
  });

  test('a worker that dies after any page, and asks for every page twice, ends at the same rows', async () => {
    const opened = openSmartRecruiters({ people: 230 });
    const { kept: whole } = await filled(opened);
    const resumed = new Kept();
    let cursor: Page['next'] = null;
    do {
      resumed.add((await opened.again().page({ kind: 'fill' }, cursor)).records);
      const page: Page = await opened.again().page({ kind: 'fill' }, cursor);
      resumed.add(page.records);
      cursor = page.next && JSON.parse(JSON.stringify(page.next));
    } while (cursor !== null);
    await resumed.readDue(opened.account);
    expect([...resumed.rows].sort()).toEqual([...whole.rows].sort());
  });

  test('without the capabilities nothing of them is kept', async () => {
    const opened = openSmartRecruiters({ capabilities: ['show'] });
    const { kept } = await filled(opened);
    const data = JSON.stringify([...kept.rows.values()].map((row) => row.data));
    for (const { email, phoneNumber } of opened.world.candidates.values()) {
      if (email) expect(data).not.toContain(email);
      if (phoneNumber) expect(data).not.toContain(phoneNumber);
    }
    for (const { label } of opened.world.configuration.rejectionReasons) expect(data).not.toContain(label);
    expect(opened.simulator.counters.of('attachments')).toBe(0);
    expect(opened.simulator.counters.of('rejection-reasons')).toBe(0);
    const people = [...kept.people(opened).values()];
    expect(people.flatMap(({ emails, phones, attachments }) => [...emails, ...phones, ...attachments])).toEqual([]);
    // They are keys all the same.
    expect(kept.of('detail').some((row) => (row.identity?.phones?.length ?? 0) > 0)).toBe(true);
  });

  test('files are left to the moment a card opens', async () => {
    const opened = openSmartRecruiters({ syncsFiles: false });
    const { kept } = await filled(opened);
    expect(opened.simulator.counters.of('attachments')).toBe(0);
    const id = String(opened.world.cast.activeApplicant.candidateId);
    kept.add((await opened.account.one(id, [])).records);
    const files = kept.people(opened).get(id)?.attachments ?? [];
    expect(files.map(({ name, type }) => `${type} ${name}`).sort()).toEqual([
      'cover-letter Cover letter.pdf',
      'other Portfolio notes.txt',
      'resume Mara Lindqvist-Osei CV.pdf',
    ]);
  });

  test('what is about pay is not kept, what else a job says is', async () => {
    const opened = openSmartRecruiters();
    const { kept } = await filled(opened);
    const lookUp = (resource: string, id: number | string | null | undefined) =>
      kept.rows.get(`${resource}/${id}`)?.data;
    const { id } = opened.world.jobNamed('Data Analyst');
    const row = kept.rows.get(`job/${id}`);
    expect(row && smartrecruiters.job(row, lookUp)).toMatchObject({
      id,
      name: 'Data Analyst',
      status: 'INTERVIEW',
      isOpen: true,
      visibility: 'PUBLIC',
      customFields: { Brand: 'Harbor & Pine' },
    });
    const details = JSON.stringify(kept.of('job_detail'));
    expect(details).toContain('Harbor & Pine');
    expect(details).not.toMatch(/salary|"B4"/i);
  });
});

describe('afterwards', () => {
  test('changes bring every change, and only those are read', async () => {
    const opened = openSmartRecruiters({ people: 260 });
    const { world, clock, account } = opened;
    clock.advance(3 * 3_600_000);
    const { kept, pages } = await filled(opened);
    const since = pages.at(-1)?.watermarkMs ?? 0;
    clock.advance(2 * 3_600_000);
    const ids = shownPeople(world);
    const active = ids.flatMap((id) =>
      (world.candidates.get(id)?.assignments ?? [])
        .filter(({ status }) => status === 'INTERVIEW')
        .map(({ jobId }) => [id, jobId] as const),
    );
    const [first, second, third] = active as [
      readonly [string, string],
      readonly [string, string],
      readonly [string, string],
    ];
    const added = world.addCandidate({ application: { job: 'Data Analyst' } }).candidate;
    world.reject(...first);
    world.withdraw(...second);
    world.hire(...third);
    const renamed = String(world.cast.hired.candidateId);
    world.editProfile(renamed, { firstName: 'Renamed', web: { linkedin: 'https://www.linkedin.com/in/renamed-7' } });
    world.anonymise(String(world.cast.rejected.candidateId));
    world.addAttachment(String(world.cast.oldest.candidateId), { name: 'newer.pdf' });
    const before = opened.simulator.counters.of('candidates');
    const changes = await pagesOf(account, { kind: 'changes', sinceMs: since });
    expect(opened.simulator.counters.of('candidates') - before).toBe(1);
    for (const page of changes) kept.add(page.records);
    const due = await kept.readDue(account);
    expect(due.sort()).toEqual(
      [
        added.id,
        first[0],
        second[0],
        third[0],
        renamed,
        world.cast.rejected.candidateId,
        world.cast.oldest.candidateId,
      ].sort(),
    );
    expectTruth(opened, kept);
    // Erased: the old keys went with the details that are empty now.
    const keys = kept.own(String(world.cast.rejected.candidateId)).map((row) => row.identity);
    expect(keys.flatMap((one) => [...(one?.urls ?? []), ...(one?.emails ?? []), ...(one?.phones ?? [])])).toEqual([]);
  });

  test('the walk over jobs brings what changed of them, without a word about people', async () => {
    const opened = openSmartRecruiters();
    const { world, clock, account } = opened;
    clock.advance(3 * 3_600_000);
    const { kept, pages } = await filled(opened);
    clock.advance(2 * 3_600_000);
    const { id } = world.jobNamed('Data Analyst');
    world.renameJob(id, 'Senior Data Analyst');
    const walk = await pagesOf(account, { kind: 'jobs', sinceMs: pages.at(-1)?.watermarkMs ?? 0 });
    const records = walk.flatMap((page) => page.records);
    expect(records.filter(({ resource }) => resource === 'job').map((row) => row.id)).toEqual([id]);
    expect(records.filter(({ resource }) => resource === 'candidate')).toEqual([]);
    kept.add(records);
    expectTruth(opened, kept);
  });

  test('a sweep names nobody as gone, and says who was not listed by bringing everybody else', async () => {
    const opened = openSmartRecruiters({ people: 230 });
    const { world, account } = opened;
    const { kept } = await filled(opened);
    const deleted = String(world.cast.oldest.candidateId);
    world.deleteCandidate(deleted);
    const pages = await pagesOf(account, { kind: 'sweep' });
    expect(pages.flatMap(({ gone = [], sweep }) => [...gone, ...(sweep ? [sweep] : [])])).toEqual([]);
    expect(pages.map(({ unseen }) => unseen)).toEqual([...pages.slice(1).map(() => undefined), ['candidate']]);
    const brought = new Set(pages.flatMap(({ records }) => records.map((row) => row.id)));
    expect(
      kept
        .of('candidate')
        .filter((row) => !brought.has(row.id))
        .map((row) => row.id),
    ).toEqual([deleted]);
    expect(await account.one(deleted, [])).toEqual({ records: [], problems: [] });
    await expect(account.details?.(deleted, [])).rejects.toMatchObject({ code: 'ats/gone' });
  });

  test('one person, live, is as both phases gave them', async () => {
    const opened = openSmartRecruiters();
    const { kept } = await filled(opened);
    for (const id of shownPeople(opened.world)) {
      const { records, problems } = await opened.account.one(id, []);
      expect(problems).toEqual([]);
      const held = kept.own(id).map((row) => [row.resource, row]);
      expect(records.map((row) => [row.resource, row]).sort()).toEqual(held.sort());
    }
  });

  test('a place that is no longer good begins its list again, and one that never gets on is an error', async () => {
    const { account, simulator } = openSmartRecruiters({ people: 230 });
    const [first] = await pagesOf(account, { kind: 'sweep' });
    const spoilt = { ...first?.next, at: { pageId: 'no-such-page' } };
    const again = await pagesOf(account, { kind: 'sweep' }, spoilt);
    const whole = new Set(again.flatMap(({ records }) => records.map((row) => row.id)));
    expect(whole.size).toBe(
      [...simulator.world.candidates.values()].filter((row) => row.assignments.length > 0 || row.pool).length,
    );
    simulator.faults.set('candidates', { repeatCursor: true });
    await expect(pagesOf(account, { kind: 'sweep' })).rejects.toMatchObject({ code: 'ats/cursor-repeats' });
  });

  test('files open at the API with the credential; what is no id of one is gone', async () => {
    const opened = openSmartRecruiters();
    const { kept } = await filled(opened);
    const [file] = [...kept.people(opened).values()].flatMap(({ attachments }) => attachments);
    const { url, headers } = await opened.account.file(file?.id ?? '');
    expect((await opened.simulator.fetch(url, { headers })).status).toBe(200);
    expect((await opened.simulator.fetch(url)).status).toBe(401);
    expect(JSON.stringify([...kept.rows.values()])).not.toContain('api.smartrecruiters.com');
    await expect(opened.account.file('nonsense')).rejects.toMatchObject({ code: 'ats/gone' });
  });

  test('notes are those that everybody may read, newest first, without their tags', async () => {
    const { world, clock, account } = openSmartRecruiters();
    const id = String(world.cast.activeApplicant.candidateId);
    for (const [text, visibility] of [
      [`First call #[CANDIDATE:${id}]`, 'OPEN'],
      [`Between us #[CANDIDATE:${id}]`, 'PRIVATE'],
      [`Second call @[USER:u1] #[CANDIDATE:${id}]`, 'EVERYONE'],
    ] as const) {
      clock.advance(60_000);
      world.addNote(id, text, visibility);
    }
    const notes = await account.notes(id, []);
    expect(notes.map(({ text }) => text).slice(0, 2)).toEqual(['Second call', 'First call']);
    expect(notes[0]?.author).toBe('Ines Halvorsen');
    expect(notes.map(({ text }) => text).join()).not.toContain('Between us');
    const without = openSmartRecruiters({ capabilities: ['show'] });
    await expect(without.account.notes(id, [])).rejects.toMatchObject({ code: 'ats/missing-permission' });
  });
});

describe('jobs only', () => {
  test('the public list becomes jobs, and a posting that is taken down is gone', async () => {
    const opened = openSmartRecruiters({ fields: POSTINGS });
    const { account, world, simulator } = opened;
    const kept = new Kept();
    for (const page of await pagesOf(account, { kind: 'fill' })) kept.add(page.records);
    const titles = kept.of('job').map((row) => smartrecruiters.job(row, () => undefined)?.name);
    expect(titles).toContain('Data Analyst');
    expect(new Set(kept.of('job').map((row) => row.resource))).toEqual(new Set(['job']));
    const { postingId, id } = world.jobNamed('Data Analyst');
    world.closeJob(id);
    const pages = await pagesOf(account, { kind: 'jobs', sinceMs: 0 });
    const sweep = pages.at(-1)?.sweep;
    expect(sweep?.ids).not.toContain(postingId);
    expect(sweep?.ids.length).toBe(kept.of('job').length - 1);
    for (const kind of ['sweep', 'changes'] as const) {
      const walk = kind === 'changes' ? { kind, sinceMs: 0 } : { kind };
      expect((await pagesOf(account, walk)).flatMap(({ records, unseen }) => [...records, ...(unseen ?? [])])).toEqual(
        [],
      );
    }
    expect(simulator.counters.api()).toBe(0);
    expect(smartrecruiters.holdsPeople(opened.fields)).toBe(false);
  });
});
