// Lever's walks against the simulated account: a whole life, what is confidential, who is anonymised.

import { describe, expect, test } from 'vitest';
import type { AtsRecord, Page } from '@/lib/ats/connector';
import { changeEverything, truthOf } from '@/tests/contract/lever-under-test';
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
