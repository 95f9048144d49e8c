// The invented Lever account: the same for the same seed, rich enough to test with, changed as Lever changes things, and
// with a truth of its own.

import { describe, expect, test } from 'vitest';
import { CAST } from '@/tests/simulators/cast';
import { contactTruth, hiddenContacts, shownContacts } from '@/tests/simulators/lever-truth';
import { createLeverWorld, ELSEWHERE, type LeverWorld } from '@/tests/simulators/lever-world';
import { createWorld } from '@/tests/simulators/world';
import { START } from './harness';

const nth = (world: LeverWorld, index: number): string => world.people[index]?.contactId ?? '';
const firstOf = (world: LeverWorld, contact: string) => {
  const [row] = world.opportunitiesOf(contact);
  if (!row) throw new Error('no opportunity');
  return row;
};

describe('the same seed', () => {
  test('gives the same rows and people, another seed others', () => {
    const [one, again, other] = [3, 3, 4].map((seed) => createLeverWorld({ seed })) as [
      LeverWorld,
      LeverWorld,
      LeverWorld,
    ];
    expect(again.hash()).toBe(one.hash());
    expect(again.people).toEqual(one.people);
    expect(other.hash()).not.toBe(one.hash());
  });

  test('gives the same after the same changes', () => {
    const run = () => {
      const world = createLeverWorld({ seed: 3 });
      world.addPerson();
      world.archive(world.addOpportunity(nth(world, 30)).id);
      world.addResume(firstOf(world, nth(world, 31)).id);
      return world.hash();
    };
    expect(run()).toBe(run());
  });

  test('20,000 people are built, and how fast is said', ({ annotate }) => {
    const began = performance.now();
    const world = createLeverWorld({ people: 20_000 });
    const took = Math.round(performance.now() - began);
    expect(world.tables.contacts.size).toBe(20_000);
    expect(world.tables.opportunities.size).toBeGreaterThan(24_000);
    expect(new Set(world.people.map(({ truth }) => truth.vanity)).size).toBe(20_000);
    void annotate(`built 20,000 people in ${took} ms, seed ${world.seed}`);
  });
});

describe('rows', () => {
  const world = createLeverWorld({ people: 3_000, seed: 11 });
  const { tables } = world;
  const opportunities = tables.opportunities.newestFirst();

  test('every reference leads somewhere, and nothing lies in the future', () => {
    const now = Date.UTC(2026, 10, 20, 9);
    const stages = new Set(tables.stages.map(({ id }) => id));
    const reasons = new Set(tables.reasons.map(({ id }) => id));
    const users = new Set(tables.users.map(({ id }) => id));
    for (const row of opportunities) {
      expect(tables.contacts.has(row.contact)).toBe(true);
      expect(stages.has(row.stage)).toBe(true);
      expect(row.archived === null || reasons.has(row.archived.reason)).toBe(true);
      expect(row.owner === null || users.has(row.owner)).toBe(true);
      expect(row.createdAt <= row.updatedAt && row.updatedAt <= now).toBe(true);
    }
    for (const row of tables.applications.newestFirst()) {
      const opportunity = tables.opportunities.need(row.opportunityId);
      expect(opportunity.confidentiality).toBe(tables.postings.need(row.posting).confidentiality);
      expect(row.archived).toEqual(opportunity.archived);
    }
    for (const name of ['resumes', 'files', 'notes'] as const)
      for (const row of tables[name].newestFirst()) expect(tables.opportunities.get(row.opportunityId)).toBeDefined();
  });

  test('all sorts of people and candidacies are there', () => {
    const counts = new Set([...tables.contacts.keys()].map((id) => world.opportunitiesOf(id).length));
    expect([...counts].sort()).toEqual([1, 2, 3]);
    const applications = (id: string) => tables.applications.owned(id).length;
    expect(new Set(opportunities.map(({ id }) => applications(id)))).toEqual(new Set([0, 1]));
    const kinds = opportunities.map(({ archived }) => tables.reasons.find(({ id }) => id === archived?.reason)?.type);
    expect(new Set(kinds)).toEqual(new Set([undefined, 'hired', 'non-hired']));
    expect(opportunities.some(({ snoozedUntil }) => snoozedUntil !== null)).toBe(true);
    expect(opportunities.some(({ owner }) => owner === world.deactivatedUser.id)).toBe(true);
    expect(new Set(opportunities.map(({ origin }) => origin)).size).toBe(6);
    expect(new Set(world.people.map(({ truth }) => truth.linkedIn.shape)).size).toBe(21);
    const parsed = new Set(
      tables.resumes.newestFirst().map(({ parsedData }) => {
        if (parsedData === null) return 'none';
        return Array.isArray(parsedData.positions) ? `list of ${parsedData.positions.length}` : 'null';
      }),
    );
    expect(parsed).toEqual(new Set(['none', 'null', 'list of 0', 'list of 1', 'list of 2']));
    expect(new Set(hiddenContacts(world).map(({ why }) => why))).toEqual(new Set(['confidential', 'anonymised']));
  });

  test('some addresses are in an application alone', () => {
    const alone = tables.applications.newestFirst().filter(({ links }) => links.length > 0);
    expect(alone.length).toBeGreaterThan(20);
    for (const row of alone) expect(tables.opportunities.need(row.opportunityId).links).not.toContain(row.links[0]);
  });
});

describe('the cast', () => {
  test('is the same people as in the other accounts, some of them absent', () => {
    const here = createLeverWorld({ people: 1 });
    const there = createWorld({ people: 1 });
    for (const key of Object.keys(CAST) as (keyof typeof CAST)[]) {
      const { truth, contactId } = here.cast[key];
      const { vanity, memberNumber, emails } = there.cast[key];
      expect(truth).toMatchObject({ vanity, memberNumber, emails });
      expect(contactId === null).toBe(ELSEWHERE.includes(key));
    }
    expect(here.cast.activeApplicant.truth.linkedIn).toEqual(there.cast.activeApplicant.linkedIn);
    const numbers = new Set(there.people.map(({ memberNumber }) => memberNumber));
    const crowd = createLeverWorld({ people: 500 }).people.filter(({ truth }) => truth.culture !== 'cast');
    expect(crowd.filter(({ truth }) => numbers.has(truth.memberNumber))).toEqual([]);
  });

  test('each member is what the name says', () => {
    const world = createLeverWorld({ people: 300, seed: 2 });
    const told = (key: keyof typeof CAST) =>
      contactTruth(world, world.contactOf(key))?.opportunities.map(({ kind, status, postings, stage, reason }) => [
        kind,
        status,
        postings.join(),
        stage,
        reason,
      ]);
    expect(told('activeApplicant')).toEqual([
      ['application', 'active', 'Senior Backend Engineer', 'Technical Interview', null],
    ]);
    expect(told('prospect')).toEqual([['lead', 'active', '', 'Reached out', null]]);
    expect(told('rejected')).toEqual([
      ['application', 'rejected', 'Product Designer', 'Phone Interview', 'Not enough experience'],
    ]);
    expect(told('twoApplications')?.map(([, status]) => status)).toEqual(['active', 'rejected']);
    expect(told('hired')).toEqual([['application', 'hired', 'Senior Backend Engineer', 'Offer', 'Hired']]);
    expect(told('confidentialOnly')).toBeUndefined();
    expect(hiddenContacts(world)).toContainEqual({ id: world.contactOf('confidentialOnly'), why: 'confidential' });
    expect(
      contactTruth(world, world.contactOf('confidentialOnly'), { confidential: true })?.opportunities,
    ).toMatchObject([{ postings: ['VP Finance'] }]);
  });
});

describe('changes', () => {
  const start = () => {
    const world = createLeverWorld({ people: 120, seed: 9 });
    world.now = () => START;
    const contact = world.contactOf('activeApplicant');
    return { world, contact, row: firstOf(world, contact), tables: world.tables };
  };
  const rejected = (world: LeverWorld) => firstOf(world, world.contactOf('rejected'));

  const edits: [string, (world: LeverWorld, id: string, contact: string) => unknown][] = [
    ['moveStage', (world, id) => world.moveStage(id)],
    ['archive', (world, id) => world.archive(id)],
    ['unarchive', (world, id) => world.unarchive(id)],
    ['snooze', (world, id) => world.snooze(id, START + 1)],
    ['assign', (world, id) => world.assign(id, null)],
    ['setTags', (world, id) => world.setTags(id, ['new'])],
    ['addLinks', (world, id) => world.addLinks(id, ['https://new.example'])],
    ['removeLinks', (world, id) => world.removeLinks(id, ['https://www.linkedin.com/in/mara-example-7a1/'])],
    ['editContact', (world, _, contact) => world.editContact(contact, { name: 'Mara Osei' })],
    ['addResume', (world, id) => world.addResume(id)],
    ['addFile', (world, id) => world.addFile(id)],
    ['addNote', (world, id) => world.addNote(id)],
    ['anonymise', (world, _, contact) => world.anonymise(contact)],
    ['mergeContacts', (world, _, contact) => world.mergeContacts(nth(world, 40), contact)],
    ['deleteApplication', (world, id) => world.deleteApplication(world.tables.applications.owned(id)[0]?.id ?? '')],
    ['setConfidential', (world, id) => world.setConfidential(id, true)],
    [
      'setPostingConfidential',
      (world) => world.setPostingConfidential(world.postingNamed('Senior Backend Engineer').id, true),
    ],
  ];
  test.each(edits)('%s moves updatedAt', (_, edit) => {
    const { world, contact, row } = start();
    expect(row.updatedAt).toBeLessThan(START);
    edit(world, row.id, contact);
    expect(world.tables.opportunities.need(row.id).updatedAt).toBe(START);
  });

  test('a stage change keeps what is archived archived', () => {
    const { world } = start();
    const { id, archived } = rejected(world);
    expect(archived).not.toBeNull();
    const moved = world.moveStage(id, 'Offer');
    expect([moved.stage, moved.archived]).toEqual(['offer', archived]);
    expect(moved.stageChanges.at(-1)).toMatchObject({ toStageId: 'offer', toStageIndex: 8, updatedAt: START });
    expect(world.unarchive(id).archived).toBeNull();
    expect(world.tables.applications.owned(id)[0]?.archived).toBeNull();
    expect(() => world.moveStage(id)).toThrow('last stage');
    expect(() => world.moveStage(id, 'Nowhere')).toThrow('no stage');
  });

  test('an edit of a contact is seen on every opportunity; a silent one moves nothing', () => {
    const { world } = start();
    const contact = world.contactOf('twoApplications');
    const before = world.opportunitiesOf(contact).map(({ updatedAt }) => updatedAt);
    world.editContact(contact, { name: 'Silent' }, true);
    expect(world.opportunitiesOf(contact).map(({ updatedAt }) => updatedAt)).toEqual(before);
    world.editContact(contact, { name: 'Loud' });
    expect(world.opportunitiesOf(contact).map(({ updatedAt }) => updatedAt)).toEqual([START, START]);
  });

  test('a merge moves candidacies and addresses to the winner and leaves no trace of the loser', () => {
    const { world, contact, row, tables } = start();
    const winner = world.contactOf('hired');
    world.mergeContacts(winner, contact);
    expect(world.opportunitiesOf(winner).map(({ id }) => id)).toContain(row.id);
    expect(tables.contacts.get(winner)?.emails).toEqual([...CAST.hired.emails, ...CAST.activeApplicant.emails]);
    expect([tables.contacts.has(contact), world.opportunitiesOf(contact)]).toEqual([false, []]);
    expect(tables.deleted.opportunities).toEqual([]);
    expect(contactTruth(world, winner)?.opportunities).toHaveLength(2);
    expect(world.cast.activeApplicant.contactId).toBeNull();
  });

  test('the anonymised stay as empty rows', () => {
    const { world, contact, row, tables } = start();
    world.anonymise(contact);
    expect(tables.contacts.get(contact)).toMatchObject({ name: '', emails: [], phones: [], isAnonymized: true });
    expect([row.links, row.tags, tables.resumes.owned(row.id), tables.files.owned(row.id)]).toEqual([[], [], [], []]);
    expect(tables.applications.owned(row.id)).toMatchObject([{ name: '', email: null, links: [] }]);
    expect(JSON.stringify([...tables.contacts.values(), ...tables.opportunities.newestFirst()])).not.toContain(
      'mara-example',
    );
    expect(contactTruth(world, contact)).toBeNull();
  });

  test('deleting is told, and takes what hangs on it along', () => {
    const { world, contact, row, tables } = start();
    const [application] = tables.applications.owned(row.id);
    world.deletePerson(contact);
    expect(tables.deleted.opportunities).toEqual([{ id: row.id, deletedAt: START }]);
    expect(tables.deleted.applications).toEqual([{ id: application?.id, deletedAt: START }]);
    for (const name of ['applications', 'resumes', 'files', 'notes'] as const)
      expect(tables[name].owned(row.id)).toEqual([]);
    expect([tables.contacts.has(contact), world.cast.activeApplicant.contactId]).toEqual([false, null]);
  });

  test('one of two deleted leaves the person', () => {
    const { world } = start();
    const contact = world.contactOf('twoApplications');
    const [newest, oldest] = world.opportunitiesOf(contact);
    world.deleteOpportunity(newest?.id ?? '');
    expect(contactTruth(world, contact)?.opportunities.map(({ id }) => id)).toEqual([oldest?.id]);
  });

  test('without its application a candidacy is a lead; without its posting it has no job', () => {
    const { world, contact, row } = start();
    world.deletePosting(world.postingNamed('Senior Backend Engineer').id);
    expect(contactTruth(world, contact)?.opportunities).toMatchObject([{ kind: 'application', postings: [] }]);
    world.deleteApplication(world.tables.applications.owned(row.id)[0]?.id ?? '');
    expect(contactTruth(world, contact)?.opportunities).toMatchObject([{ kind: 'lead' }]);
  });

  test('a posting that turns confidential hides its people, and shows them again', () => {
    const { world, contact } = start();
    const shown = shownContacts(world).size;
    const posting = world.postingNamed('Senior Backend Engineer').id;
    world.setPostingConfidential(posting, true);
    expect(contactTruth(world, contact)).toBeNull();
    expect(hiddenContacts(world)).toContainEqual({ id: contact, why: 'confidential' });
    world.setPostingConfidential(posting, false);
    expect(shownContacts(world).size).toBe(shown);
  });

  test('new people and candidacies', () => {
    const { world } = start();
    const person = world.addPerson({ opportunity: { posting: 'Data Analyst', stage: 'Offer' } });
    const lead = world.addPerson({ first: 'Ilse', last: 'Vantongeren', opportunity: { posting: null } });
    expect(contactTruth(world, person.contactId)).toMatchObject({
      name: person.truth.name,
      links: [person.truth.linkedIn.value],
      opportunities: [{ postings: ['Data Analyst'], stage: 'Offer', createdAt: START, updatedAt: START }],
    });
    expect(contactTruth(world, lead.contactId)).toMatchObject({
      name: 'Ilse Vantongeren',
      opportunities: [{ kind: 'lead' }],
    });
    world.addOpportunity(lead.contactId, { posting: 'VP Finance' });
    expect(contactTruth(world, lead.contactId)?.opportunities).toHaveLength(1);
    expect(contactTruth(world, lead.contactId, { confidential: true })?.opportunities).toHaveLength(2);
  });
});

test('everybody held is either shown or hidden', () => {
  const world = createLeverWorld({ people: 800, seed: 5 });
  const all = [...shownContacts(world).keys(), ...hiddenContacts(world).map(({ id }) => id)];
  expect(all).toHaveLength(world.tables.contacts.size);
  expect(new Set(all).size).toBe(all.length);
});
