// One Lever person at a time: the live re-check, details, files, notes.

import { describe, expect, test } from 'vitest';
import { errorCode } from '@/lib/errors';
import { truthOf } from '@/tests/contract/lever-under-test';
import { DEFAULT_KEY } from '@/tests/simulators/lever';
import type { OpportunityRow } from '@/tests/simulators/lever-rows';
import { shownContacts } from '@/tests/simulators/lever-truth';
import type { LeverWorld } from '@/tests/simulators/lever-world';
import { CONFIDENTIAL_KEY, openLever, walkAll } from './lever-account';

const FILL = { kind: 'fill' } as const;
const code = (promise: Promise<unknown>) => promise.then(() => 'fine', errorCode);
const filled = async (opening: Parameters<typeof openLever>[0] = {}) => {
  const opened = openLever(opening);
  await walkAll(opened.account, opened.kept, FILL);
  return opened;
};
const freshest = (world: LeverWorld, contact: string) => {
  const [row] = world.opportunitiesOf(contact);
  if (!row) throw new Error('no opportunity');
  return row;
};

describe('one person, live', () => {
  test('without anything held, everything: opportunities, applications, résumés, files', async () => {
    const { account, world, kept, simulator } = await filled();
    simulator.counters.reset();
    const id = world.contactOf('activeApplicant');
    const { records, problems } = await account.one(id, []);
    expect(problems).toEqual([]);
    kept.add({ records });
    expect(kept.shown(id)).toMatchObject(truthOf(world, id));
    expect(kept.shown(id)?.employments.length).toBeGreaterThan(0);
    expect(
      simulator.log.requests
        .slice(-3)
        .map(({ route }) => route)
        .sort(),
    ).toEqual(['files', 'opportunities', 'resumes']);
  });

  test('is the same whether the key reaches confidential data or not, and costs one list when it does', async () => {
    for (const key of [DEFAULT_KEY, CONFIDENTIAL_KEY]) {
      const { account, world, kept, simulator } = openLever({ options: { keys: [key] }, capabilities: ['show'] });
      await walkAll(account, kept, FILL);
      simulator.counters.reset();
      const id = world.contactOf('hired');
      await account.one(id, []);
      await account.one(id, []);
      // What was refused once is not asked for again.
      expect(simulator.counters.of('opportunities')).toBe(key.confidential ? 2 : 3);
      expect(simulator.counters.of('files')).toBe(0);
    }
  });

  test('somebody deleted, merged or anonymised is nobody', async () => {
    const { account, world, kept } = await filled();
    const [gone, loser, wiped] = [world.contactOf('hired'), world.contactOf('rejected'), world.contactOf('oldest')];
    world.deletePerson(gone);
    world.mergeContacts(world.contactOf('activeApplicant'), loser);
    world.anonymise(wiped);
    for (const id of [gone, loser, wiped, 'nobody']) {
      expect(await account.one(id, kept.own(id))).toEqual({ records: [], problems: [] });
    }
  });

  test('rows that can’t be read are no proof that somebody is gone', async () => {
    const { account, world, kept, simulator } = await filled();
    simulator.faults.set('opportunities', { row: (row) => ({ ...row, id: null }) });
    const id = world.contactOf('hired');
    expect(await code(account.one(id, kept.own(id)))).toBe('ats/unexpected-shape');
  });

  test.each(['refused', 'passed over'] as const)(
    'a filter by contact that is %s: what is held is asked for by id',
    async (how) => {
      let strict = false;
      const opened = openLever({
        instead: (url) => {
          if (!strict || !url.searchParams.has('contact_id')) return null;
          const rows = [{ id: 'x', contact: 'somebody-else', emails: ['other@mail.example'] }];
          return how === 'refused' ? { status: 400, body: {} } : { status: 200, body: { data: rows, hasNext: false } };
        },
      });
      const { account, world, kept } = opened;
      await walkAll(account, kept, FILL);
      strict = true;
      const id = world.contactOf('activeApplicant');
      const { records } = await account.one(id, kept.own(id));
      expect(records.filter(({ resource }) => resource === 'opportunity').map((row) => row.id)).toEqual(
        world.opportunitiesOf(id).map((row) => row.id),
      );
      expect(JSON.stringify(records)).not.toContain('other@mail.example');
      world.mergeContacts(world.contactOf('hired'), id);
      expect(await account.one(id, kept.own(id))).toEqual({ records: [], problems: [] });
      expect(await code(account.one(id, []))).toBe('ats/unexpected-shape');
    },
  );

  test.each([403, 400])(
    'where expanding is answered %i applications are asked for, before confidentiality is judged',
    async (status) => {
      const opened = openLever({
        options: { keys: [CONFIDENTIAL_KEY] },
        instead: (url) => (url.searchParams.has('expand') ? { status, body: {} } : null),
      });
      const { account, world, kept } = opened;
      await walkAll(account, kept, FILL);
      const id = world.contactOf('activeApplicant');
      const { records } = await account.one(id, kept.own(id));
      kept.add({ records });
      expect(kept.shown(id)?.applications[0]?.jobs).toEqual(['Senior Backend Engineer']);
      const posting = world.postingNamed('Senior Backend Engineer').id;
      kept.add({
        records: [{ resource: 'job', id: posting, owner: null, restricted: true, data: { id: posting, hidden: true } }],
      });
      const hidden = (await account.one(id, [])).records.find(({ resource }) => resource === 'opportunity');
      expect(hidden).toMatchObject({ restricted: true, data: { id: expect.any(String) } });
    },
  );
});

describe('details', () => {
  test('are one call a person: the newest résumé that may be seen', async () => {
    const { account, world, kept, simulator } = await filled({ capabilities: ['show'], people: 120 });
    simulator.counters.reset();
    const due = await kept.readDue(account);
    const people = [...shownContacts(world).keys()];
    expect(due).toBe(kept.all('candidate').length);
    expect(simulator.counters.api()).toBe(people.length);
    expect(kept.all('resume').length).toBeGreaterThan(0);
    for (const row of kept.all('resume')) expect(row).toMatchObject({ detail: true, data: { files: [] } });
    expect(kept.shown(world.contactOf('activeApplicant'))?.employments[0]?.company).toBe(
      world.cast.activeApplicant.truth.company,
    );
    // Nobody is due twice, and whoever changed is.
    expect(await kept.readDue(account)).toBe(0);
  });

  test('bring files where they are kept in step', async () => {
    const { account, world, kept } = await filled({ syncsFiles: true });
    await kept.readDue(account);
    const names = kept.shown(world.contactOf('activeApplicant'))?.attachments.map(({ name }) => name);
    expect(names?.sort()).toEqual(['Cover letter.pdf', 'Mara Lindqvist-Osei CV.pdf', 'Portfolio notes.txt']);
  });

  test('a key without résumés is told once, and asked no more', async () => {
    const { account, world, kept, simulator } = await filled({ capabilities: ['show'] });
    simulator.removePermissions(['resumes']);
    const [one, other] = [world.contactOf('hired'), world.contactOf('rejected')];
    const first = await account.details?.(one, kept.own(one));
    expect(first).toEqual({
      records: [],
      problems: [{ resource: 'resume', id: null, reason: 'missing-permission: List all resumes' }],
    });
    simulator.counters.reset();
    expect(await account.details?.(other, kept.own(other))).toEqual({ records: [], problems: [] });
    expect(simulator.counters.api()).toBe(0);
  });

  test('of an opportunity that is gone are nothing; a failure is told', async () => {
    const { account, world, kept, simulator } = await filled({ capabilities: ['show'] });
    const id = world.contactOf('hired');
    world.deletePerson(id);
    expect(await account.details?.(id, kept.own(id))).toEqual({ records: [], problems: [] });
    simulator.faults.set('resumes', 'html');
    const other = world.contactOf('rejected');
    expect(await code(Promise.resolve(account.details?.(other, kept.own(other))))).toBe('ats/unexpected-shape');
  });

  test('of somebody confidential are not asked for', async () => {
    const { account, world, kept, simulator } = await filled({ options: { keys: [CONFIDENTIAL_KEY] } });
    simulator.counters.reset();
    const id = world.contactOf('confidentialOnly');
    expect(await account.details?.(id, kept.own(id))).toEqual({ records: [], problems: [] });
    expect(simulator.counters.api()).toBe(0);
    expect((await account.one(id, kept.own(id))).records.map(({ resource }) => resource).sort()).toEqual([
      'application',
      'candidate',
      'opportunity',
    ]);
  });
});

describe('a file', () => {
  test('opens with the header, and only with it', async () => {
    const { account, world, kept, simulator } = await filled();
    await kept.readDue(account);
    for (const { id } of kept.shown(world.contactOf('activeApplicant'))?.attachments ?? []) {
      const { url, headers } = await account.file(id);
      expect((await simulator.fetch(url, { headers })).status).toBe(200);
      expect((await simulator.fetch(url)).status).toBe(401);
    }
  });

  test.each(['', 'o1', 'o1/offers/x', 'o1/resumes/', '../users/resumes/x', 'o1/resumes/..', 'o1/resumes/x/y'])(
    '%j names none',
    async (id) => {
      const { account } = openLever();
      expect(await code(account.file(id))).toBe('ats/gone');
    },
  );
});

describe('notes', () => {
  test('of all opportunities, newest first, with their authors, and no secret one', async () => {
    const { account, world, kept, clock } = await filled();
    const id = world.contactOf('twoApplications');
    const [one, other] = world.opportunitiesOf(id) as OpportunityRow[] as [OpportunityRow, OpportunityRow];
    const write = (opportunity: string, text: string, over: object = {}) => {
      clock.advance(60_000);
      return Object.assign(world.addNote(opportunity, text), over);
    };
    write(one.id, 'first');
    write(other.id, 'second', { user: world.deactivatedUser.id });
    write(one.id, 'secret', { secret: true });
    write(one.id, '  ');
    const notes = await account.notes(id, kept.own(id));
    expect(notes.map(({ text, author }) => [text, author])).toEqual([
      ['second', world.deactivatedUser.name],
      ['first', world.recruiter.name],
    ]);
    expect(notes[0]?.writtenAt).toBe(new Date(clock.now() - 120_000).toISOString());
  });

  test.each([
    ['open', {}, true],
    ['secret in other words', { secret: 'yes' }, false],
    ['that does not say whether it is secret', { secret: undefined }, true],
    ['deleted', { deletedAt: 1_763_690_000_000 }, false],
    ['without a text', { fields: [{ type: 'note', value: null }] }, false],
    ['without fields', { fields: null }, false],
    ['without an id', { id: null }, false],
  ])('a note %s', async (_, over, isShown) => {
    const note = { id: 'n1', fields: [{ type: 'note', value: 'hello' }], user: null, secret: false, createdAt: null };
    const { account, world, kept } = await filled({
      instead: ({ pathname }) =>
        pathname.endsWith('/notes') ? { status: 200, body: { data: [{ ...note, ...over }], hasNext: false } } : null,
    });
    const id = world.contactOf('hired');
    const notes = await account.notes(id, kept.own(id));
    expect(notes).toEqual(isShown ? [{ id: 'n1', author: null, writtenAt: null, text: 'hello' }] : []);
  });

  test('twenty at most', async () => {
    const { account, world, kept } = await filled();
    const id = world.contactOf('hired');
    for (let count = 0; count < 30; count++) world.addNote(freshest(world, id).id, `note ${count}`);
    expect(await account.notes(id, kept.own(id))).toHaveLength(20);
  });

  test('a note without a readable author is better than none', async () => {
    const { account, world, kept, simulator } = await filled();
    const id = world.contactOf('hired');
    world.addNote(freshest(world, id).id, 'hello');
    simulator.removePermissions(['users']);
    expect(await account.notes(id, kept.own(id))).toMatchObject([{ text: 'hello', author: null }]);
  });

  test.each([
    ['were not ticked', ['show'], []],
    ['are not in the key', ['show', 'notes'], ['notes']],
  ] as const)('that %s are refused', async (_, capabilities, missing) => {
    const { account, world, kept, simulator } = await filled({ capabilities: [...capabilities] });
    simulator.removePermissions([...missing]);
    const id = world.contactOf('hired');
    expect(await code(account.notes(id, kept.own(id)))).toBe('ats/missing-permission');
  });

  test('on a posting that is confidential by now are not asked for', async () => {
    const { account, world, kept, simulator } = await filled();
    const id = world.contactOf('activeApplicant');
    const posting = world.postingNamed('Senior Backend Engineer').id;
    kept.add({ records: [{ resource: 'job', id: posting, owner: null, restricted: true, data: { id: posting } }] });
    simulator.counters.reset();
    expect(await account.notes(id, kept.own(id))).toEqual([]);
    expect(simulator.counters.api()).toBe(0);
  });
});
