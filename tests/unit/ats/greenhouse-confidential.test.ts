import { describe, expect, test } from 'vitest';
import type { Account, AtsRecord, Cursor, LookUp, Page, RecordId, Walk } from '@/lib/ats/connector';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { errorCode } from '@/lib/errors';
import type { World } from '@/tests/simulators/world';
import { openAccount, pagesOf, recordsOf } from './greenhouse-account';

const FILL = { kind: 'fill' } as const;
const code = (promise: Promise<unknown>) => promise.then(() => 'fine', errorCode);

/** What a sync keeps. */
function remembering() {
  const rows = new Map<string, AtsRecord>();
  const lookUp: LookUp = (resource, id) => rows.get(`${resource}/${id}`)?.data;
  return {
    rows,
    isRestricted: (resource: string, id: RecordId) => rows.get(`${resource}/${id}`)?.restricted === true,
    learn(page: Pick<Page, 'records'>) {
      for (const record of page.records) rows.set(`${record.resource}/${record.id}`, record);
    },
    shown(id: number) {
      const own = [...rows.values()].filter((row) => row.owner === `candidate/${id}` || row.id === id);
      const context = { connection: 'c1', readAt: '', fields: {}, capabilities: [] };
      return greenhouse.assemble(
        own.filter((row) => row.resource !== 'candidate' || row.id === id),
        lookUp,
        context,
      );
    },
  };
}

type Memory = ReturnType<typeof remembering>;

/** Reads a walk into the memory; `each` is called after every page with the page and the step it leads to. */
async function read(
  account: Account,
  memory: Memory,
  walk: Walk,
  each: (page: Page, next: string) => void = () => undefined,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (let cursor: Page['next'] = null; ; ) {
    const page: Page = await account.page(walk, cursor);
    memory.learn(page);
    pages.push(page);
    each(page, String(page.next?.step ?? ''));
    if (page.next === null) return pages;
    cursor = JSON.parse(JSON.stringify(page.next)) as Cursor;
  }
}

/** Both walks of what changed, as they come due side by side. */
async function readChanges(account: Account, memory: Memory, sinceMs: number): Promise<Page[]> {
  const changes = await read(account, memory, { kind: 'changes', sinceMs });
  return [...changes, ...(await read(account, memory, { kind: 'jobs', sinceMs }))];
}

const sinceOf = (pages: readonly Page[]) => pages.at(-1)?.watermarkMs ?? 0;

describe('confidentiality that changes', () => {
  test('a job made confidential takes its applications and files along, and gives them back', async () => {
    const memory = remembering();
    const opened = openAccount(memory);
    const { account, world, clock } = opened;
    const filled = await read(account, memory, FILL);
    const job = world.jobNamed('Senior Backend Engineer').id;
    const mine = [...world.tables.applications.descending()].filter((row) => row.job_id === job).map((row) => row.id);
    const files = [...world.tables.attachments.descending()].filter((row) =>
      mine.includes(row.application_id as number),
    );
    expect(files.length).toBeGreaterThan(2);
    let since = filled.at(-1)?.watermarkMs ?? 0;
    for (const confidential of [true, false]) {
      clock.advance(3 * 3_600_000);
      world.setConfidential(job, confidential);
      clock.advance(60_000);
      const pages = await readChanges(account, memory, since);
      since = pages.at(-1)?.watermarkMs ?? 0;
      const latest = (resource: string, id: number) =>
        recordsOf(pages, resource).findLast((record) => record.id === id);
      for (const id of mine) expect(latest('application', id)?.restricted === true).toBe(confidential);
      for (const { id, type } of files.filter((file) => !/offer/.test(String(file.type)))) {
        expect([type, latest('attachment', id)?.restricted === true]).toEqual([type, confidential]);
      }
    }
  });

  test('somebody made private is reduced with everything they own', async () => {
    const memory = remembering();
    const { account, world, clock } = openAccount(memory);
    const pages = await pagesOf(account, FILL);
    for (const page of pages) memory.learn(page);
    const id = Number(world.cast.activeApplicant.candidateId);
    clock.advance(3 * 3_600_000);
    world.setPrivate(id, true);
    clock.advance(60_000);
    const changes = await readChanges(account, memory, sinceOf(pages));
    // The last state of each row: an application may have been read before its person was known to be private.
    const rows = new Map(
      changes.flatMap((page) => page.records).map((record) => [`${record.resource}/${record.id}`, record]),
    );
    const theirs = [...rows.values()].filter((record) => record.id === id || record.owner === `candidate/${id}`);
    expect(new Set(theirs.map(({ resource }) => resource))).toEqual(
      new Set(['candidate', 'application', 'attachment', 'candidate_employment']),
    );
    expect(theirs.every((record) => record.restricted)).toBe(true);
    expect(JSON.stringify(theirs.map(({ data }) => data))).not.toMatch(/Lindqvist|pdf|Technical/);
    const one = await account.one(id, []);
    expect(one.records.filter((record) => record.resource !== 'job').every((record) => record.restricted)).toBe(true);
  });
});

describe('files that are not kept in step', () => {
  test.each(['private', 'confidential'] as const)(
    'what an opened card has left here is reduced when it becomes %s, and no other file is listed',
    async (kind) => {
      const memory = remembering();
      const { account, simulator, world, clock } = openAccount({ ...memory, syncsFiles: false });
      const since = sinceOf(await read(account, memory, FILL));
      expect(simulator.counters.of('attachments')).toBe(0);
      const id = Number(world.cast.activeApplicant.candidateId);
      memory.learn(await account.one(id, []));
      const files = () => [...memory.rows.values()].filter(({ resource }) => resource === 'attachment');
      expect(files().map(({ restricted }) => restricted === true)).toEqual([false, false, false]);
      await readChanges(account, memory, since);
      expect(simulator.counters.of('attachments')).toBe(1);
      clock.advance(3 * 3_600_000);
      if (kind === 'private') world.setPrivate(id, true);
      else world.setConfidential(world.jobNamed('Senior Backend Engineer').id, true);
      clock.advance(60_000);
      await readChanges(account, memory, since);
      const theirs = files().filter(({ owner }) => owner === `candidate/${id}`);
      expect(theirs.map(({ restricted }) => restricted)).toEqual([true, true, true]);
      expect(JSON.stringify(files().map(({ data }) => data))).not.toMatch(/pdf|txt/);
      expect(recordsOf(await pagesOf(account, { kind: 'sweep' }), 'attachment')).toEqual([]);
    },
  );
});

test('an application that is merged out of a private person brings its rejection along', async () => {
  const memory = remembering();
  const { account, world, clock } = openAccount(memory);
  const [secret, open] = [world.cast.rejected, world.cast.activeApplicant].map(({ candidateId }) =>
    Number(candidateId),
  );
  world.setPrivate(secret as number, true);
  const [mine] = world.applicationsOf(secret as number);
  const pages = await read(account, memory, FILL);
  const rejection = () =>
    [...memory.rows.values()].find(
      ({ owner, resource }) => resource === 'rejection_detail' && owner === `application/${mine?.id}`,
    );
  expect(rejection()?.restricted).toBe(true);
  clock.advance(3 * 3_600_000);
  world.mergeCandidates(open as number, secret as number);
  clock.advance(60_000);
  await read(account, memory, { kind: 'changes', sinceMs: sinceOf(pages) });
  expect(rejection()?.restricted).toBeUndefined();
  expect(memory.shown(open as number)?.applications.map(({ id }) => id)).toContain(String(mine?.id));
});

test('a job that is confidential no longer brings no files along where they are not kept in step', async () => {
  const memory = remembering();
  const { account, simulator, world, clock } = openAccount({ ...memory, syncsFiles: false });
  const since = sinceOf(await read(account, memory, FILL));
  clock.advance(3 * 3_600_000);
  world.setConfidential(world.jobNamed('VP Finance').id, false);
  clock.advance(60_000);
  await readChanges(account, memory, since);
  expect(memory.shown(Number(world.cast.confidentialOnly.candidateId))).not.toBeNull();
  expect(simulator.counters.of('attachments')).toBeGreaterThan(0);
  expect([...memory.rows.values()].filter(({ resource }) => resource === 'attachment')).toEqual([]);
});

/** Somebody whose only application is as a prospect for these jobs. */
function addProspect(world: World, ...jobs: string[]): number {
  const { candidate } = world.addCandidate({ application: { prospect: true } });
  const [application] = world.applicationsOf(candidate.id);
  Object.assign(application ?? {}, { prospective_job_ids: jobs.map((name) => world.jobNamed(name).id) });
  return candidate.id;
}

/** Somebody whose only application is to the job of this id, whether or not there is such a job. */
function addApplicant(world: World, jobId: number): number {
  const { candidate } = world.addCandidate({ application: { job: 'Data Analyst', stage: 'Phone Interview' } });
  const [application] = world.applicationsOf(candidate.id);
  Object.assign(application ?? {}, { job_id: jobId });
  return candidate.id;
}

function addJob(world: World, confidential: boolean): number {
  const [newest] = world.tables.jobs.descending();
  const at = new Date(world.now()).toISOString();
  const job = { id: (newest?.id ?? 0) + 3, name: 'Chief of Something', confidential, created_at: at, updated_at: at };
  world.tables.jobs.add(job);
  return job.id;
}

const stored = (memory: Memory, candidate: number) =>
  [...memory.rows.values()].filter((row) => row.owner === `candidate/${candidate}` && row.resource === 'application');

describe('prospects of confidential jobs', () => {
  test('a job made confidential takes those considered for it along, and gives them back', async () => {
    const memory = remembering();
    const { account, world, clock } = openAccount(memory);
    const only = addProspect(world, 'Data Analyst');
    const both = addProspect(world, 'Data Analyst', 'Product Designer');
    let since = sinceOf(await read(account, memory, FILL));
    expect(memory.shown(only)?.applications).toHaveLength(1);
    for (const confidential of [true, false, true]) {
      clock.advance(3 * 3_600_000);
      world.setConfidential(world.jobNamed('Data Analyst').id, confidential);
      clock.advance(60_000);
      since = sinceOf(await readChanges(account, memory, since));
      expect(memory.shown(only) === null).toBe(confidential);
      expect(stored(memory, only).map((row) => row.restricted === true)).toEqual([confidential]);
      expect(memory.shown(both)?.applications[0]?.jobs).toEqual(
        confidential ? ['Product Designer'] : ['Data Analyst', 'Product Designer'],
      );
    }
  });

  test('whoever is considered for those alone is never shown during a fill', async () => {
    const memory = remembering();
    const { account, simulator, world } = openAccount(memory);
    simulator.faults.set('candidates', { pageSize: 10 });
    simulator.faults.set('applications', { pageSize: 10 });
    const only = addProspect(world, 'VP Finance');
    const both = addProspect(world, 'VP Finance', 'Data Analyst');
    const hidden = addProspect(world, 'VP Finance', 'Data Analyst');
    world.setPrivate(hidden, true);
    await read(account, memory, FILL, () => {
      expect(memory.shown(only)).toBeNull();
      // Read before the people, when nobody knows yet who is private, it would lie here readable.
      expect(stored(memory, hidden).filter((row) => !row.restricted)).toEqual([]);
    });
    expect(memory.rows.get(`candidate/${only}`)).toBeDefined();
    expect(memory.shown(both)?.applications[0]?.jobs).toEqual(['Data Analyst']);
  });
});

describe('an application that can’t be read', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a status nobody knows', { status: 'frozen' }],
    ['a wrong type', { stage_name: 7 }],
    ['a job that is no id', { job_id: 'x' }],
  ])('%s: whoever is in a confidential job alone is not shown, and it is counted once', async (_, over) => {
    const memory = remembering();
    const { account, simulator, world } = openAccount(memory);
    const secret = addApplicant(world, world.jobNamed('VP Finance').id);
    const open = addApplicant(world, world.jobNamed('Data Analyst').id);
    const spoiled = world.applicationsOf(secret)[0]?.id;
    simulator.faults.set('applications', { row: (row) => (row.id === spoiled ? { ...row, ...over } : row) });
    const pages = await read(account, memory, FILL, () => expect(memory.shown(secret)).toBeNull());
    expect(memory.rows.get(`candidate/${secret}`)).toBeDefined();
    expect(memory.shown(open)?.applications).toHaveLength(1);
    // One to a confidential job with a status of a new kind is reduced like any other: nothing is lost.
    expect(pages.flatMap((page) => page.problems)).toHaveLength(over.status ? 0 : 1);
  });

  test('to an open job: counted, and the person is there without it', async () => {
    const memory = remembering();
    const { account, simulator, world } = openAccount(memory);
    const person = addApplicant(world, world.jobNamed('Data Analyst').id);
    const spoiled = world.applicationsOf(person)[0]?.id;
    simulator.faults.set('applications', { row: (row) => (row.id === spoiled ? { ...row, status: 'frozen' } : row) });
    const pages = await read(account, memory, FILL);
    expect(memory.shown(person)?.applications).toEqual([]);
    expect(pages.flatMap((page) => page.problems)).toHaveLength(1);
  });
});

describe('a job that is not held', () => {
  test('created during the fill and confidential: nobody is shown for it, then or after', async () => {
    const memory = remembering();
    const { account, simulator, world, clock } = openAccount(memory);
    for (const path of ['candidates', 'applications']) simulator.faults.set(path, { pageSize: 10 });
    let job = 0;
    const secret: number[] = [];
    const pages = await read(account, memory, FILL, (_page, next) => {
      if (next === 'candidates' && job === 0) {
        job = addJob(world, true);
        secret.push(...[1, 2, 3].map(() => addApplicant(world, job)));
      }
      for (const id of secret) {
        // Until their applications are read, there is nothing to tell them by.
        if (stored(memory, id).length > 0) expect(memory.shown(id)).toBeNull();
        expect(stored(memory, id).filter((row) => !row.restricted)).toEqual([]);
      }
    });
    expect(secret).toHaveLength(3);
    for (const id of secret) expect([stored(memory, id).length, memory.shown(id)]).toEqual([1, null]);
    let since = sinceOf(pages);
    for (const confidential of [true, false]) {
      clock.advance(3 * 3_600_000);
      if (!confidential) world.setConfidential(job, false);
      clock.advance(60_000);
      since = sinceOf(await readChanges(account, memory, since));
      for (const id of secret) expect(memory.shown(id) === null).toBe(confidential);
    }
  });

  test('created during the fill and open: it is asked for by id with the page that refers to it', async () => {
    const memory = remembering();
    const { account, simulator, world } = openAccount(memory);
    simulator.faults.set('applications', { pageSize: 10 });
    let person = 0;
    await read(account, memory, FILL, (_page, next) => {
      if (next === 'candidates' && person === 0) person = addApplicant(world, addJob(world, false));
    });
    expect(memory.shown(person)?.applications[0]?.jobs).toEqual(['Chief of Something']);
    const asked = simulator.log.requests.filter(({ route, query }) => route === 'jobs' && /[?&]ids=/.test(query));
    expect(asked).toHaveLength(1);
  });

  test.each([['fill'], ['changes'], ['one']] as const)(
    'gone from the account: nobody is hidden by it (%s)',
    async (kind) => {
      const memory = remembering();
      const { account, simulator, world, clock } = openAccount(memory);
      for (const path of ['candidates', 'applications']) simulator.faults.set(path, { pageSize: 10 });
      const since = kind === 'fill' ? 0 : sinceOf(await read(account, memory, FILL));
      clock.advance(3 * 3_600_000);
      const people = [1, 2, 3].map(() => addApplicant(world, 4_000));
      clock.advance(60_000);
      if (kind === 'fill') await read(account, memory, FILL);
      if (kind === 'changes') await readChanges(account, memory, since);
      if (kind === 'one') for (const id of people) memory.learn(await account.one(id, []));
      for (const id of people) expect(memory.shown(id)?.applications).toMatchObject([{ jobs: [] }]);
      const asked = simulator.log.requests.filter(({ query }) => /[?&]ids=[^&]*4000/.test(query));
      expect(asked.length).toBe(kind === 'one' ? 3 : 1);
    },
  );

  test('an answer that can’t be read proves nobody gone', async () => {
    const memory = remembering();
    const { account, simulator, world } = openAccount(memory);
    const job = world.jobNamed('Data Analyst').id;
    const person = addApplicant(world, job);
    simulator.faults.set('jobs', { row: (row) => (row.id === job ? { ...row, id: String(row.id) } : row) });
    await read(account, memory, FILL);
    expect(memory.rows.get(`job/${job}`)).toBeUndefined();
    expect(memory.shown(person)).toBeNull();
    simulator.faults.clear();
    memory.learn(await account.one(person, []));
    expect(memory.shown(person)?.applications[0]?.jobs).toEqual(['Data Analyst']);
  });

  test('gone, but known as confidential: it stays so', async () => {
    const memory = remembering();
    const { account, world } = openAccount(memory);
    const person = addApplicant(world, world.jobNamed('VP Finance').id);
    await read(account, memory, FILL);
    world.tables.jobs.remove(world.jobNamed('VP Finance').id);
    await read(account, memory, FILL);
    memory.learn(await account.one(person, []));
    expect(memory.shown(person)).toBeNull();
  });

  test('a fill and a walk of changes ask for no job twice', async () => {
    const memory = remembering();
    const { account, simulator, clock } = openAccount(memory);
    simulator.faults.set('applications', { pageSize: 10 });
    const byId = () => simulator.log.requests.filter(({ route, query }) => route === 'jobs' && /[?&]ids=/.test(query));
    await read(account, memory, FILL);
    expect(byId()).toEqual([]);
    await read(account, memory, { kind: 'changes', sinceMs: clock.now() - 300 * 86_400_000 });
    const asked = byId().flatMap(({ query }) => (new URLSearchParams(query).get('ids') ?? '').split(','));
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked).size).toBe(asked.length);
  });
});

describe('one person', () => {
  test('a new confidential job, not yet synced, is not let through', async () => {
    const { account, world } = openAccount();
    const id = Number(world.cast.activeApplicant.candidateId);
    world.setConfidential(world.jobNamed('Senior Backend Engineer').id, true);
    const { records } = await account.one(id, []);
    for (const resource of ['application', 'attachment']) {
      const some = records.filter((record) => record.resource === resource);
      expect(some.length).toBeGreaterThan(0);
      expect(some.every((record) => record.restricted)).toBe(true);
    }
  });

  test.each([true, false])(
    'a job that changed (confidential: %s) is left to the walk, for everybody in it',
    async (now) => {
      const memory = remembering();
      const { account, world, clock } = openAccount(memory);
      const job = world.jobNamed('Data Analyst').id;
      world.setConfidential(job, !now);
      const [first, second] = [addApplicant(world, job), addApplicant(world, job)];
      const since = sinceOf(await read(account, memory, FILL));
      clock.advance(3 * 3_600_000);
      world.setConfidential(job, now);
      memory.learn(await account.one(first, []));
      expect(memory.isRestricted('job', job)).toBe(!now);
      clock.advance(60_000);
      await readChanges(account, memory, since);
      for (const id of [first, second]) {
        expect(memory.shown(id) === null).toBe(now);
        expect(stored(memory, id).map((row) => row.restricted === true)).toEqual([now]);
      }
    },
  );

  test('a row that can’t be read is no proof that the person is gone', async () => {
    const { account, simulator, world } = openAccount();
    simulator.faults.set('candidates', { row: (row) => ({ ...row, id: String(row.id) }) });
    expect(await code(account.one(Number(world.cast.activeApplicant.candidateId), []))).toBe('ats/unexpected-shape');
  });

  test('an optional scope that is missing is a problem, not the end', async () => {
    const { account, simulator, world } = openAccount();
    simulator.removeScopes(['harvest:attachments:list', 'harvest:prospect_details:list']);
    const { records, problems } = await account.one(Number(world.cast.prospect.candidateId), []);
    expect(records.map(({ resource }) => resource)).toEqual(expect.arrayContaining(['candidate', 'application']));
    expect(problems.map(({ resource }) => resource)).toEqual(['prospect_detail', 'attachment']);
  });

  test('a file: gone, or a link that is no https', async () => {
    const { account, simulator, world } = openAccount();
    const [file] = world.tables.attachments.descending();
    const { url: address, headers } = await account.file(String(file?.id));
    expect([address.slice(0, 8), headers]).toEqual(['https://', {}]);
    expect(await code(account.file('1'))).toBe('ats/gone');
    for (const url of ['http://files.example/x', 'javascript:alert(1)', null, 7, '//files.example/x']) {
      simulator.faults.clear();
      simulator.faults.set('attachments', { row: (row) => ({ ...row, url }) });
      expect(await code(account.file(String(file?.id)))).toBe('ats/unexpected-shape');
    }
  });
});
