import { describe, expect, test } from 'vitest';
import type { AtsRecord, Page } from '@/lib/ats/connector';
import { lever } from '@/lib/ats/lever/connector';
import { type AppError, errorCode } from '@/lib/errors';
import { changeEverything, truthOf } from '@/tests/contract/lever-under-test';
import { type FaultName, READY_FAULTS } from '@/tests/simulators/faults';
import { DEFAULT_KEY } from '@/tests/simulators/lever';
import { contactTruth, shownContacts } from '@/tests/simulators/lever-truth';
import type { LeverWorld } from '@/tests/simulators/lever-world';
import { CONFIDENTIAL_KEY, type Kept, openLever, walkAll } from './lever-account';

const FILL = { kind: 'fill' } as const;
const SWEEP = { kind: 'sweep' } as const;

/** What is kept shows the simulated truth, person by person. */
function expectTruth(kept: Kept, world: LeverWorld): void {
  const shown = kept.everybody();
  expect([...shown.keys()].sort()).toEqual([...shownContacts(world).keys()].sort());
  for (const [id, candidate] of shown) expect(candidate).toMatchObject(truthOf(world, id));
}

const opportunities = (kept: Kept) => kept.all('opportunity').map(({ id }) => String(id));
const listed = (world: LeverWorld) =>
  world.tables.opportunities
    .newestFirst()
    .filter((row) => !world.tables.contacts.get(row.contact)?.isAnonymized)
    .filter((row) => row.confidentiality === 'non-confidential')
    .map(({ id }) => id);
const filled = async (opening: Parameters<typeof openLever>[0] = {}) => {
  const opened = openLever(opening);
  const pages = await walkAll(opened.account, opened.kept, FILL);
  return { ...opened, pages, sinceMs: pages.at(-1)?.watermarkMs ?? 0 };
};

describe('a life: fill, every kind of change, sweep', () => {
  test.each([
    ['created', 'with', CONFIDENTIAL_KEY],
    ['updated', 'with', CONFIDENTIAL_KEY],
    ['scattered', 'with', CONFIDENTIAL_KEY],
    ['scattered', 'without', DEFAULT_KEY],
  ] as const)('listed by %s, %s access to confidential data', async (order, access, key) => {
    const opened = openLever({ options: { order, keys: [key] }, people: 150 });
    const { account, kept, world, clock, simulator } = opened;
    for (const route of ['opportunities', 'postings']) simulator.faults.set(route, { pageSize: 30 });
    const pages = await walkAll(account, kept, FILL);
    await kept.readDue(account);
    expectTruth(kept, world);
    expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
    const sinceMs = pages.at(-1)?.watermarkMs ?? 0;
    clock.advance(3_600_000);
    changeEverything(world, () => clock.advance(61_000));
    await walkAll(account, kept, { kind: 'changes', sinceMs });
    await walkAll(account, kept, { kind: 'jobs', sinceMs });
    await kept.readDue(account);
    // What turned confidential left the lists of a key without access in silence: only the sweep can tell.
    if (access === 'with') expectTruth(kept, world);
    await walkAll(account, kept, SWEEP);
    await kept.readDue(account);
    expectTruth(kept, world);
    expect([...simulator.log.ignored, ...simulator.log.forbidden, ...simulator.log.writes]).toEqual([]);
  });

  test('nothing deleted goes unnoticed, with its feed and without it', async () => {
    for (const told of [true, false]) {
      const { account, kept, world, clock, simulator, sinceMs } = await filled();
      if (!told) simulator.removePermissions(['opportunities/deleted']);
      clock.advance(60_000);
      const [one, other] = [...shownContacts(world).keys()] as [string, string];
      world.deletePerson(one);
      await walkAll(account, kept, { kind: 'changes', sinceMs });
      expect(kept.shown(one) === null).toBe(told);
      await walkAll(account, kept, SWEEP);
      expect(kept.own(one)).toEqual([]);
      expect(kept.shown(other)).not.toBeNull();
    }
  });

  test('an edit of a contact that moves no opportunity is found by the sweep', async () => {
    const { account, kept, world, clock, sinceMs } = await filled();
    const id = world.contactOf('activeApplicant');
    clock.advance(60_000);
    world.editContact(id, { emails: ['new@mail.example'] }, true);
    await walkAll(account, kept, { kind: 'changes', sinceMs });
    expect(kept.shown(id)?.emails).not.toEqual(['new@mail.example']);
    await walkAll(account, kept, SWEEP);
    expect(kept.shown(id)?.emails).toEqual(['new@mail.example']);
  });

  test('a merge moves everything to the other contact, and leaves nobody behind', async () => {
    const { account, kept, world, clock, sinceMs } = await filled();
    await kept.readDue(account);
    const [winner, loser] = [world.contactOf('activeApplicant'), world.contactOf('hired')];
    clock.advance(60_000);
    world.mergeContacts(winner, loser);
    await walkAll(account, kept, { kind: 'changes', sinceMs });
    await kept.readDue(account);
    expect(kept.own(loser)).toEqual([]);
    const { location: _either, ...told } = truthOf(world, winner);
    expect(kept.shown(winner)).toMatchObject(told);
    expect(kept.shown(winner)?.attachments.map(({ name }) => name)).toContain('kwabena.pdf');
  });
});

describe('what is confidential', () => {
  test('is kept as keys and ids, with nothing to read', async () => {
    const { kept, world } = await filled({ options: { keys: [CONFIDENTIAL_KEY] } });
    const id = world.contactOf('confidentialOnly');
    const rows = kept.own(id);
    expect(rows.find(({ resource }) => resource === 'opportunity')).toMatchObject({
      restricted: true,
      identity: { emails: contactTruth(world, id, { confidential: true })?.emails },
    });
    for (const { data } of rows) expect(Object.keys(data as object)).toEqual(['id']);
    expect(kept.shown(id)).toBeNull();
    expect(kept.dump().includes('VP Finance')).toBe(false);
  });

  test('is shown where policy lets it be', async () => {
    const { kept, world } = await filled({ options: { keys: [CONFIDENTIAL_KEY] }, showRestricted: true });
    expect(kept.shown(world.contactOf('confidentialOnly'))?.applications[0]?.jobs).toEqual(['VP Finance']);
  });

  test('a posting that turns confidential hides its people at once, and what was read of them goes', async () => {
    const { account, kept, world, clock, sinceMs } = await filled({ options: { keys: [CONFIDENTIAL_KEY] } });
    await kept.readDue(account);
    const id = world.contactOf('rejected');
    expect(kept.shown(id)?.attachments).toHaveLength(1);
    const posting = world.postingNamed('Product Designer');
    // Even where the opportunities say nothing and do not move.
    Object.assign(posting, { confidentiality: 'confidential', updatedAt: clock.now() });
    clock.advance(60_000);
    const pages = await walkAll(account, kept, { kind: 'jobs', sinceMs });
    expect(kept.shown(id)).toBeNull();
    expect(kept.dump().includes('aysegul-cv.pdf')).toBe(false);
    expect(pages[0]?.records.some(({ resource }) => resource === 'opportunity')).toBe(false);
    Object.assign(posting, { confidentiality: 'non-confidential', updatedAt: clock.now() });
    await walkAll(account, kept, { kind: 'changes', sinceMs });
    expect(kept.shown(id)).not.toBeNull();
  });

  test('a posting’s row alone hides: nobody is shown between two pages', async () => {
    const { account, kept, world, clock, sinceMs } = await filled({ options: { keys: [CONFIDENTIAL_KEY] } });
    const id = world.contactOf('rejected');
    Object.assign(world.postingNamed('Product Designer'), { confidentiality: 'confidential', updatedAt: clock.now() });
    let cursor: Page['next'] = null;
    do {
      const page: Page = await account.page({ kind: 'jobs', sinceMs }, cursor);
      kept.add(page);
      cursor = page.next;
    } while (!kept.isRestricted('job', world.postingNamed('Product Designer').id));
    expect(kept.isRestricted('opportunity', world.opportunitiesOf(id)[0]?.id ?? '')).toBe(false);
    expect(kept.shown(id)).toBeNull();
  });

  test.each(['forbidden', 'empty'] as const)('a key without access (%s) still reads what is open', async (refusal) => {
    const { kept, world, simulator, account } = await filled({ options: { confidentialRefusal: refusal } });
    await kept.readDue(account);
    expectTruth(kept, world);
    expect(opportunities(kept).sort()).toEqual(listed(world).sort());
    // Asked for once, not once a page.
    const asked = simulator.log.requests.filter(({ query }) => query.includes('confidentiality=all'));
    if (refusal === 'forbidden') expect(asked).toHaveLength(1);
  });

  test.each([
    ['400', { status: 400, body: { code: 'BadRequestError', message: '' } }],
    ['an empty list', { status: 200, body: { data: [], hasNext: false } }],
  ] as const)('a key that is answered %s when it asks for all reads what is open', async (_, answer) => {
    const instead = (url: URL) => (url.searchParams.get('confidentiality') === 'all' ? answer : null);
    const { kept, world } = await filled({ instead });
    expect(opportunities(kept).sort()).toEqual(listed(world).sort());
    expect(kept.all('job').length).toBeGreaterThan(3);
  });

  test('without leave to read applications people are read all the same, without their jobs', async () => {
    const opened = openLever({});
    opened.simulator.removePermissions(['applications']);
    const { kept, world, account } = opened;
    await walkAll(account, kept, FILL);
    const mara = kept.shown(world.contactOf('activeApplicant'));
    expect(mara?.applications[0]).toMatchObject({ kind: 'application', jobs: [] });
  });
});

describe('anonymised people', () => {
  test('leave neither a row nor a key', async () => {
    const { account, kept, world, clock, sinceMs } = await filled();
    await kept.readDue(account);
    const id = world.contactOf('activeApplicant');
    clock.advance(60_000);
    world.anonymise(id);
    await walkAll(account, kept, { kind: 'changes', sinceMs });
    expect(kept.own(id)).toEqual([]);
    expect(kept.dump().includes('mara.lindqvist@post.example')).toBe(false);
  });
});

describe('a misbehaving list', () => {
  const READS_ON: FaultName[] = [
    'shuffled',
    'rows-twice',
    'nulls',
    'null-entries',
    'missing-fields',
    'long-name',
    'markup-name',
    'page-too-short',
    'page-again',
  ];

  test.each(READS_ON)('%s loses nobody', async (fault) => {
    const { account, simulator, world, kept } = openLever();
    simulator.faults.set('opportunities', fault);
    const pages = await walkAll(account, kept, FILL);
    const left = new Set(opportunities(kept));
    for (const id of fault === 'page-again' || fault === 'page-too-short' ? listed(world) : [])
      expect(left).toContain(id);
    // Whether somebody is anonymised is itself a field that may be missing.
    expect(left.size).toBeGreaterThanOrEqual(listed(world).length);
    expect(pages.flatMap((page) => page.problems)).toEqual([]);
    expect(simulator.faults.hits('opportunities')).toBeGreaterThan(0);
    for (const candidate of kept.everybody().values()) {
      expect(candidate.name.length).toBeLessThanOrEqual(300);
      expect(candidate.applications.length).toBeGreaterThan(0);
    }
  });

  test.each<FaultName>(['wrong-types', 'bad-ids', 'rows-not-objects'])(
    '%s: the bad third is counted, the rest is read',
    async (fault) => {
      const { account, simulator, world, kept } = openLever();
      simulator.faults.set('opportunities', fault);
      const pages = await walkAll(account, kept, FILL);
      const problems = pages.flatMap((page) => page.problems);
      expect(opportunities(kept).length + problems.length).toBeGreaterThanOrEqual(listed(world).length);
      expect(problems.length).toBeGreaterThan(listed(world).length / 4);
      expect(problems.every(({ reason }) => /^[a-zA-Z_.]+: [a-z_]+$/.test(reason))).toBe(true);
    },
  );

  test.each([
    ['not-a-list', 'ats/unexpected-shape'],
    ['html', 'ats/unexpected-shape'],
    ['truncated', 'ats/unexpected-shape'],
    ['empty', 'ats/unexpected-shape'],
    ['storm-500', 'ats/server-error'],
    ['drop', 'ats/unreachable'],
    ['rate-limited-long', 'ats/rate-limited'],
    ['unauthorized', 'ats/unauthorized'],
    ['forbidden', 'ats/missing-permission'],
  ] as const)('%s is %s, and once it is over the same cursor goes on', async (fault, expected) => {
    const { account, simulator, world, clock, kept } = openLever();
    const pages: Page[] = [];
    const thrown = await (async () => {
      for (let cursor: Page['next'] = null; ; ) {
        // The clock is asked for by the same list.
        if (pages.length === 4) simulator.faults.set('opportunities', READY_FAULTS[fault]);
        const page: Page = await account.page(FILL, cursor);
        kept.add(page);
        pages.push(page);
        cursor = page.next;
      }
    })().catch((error: unknown) => error as AppError);
    expect(errorCode(thrown)).toBe(expected);
    expect(pages).toHaveLength(4);
    expect((thrown as AppError).about.join()).toMatch(/opportunities/i);
    simulator.faults.clear();
    clock.advance(3_600_000);
    await walkAll(account, kept, FILL, pages.at(-1)?.next ?? null);
    expect(opportunities(kept).sort()).toEqual(listed(world).sort());
  });

  test('a listing that goes round is noticed, also when the circle is wide', async () => {
    const { tools } = openLever();
    let asked = 0;
    const account = lever.open(
      { environment: 'production', apiKey: 'key' },
      {
        ...tools,
        http: {
          ...tools.http,
          send: async () => {
            asked += 1;
            const body = { data: [{ id: `u${asked}` }], hasNext: true, next: `${asked % 7}` };
            return { status: 200, body, headers: new Headers() };
          },
        },
      },
    );
    const walked = (async () => {
      for (let cursor: Page['next'] = null; asked < 100; ) cursor = (await account.page(FILL, cursor)).next;
    })();
    await expect(walked).rejects.toMatchObject({ code: 'ats/cursor-repeats' });
    expect(asked).toBeLessThan(30);
  });

  test('an offset the server has forgotten: the list is read again from its start, but not for ever', async () => {
    const { account, simulator, world, kept } = openLever();
    simulator.faults.set('opportunities', { pageSize: 20 });
    simulator.faults.set('opportunities', { status: 400 }, { skip: 4, times: 1 });
    await walkAll(account, kept, FILL);
    expect(opportunities(kept).sort()).toEqual(listed(world).sort());
    const broken = openLever();
    broken.simulator.faults.set('opportunities', { pageSize: 20 });
    const pages: Page[] = [];
    const thrown = (async () => {
      for (let cursor: Page['next'] = null; ; ) {
        if ((cursor as { offset?: unknown } | null)?.offset != null) {
          broken.simulator.faults.set('opportunities', { status: 400 }, { times: 1 });
        }
        const page: Page = await broken.account.page(FILL, cursor);
        pages.push(page);
        cursor = page.next;
      }
    })();
    await expect(thrown).rejects.toMatchObject({ code: 'ats/unexpected-shape' });
    expect(pages.length).toBeLessThan(20);
  });

  test('an account that is all at once empty is not believed', async () => {
    let isEmpty = false;
    const instead = () => (isEmpty ? { status: 200, body: { data: [], hasNext: false } } : null);
    const { account, kept } = await filled({ instead });
    const before = kept.everybody().size;
    isEmpty = true;
    const pages = await walkAll(account, kept, SWEEP);
    expect(pages.filter((page) => page.unseen || page.sweep)).toEqual([]);
    expect(kept.everybody().size).toBe(before);
  });
});

describe('the cursor', () => {
  test('holds no person, and one of another walk or version begins anew', async () => {
    const { account, simulator } = openLever();
    simulator.faults.set('opportunities', { pageSize: 20 });
    let cursor: Page['next'] = null;
    const cursors: string[] = [];
    do {
      cursor = (await account.page(FILL, cursor)).next;
      cursors.push(JSON.stringify(cursor));
    } while (cursor !== null);
    expect(cursors.join()).not.toMatch(/@|linkedin|Lindqvist/i);
    const strange = { v: 0, kind: 'fill', step: 'opportunities' };
    expect((await account.page(FILL, strange)).records[0]?.resource).toBe('user');
  });

  test('every page keeps the filters, and the offset is decoded once', async () => {
    const { account, kept, simulator } = openLever();
    simulator.faults.set('opportunities', { pageSize: 20 });
    await walkAll(account, kept, FILL);
    const lists = simulator.log.requests.filter(
      ({ route, query }) => route === 'opportunities' && query.includes('limit=100'),
    );
    const later = lists.filter(({ query }) => query.includes('offset='));
    expect(later.length).toBeGreaterThan(2);
    for (const { query, status } of lists)
      expect([status, query]).toEqual([200, expect.stringContaining('expand=applications')]);
  });

  test('postings that moved in the listing while a sweep read it are asked for before any is dropped', async () => {
    const { account, kept, simulator } = await filled();
    simulator.log.requests.length = 0;
    const pages = await walkAll(account, kept, SWEEP);
    const asked = simulator.log.requests.filter(({ route, status }) => route === 'postings' && status === 200);
    expect(asked.map(({ query }) => query.includes('updated_at_start='))).toEqual([false, true]);
    expect(pages.flatMap(({ sweep }) => sweep ?? [])).toMatchObject([{ resource: 'job', from: null, below: null }]);
  });

  test('progress never goes back, and is never told as done before the end', async () => {
    for (const order of ['created', 'updated', 'scattered'] as const) {
      const { account, kept, simulator } = openLever({ options: { order }, people: 150 });
      simulator.faults.set('opportunities', { pageSize: 20 });
      const fractions = (await walkAll(account, kept, FILL)).map(({ fraction }) => fraction);
      expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
      expect(fractions.filter((one) => one === 1)).toHaveLength(1);
    }
  });
});

test('what was kept of a person is told once a page, by the newest version', async () => {
  const { pages } = await filled({ people: 150 });
  for (const page of pages) {
    const people = page.records.filter(({ resource }) => resource === 'candidate');
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    for (const person of people) {
      const own = (record: AtsRecord) => record.owner === `candidate/${person.id}`;
      const versions = page.records
        .filter(own)
        .map(({ data }) => Date.parse(String((data as { updatedAt?: string }).updatedAt)));
      expect(person).toMatchObject({ implied: true, version: Math.max(...versions) });
    }
  }
});
