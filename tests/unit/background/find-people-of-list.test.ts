import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPeopleOfList, toRow } from '@/lib/background/find-people-of-list';
import { keysOf } from '@/lib/background/find-person';
import { createLearnedPairs } from '@/lib/background/learned-pairs';
import { createLearnedWeights } from '@/lib/background/learned-weights';
import { createDecisions } from '@/lib/decisions/decisions';
import type { Application } from '@/lib/model/candidate';
import type { LookBy } from '@/lib/model/list-finding';
import type { Match } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import { runSync } from '@/lib/sync/run-sync';
import { createClock } from '@/tests/simulators/clock';
import { createGreenhouse } from '@/tests/simulators/greenhouse';
import type { PersonTruth } from '@/tests/simulators/person-truth';
import { createWorld } from '@/tests/simulators/world';
import { openMemoryIndex } from '@/tests/support/memory-index';
import { openSimulatedAccount, PLAN, simulatedConnection, whole } from '@/tests/support/simulated-account';

const LIST = 'https://www.linkedin.com/search/results/people/?keywords=x';

/** As a list shows them: no employer of its own, the headline at best. */
function rowOf({ pageUrl, name, headline, location }: PersonTruth, over: Partial<Sighting> = {}): Sighting {
  const unknown = { company: null, title: null, links: [], emails: [] };
  return { url: LIST, site: 'linkedin', name, headline, location, urls: [pageUrl], ...unknown, ...over };
}

describe('the people of a list, over a real index', () => {
  const world = createWorld({ seed: 3, people: 120 });
  let tools: Awaited<ReturnType<typeof prepare>>;
  let asked = 0;
  let read = 0;
  let pointed = 0;

  async function prepare() {
    const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
    const { index, database, vault } = await openMemoryIndex(clock.now);
    const { account, restricted, connector } = openSimulatedAccount(createGreenhouse({ world, clock }), clock);
    const target = { connection: 'c1', rule: 'any', account, restricted, plan: PLAN, keep: whole };
    await runSync(target, { index, now: clock.now }, new AbortController().signal);
    const decisions = createDecisions({ database, vault, now: clock.now, isHeld: async () => true });
    const counting: typeof index = {
      ...index,
      find: () => Promise.reject(new Error('one row is asked for alone')),
      findAll: (questions) => {
        asked += 1;
        return index.findAll(questions);
      },
      people: (refs) => {
        read += 1;
        return index.people(refs);
      },
      reference: (...wanted) => {
        pointed += 1;
        return index.reference(...wanted);
      },
    };
    return {
      decisions,
      list: {
        find: { index: counting, connectorFor: () => connector },
        connections: [simulatedConnection()],
        weights: createLearnedWeights({ database, vault, later: (work) => void work() }),
        pairs: createLearnedPairs(index, (work) => void work()),
        about: (sighting: Sighting) => decisions.about(keysOf(sighting)),
        strict: false,
        now: clock.now(),
      },
    };
  }

  const find = (sightings: Sighting[], by: LookBy) => findPeopleOfList(sightings, by, tools.list);

  beforeAll(async () => {
    tools = await prepare();
  });

  it('knows by identifiers who is there, in the order asked, with two questions for a screen', async () => {
    const { activeApplicant, stranger, rejected, prospect } = world.cast;
    asked = read = pointed = 0;
    const rows = await find(
      [activeApplicant, stranger, rejected, prospect].map((one) => rowOf(one)),
      'identifier',
    );
    // Whether anybody holds them, and of whom that is so who it is.
    expect([asked, read]).toEqual([2, 1]);
    // Two rounds, for three people.
    expect(pointed).toBeLessThanOrEqual(3);
    expect(rows).toMatchObject([
      { tier: 'exact', ats: 'Greenhouse', status: 'active', stage: 'Technical Interview', isActive: true, people: 1 },
      null,
      { tier: 'exact', status: 'rejected', isActive: false, rejectedAt: expect.stringMatching(/^20/) },
      { tier: 'exact' },
    ]);
  });

  it('asks no more of a screen of strangers than whether anybody holds their identifiers', async () => {
    asked = read = 0;
    expect(await find([rowOf(world.cast.stranger), rowOf(world.cast.stranger)], 'identifier')).toEqual([null, null]);
    expect([asked, read]).toEqual([1, 0]);
  });

  it('says no more than a mark needs', async () => {
    const [row] = await find([rowOf(world.cast.activeApplicant)], 'all');
    expect(Object.keys(row ?? {}).sort()).toEqual(
      ['ats', 'isActive', 'people', 'rejectedAt', 'stage', 'status', 'statusText', 'tier', 'updatedAt'].sort(),
    );
  });

  it('asks once for a screen by name, too', async () => {
    asked = read = 0;
    const people = world.people.filter(({ hidden }) => hidden === null).slice(0, 25);
    await find(
      people.map((one) => rowOf(one, { urls: [] })),
      'all',
    );
    expect([asked, read]).toEqual([1, 1]);
  });

  it.each<LookBy>(['identifier', 'all'])(
    'a screen asked for together by %s is answered as each row alone',
    async (by) => {
      const held = world.people.filter((one) => one.findable === 'strong' && one.hidden === null && one.vanity !== '');
      const people = held.slice(0, 60);
      const rows = await find(
        people.map((one, i) => rowOf(one, by === 'all' && i % 3 === 0 ? { urls: [] } : {})),
        by,
      );
      const alone: unknown[] = [];
      for (const [i, one] of people.entries()) {
        alone.push((await find([rowOf(one, by === 'all' && i % 3 === 0 ? { urls: [] } : {})], by))[0]);
      }
      expect(rows).toEqual(alone);
      expect(rows.filter((row) => row !== null).length).toBeGreaterThan(40);
    },
  );

  it('never asserts a namesake, with or without an address', async () => {
    const { namesakeOf, activeApplicant } = world.cast;
    expect(namesakeOf.name).toBe(activeApplicant.name);
    const nameless = rowOf(namesakeOf, { urls: [] });
    const rows = await find([rowOf(namesakeOf), nameless], 'all');
    for (const row of rows) expect(['possible', undefined]).toContain(row?.tier);
    expect(await find([rowOf(namesakeOf), nameless], 'identifier')).toEqual([null, null]);
  });

  it('heeds what the user said of somebody', async () => {
    const { rejected } = world.cast;
    const row = rowOf(rejected);
    const connection = 'c1';
    const candidate = rejected.candidateId as number;
    const basis = { by: 'linkedin-address', isAsserted: true } as const;
    await tools.decisions.decide(keysOf(row), { connection, candidate }, 'different', basis);
    expect(await find([row], 'identifier')).toEqual([null]);
    expect(await find([row], 'all')).toEqual([null]);
    await tools.decisions.takeBack(keysOf(row), { connection, candidate });
    expect(await find([row], 'identifier')).toMatchObject([{ tier: 'exact' }]);
  });

  it('knows whom the user told, though nobody holds an identifier of theirs', async () => {
    const row = rowOf(world.cast.stranger);
    const ref = { connection: 'c1', candidate: world.cast.rejected.candidateId as number };
    await tools.decisions.decide(keysOf(row), ref, 'same', { by: 'linkedin-address', isAsserted: false });
    expect(await find([row], 'identifier')).toMatchObject([{ tier: 'exact', status: 'rejected' }]);
    await tools.decisions.takeBack(keysOf(row), ref);
    expect(await find([row], 'identifier')).toEqual([null]);
  });

  it('rows that say nothing are nobody', async () => {
    const nothing = rowOf(world.cast.stranger, { name: null, headline: null, location: null, urls: [] });
    expect(await find([nothing, rowOf(world.cast.activeApplicant), nothing], 'all')).toMatchObject([
      null,
      { tier: 'exact' },
      null,
    ]);
  });
});

describe('what a mark says of several records', () => {
  const application = (over: Partial<Application>) =>
    ({ kind: 'application', status: 'active', statusText: null, jobs: ['A'], stage: null, ...over }) as Application;
  const match = (over: Partial<Match>, applications: Application[] = []) =>
    ({ tier: 'exact', ats: 'Greenhouse', person: 0, candidate: { updatedAt: null, applications }, ...over }) as Match;

  it.each<[string, Match[], object | null]>([
    ['nobody', [], null],
    ['no application', [match({})], { status: null, stage: null, isActive: false, rejectedAt: null }],
    [
      'the liveliest leads, whichever account holds it',
      [
        match({}, [application({ status: 'rejected', rejectedAt: '2026-11-01T00:00:00Z' })]),
        match({ ats: 'Lever' }, [application({ stage: 'Onsite' })]),
      ],
      { ats: 'Lever', status: 'active', stage: 'Onsite', isActive: true, rejectedAt: null },
    ],
    [
      'the last rejection counts where nothing goes on',
      [
        match({}, [
          application({ status: 'rejected', rejectedAt: '2026-10-01T00:00:00Z' }),
          application({ status: 'rejected', rejectedAt: '2026-11-01T00:00:00Z' }),
        ]),
      ],
      { status: 'rejected', isActive: false, rejectedAt: '2026-11-01T00:00:00Z' },
    ],
    [
      'a converted prospect is not shown',
      [match({}, [application({ status: 'converted', kind: 'prospect' }), application({ status: 'hired' })])],
      { status: 'hired' },
    ],
    [
      'several possible people are counted, and nothing said of possible ones takes a certain one’s place',
      [match({ tier: 'possible' }), match({ tier: 'possible', person: 1 })],
      { tier: 'possible', people: 2 },
    ],
  ])('%s', (_what, matches, expected) => {
    if (expected === null) expect(toRow(matches)).toBeNull();
    else expect(toRow(matches)).toMatchObject(expected);
  });
});
