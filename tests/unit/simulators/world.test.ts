// The invented account: the same for the same seed, rich enough to test with, and changed as Greenhouse changes things.

import { describe, expect, test } from 'vitest';
import { CAST, STRANGERS } from '@/tests/simulators/cast';
import { NAME_CULTURES } from '@/tests/simulators/people-names';
import { profileToken } from '@/tests/simulators/person-truth';
import { createWorld, RESOURCE_NAMES } from '@/tests/simulators/world';
import { harness, START } from './harness';

describe('the same seed', () => {
  test('gives the same rows and people, another seed others', () => {
    const [one, again, other] = [createWorld({ seed: 3 }), createWorld({ seed: 3 }), createWorld({ seed: 4 })];
    expect(again.hash()).toBe(one.hash());
    expect(again.people).toEqual(one.people);
    expect(other.hash()).not.toBe(one.hash());
    expect(one.seed).toBe(3);
  });

  test('one changed cell changes the hash', () => {
    const world = createWorld({ seed: 3 });
    const before = world.hash();
    world.tables.candidates.need(world.cast.hired.candidateId as number).company = 'Elsewhere';
    expect(world.hash()).not.toBe(before);
  });

  test('20,000 people are built, and how fast is said', ({ annotate }) => {
    const began = performance.now();
    const world = createWorld({ people: 20_000 });
    const took = Math.round(performance.now() - began);
    expect(world.tables.candidates.size).toBe(20_000);
    expect(new Set(world.people.map((person) => person.vanity)).size).toBe(20_000);
    expect(new Set(world.people.map((person) => person.memberNumber)).size).toBe(20_000);
    void annotate(`built 20,000 people in ${took} ms, seed ${world.seed}`);
  });
});

describe('rows', () => {
  const world = createWorld({ people: 3_000, seed: 11 });

  test('ids rise with time, with gaps, and no two resources share one', () => {
    const seen = new Map<number, string>();
    for (const name of RESOURCE_NAMES)
      for (const row of world.tables[name].descending()) {
        expect(seen.get(row.id)).toBeUndefined();
        seen.set(row.id, name);
      }
    for (const name of ['candidates', 'applications'] as const) {
      const rows = [...world.tables[name].descending()];
      const times = rows.map((row) => row.created_at);
      expect(times).toEqual([...times].sort().reverse());
      expect((rows[0]?.id as number) - (rows.at(-1)?.id as number)).toBeGreaterThan(rows.length * 1.5);
    }
  });

  test('every reference leads somewhere', () => {
    const { tables } = world;
    for (const row of tables.applications.descending()) {
      expect(tables.candidates.get(row.candidate_id)).toBeDefined();
      if (row.prospect) expect([row.job_id, row.stage_id]).toEqual([null, null]);
      else expect(tables.jobs.get(row.job_id as number)).toBeDefined();
      if (row.stage_id !== null) {
        const stage = tables.application_stages.need(row.stage_id);
        expect(stage).toMatchObject({
          application_id: row.id,
          current: true,
          job_interview_stage_id: row.job_interview_stage_id,
        });
        expect(tables.job_interview_stages.need(row.job_interview_stage_id as number).name).toBe(row.stage_name);
      }
      expect(row.stage_id === null).toBe(row.prospect || row.status !== 'in_process');
      expect(row.created_at <= row.updated_at).toBe(true);
      expect(tables.users.get(row.recruiter_id as number)).toBeDefined();
    }
    for (const row of tables.attachments.descending()) {
      expect(tables.applications.need(row.application_id as number).candidate_id).toBe(row.candidate_id);
    }
    for (const row of tables.rejection_details.descending()) {
      expect(tables.applications.need(row.application_id as number).status).toBe('rejected');
      expect(tables.rejection_reasons.get(row.rejection_reason_id as number)).toBeDefined();
    }
    for (const row of tables.prospect_details.descending()) {
      expect(tables.applications.need(row.application_id as number).prospect).toBe(true);
      if (row.pool_stage_id !== null)
        expect(tables.prospect_pool_stages.need(row.pool_stage_id as number).prospect_pool_id).toBe(row.pool_id);
    }
  });

  test('nothing lies in the future, and the years are spread', () => {
    const newest = '2026-11-20T09:00:00.000Z';
    for (const name of RESOURCE_NAMES)
      for (const row of world.tables[name].descending()) expect(row.updated_at <= newest).toBe(true);
    const years = new Set([...world.tables.candidates.descending()].map((row) => row.created_at.slice(0, 4)));
    expect(years.size).toBeGreaterThanOrEqual(8);
  });

  test('all sorts of people are there', () => {
    const shapes = new Set(world.people.map((person) => person.linkedIn.shape));
    expect(shapes.size).toBe(21);
    expect(new Set(world.people.map((person) => person.culture)).size).toBe(NAME_CULTURES.length + 1);
    for (const hidden of ['private', 'confidential-job', 'anonymised'] as const)
      expect(world.people.filter((person) => person.hidden === hidden).length).toBeGreaterThan(1);
    for (const found of ['strong', 'weak', 'none'] as const)
      expect(world.people.some((person) => person.findable === found)).toBe(true);
    const statuses = new Set(
      [...world.tables.applications.descending()].map(
        (row) => `${row.prospect ? 'prospect' : 'application'} ${row.status}`,
      ),
    );
    for (const kind of [
      'application in_process',
      'application rejected',
      'application hired',
      'prospect in_process',
      'prospect converted',
      'prospect rejected',
    ])
      expect(statuses).toContain(kind);
    const counts = new Set(world.people.map((person) => world.applicationsOf(person.candidateId as number).length));
    for (const many of [0, 1, 2, 3, 4]) expect(counts).toContain(many);
  });

  test('an anonymised row is empty but there', () => {
    const person = world.people.find(({ hidden }) => hidden === 'anonymised');
    expect(world.tables.candidates.need(person?.candidateId as number)).toMatchObject({
      first_name: null,
      last_name: null,
      email_addresses: [],
      social_media_addresses: [],
      tags: [],
    });
  });

  test('addresses and numbers are of the ranges kept for fiction', () => {
    const fiction = /^(?:1?\d{3}55501\d\d|447700900\d{3}|(?:00)?330?63998\d{4})$/;
    for (const person of world.people)
      for (const phone of person.phones) expect(phone.replace(/[^0-9]/g, '')).toMatch(fiction);
    for (const person of world.people)
      for (const email of person.emails) expect(email).toMatch(/^[a-z0-9._-]+@[a-z.]+\.example$/);
  });
});

describe('the cast', () => {
  const world = createWorld({ people: 500, seed: 2 });
  const { cast, tables } = world;
  const only = (key: keyof typeof cast) => {
    const applications = world.applicationsOf(cast[key].candidateId as number);
    expect(applications).toHaveLength(1);
    return applications[0] as (typeof applications)[number];
  };

  test('is whole in every world, however small', () => {
    const small = createWorld({ people: 1 });
    for (const key of Object.keys(CAST) as (keyof typeof CAST)[]) {
      expect(small.tables.candidates.get(small.cast[key].candidateId as number)).toBeDefined();
      expect(small.cast[key].vanity).toBe(CAST[key].vanity);
    }
    for (const key of Object.keys(STRANGERS) as (keyof typeof STRANGERS)[]) {
      expect(small.cast[key].candidateId).toBeNull();
      expect(small.people.some((person) => person.vanity === small.cast[key].vanity)).toBe(false);
    }
  });

  test('each member is what the name says', () => {
    expect(only('activeApplicant')).toMatchObject({
      status: 'in_process',
      stage_name: 'Technical Interview',
      recruiter_id: world.recruiter.id,
      coordinator_id: world.coordinator.id,
    });
    expect(tables.jobs.need(only('activeApplicant').job_id as number).name).toBe('Senior Backend Engineer');
    expect(tables.candidates.need(cast.activeApplicant.candidateId as number).tags).toHaveLength(3);
    expect(only('prospect')).toMatchObject({ prospect: true, job_id: null, status: 'in_process' });
    expect((only('prospect').prospective_job_ids as number[]).length).toBe(2);
    const [details] = tables.prospect_details.owned('application_id', only('prospect').id) ?? [];
    expect(tables.prospect_pools.need(details?.pool_id as number).name).toBe('Future Leaders');
    expect(details?.prospect_owner_id).toBe(world.recruiter.id);
    expect(only('rejected').status).toBe('rejected');
    const [rejection] = tables.rejection_details.owned('application_id', only('rejected').id) ?? [];
    expect(tables.rejection_reasons.need(rejection?.rejection_reason_id as number).name).toBe('Not enough experience');
    expect(
      world
        .applicationsOf(cast.twoApplications.candidateId as number)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['in_process', 'rejected']);
    expect(only('hired').status).toBe('hired');
    expect(tables.candidates.need(cast.privatePerson.candidateId as number).private).toBe(true);
    expect(cast.privatePerson.hidden).toBe('private');
    expect(tables.jobs.need(only('confidentialOnly').job_id as number).confidential).toBe(true);
    expect(cast.confidentialOnly.hidden).toBe('confidential-job');
    expect(cast.pubAddress.linkedIn.value).toBe('https://www.linkedin.com/pub/wiebke-niemoller/a7/576/b50');
    expect(cast.encodedAddress.linkedIn.value).toBe('https://www.linkedin.com/in/zo%C3%AB-b%C3%A9ranger-4d2');
    expect(cast.rightToLeft.name).toMatch(/^[\u0600-\u06ff ]+$/);
    expect(cast.longName.name).toHaveLength(200);
    expect(cast.markupName.first).toContain('<img');
    expect([...tables.candidates.descending()].at(-1)?.id).toBe(cast.oldest.candidateId);
    expect(cast.namesakeOf.name).toBe(cast.activeApplicant.name);
    expect(cast.namesakeOf.vanity).not.toBe(cast.activeApplicant.vanity);
  });

  test('a profile token carries the member number', () => {
    const token = profileToken(123_456_789);
    expect(token).toMatch(/^ACoAA[A-Za-z0-9_-]{34}$/);
    expect(Buffer.from(token, 'base64url').readUInt32BE(4)).toBe(123_456_789);
    expect(profileToken(123_456_789, 0x2c)).toMatch(/^ACwAA/);
    expect(profileToken(123_456_789, 0x43)).toMatch(/^AEMAA/);
  });
});

describe('changes', () => {
  const later = START + 60_000;
  const at = new Date(later).toISOString();
  const changed = async () => {
    const parts = await harness();
    parts.clock.set(later);
    return parts;
  };

  test('a move leaves a trail, stamps the application and shows in the window of changes', async () => {
    const { world, get } = await changed();
    const candidateId = world.cast.activeApplicant.candidateId as number;
    const [before] = world.applicationsOf(candidateId).map((row) => ({ ...row }));
    const moved = world.moveStage(before?.id as number);
    expect(moved).toMatchObject({ stage_name: 'Face to Face', updated_at: at, last_activity_at: at });
    expect(moved.stage_id).not.toBe(before?.stage_id);
    expect(world.tables.application_stages.need(before?.stage_id as number)).toMatchObject({
      current: false,
      exited_at: at,
    });
    const { rows } = await get(`/applications?updated_at=gte|${at}`);
    expect(rows.map((row) => row.id)).toEqual([moved.id]);
    expect((await get(`/candidates?updated_at=gte|${at}`)).rows).toEqual([]);
    expect(() => world.moveStage(moved.id, 'No such stage')).toThrow();
  });

  test('a rejection ends the stage, has a reason and cannot come twice', async () => {
    const { world, get } = await changed();
    const [application] = world.applicationsOf(world.cast.activeApplicant.candidateId as number);
    const id = application?.id as number;
    world.reject(id, 'Candidate withdrew');
    expect(application).toMatchObject({ status: 'rejected', stage_id: null, rejected_at: at, updated_at: at });
    expect((await get(`/application_stages?application_ids=${id}&current=true`)).rows).toEqual([]);
    expect((await get(`/rejection_details?application_ids=${id}`)).rows).toHaveLength(1);
    expect(() => world.reject(id)).toThrow();
  });

  test('new people and applications are the newest', async () => {
    const { world, get } = await changed();
    const { person, candidate } = world.addCandidate({
      first: 'Nadja',
      last: 'Quist',
      vanity: 'nadja-quist-1',
      application: { job: 'Data Analyst' },
    });
    expect((await get('/candidates?per_page=1')).rows).toMatchObject([
      { id: candidate.id, first_name: 'Nadja', created_at: at },
    ]);
    expect(world.person(candidate.id)).toBe(person);
    const second = world.addApplication(candidate.id, { prospect: true });
    const made = (await get(`/applications?candidate_ids=${candidate.id}`)).rows;
    expect(made).toMatchObject([
      { id: second.id, prospect: true },
      { prospect: false, stage_name: 'Application Review' },
    ]);
    expect((await get(`/prospect_details?application_ids=${second.id}`)).rows).toHaveLength(1);
  });

  test('a deleted candidate is gone everywhere', async () => {
    const { world, get, greenhouse } = await changed();
    const person = world.cast.activeApplicant;
    const id = person.candidateId as number;
    const applicationId = world.applicationsOf(id)[0]?.id;
    const [file] = (await get(`/attachments?candidate_ids=${id}`)).rows;
    world.deleteCandidate(id);
    for (const path of [
      `/candidates?ids=${id}`,
      `/applications?candidate_ids=${id}`,
      `/applications?ids=${applicationId}`,
      `/application_stages?application_ids=${applicationId}`,
      `/attachments?candidate_ids=${id}`,
    ])
      expect([path, (await get(path)).rows]).toEqual([path, []]);
    expect((await greenhouse.fetch(file?.url as string)).status).toBe(404);
    expect(person.candidateId).toBeNull();
    for (const name of RESOURCE_NAMES)
      for (const row of world.tables[name].descending())
        expect([row.candidate_id, row.application_id]).not.toContain(id);
  });

  test('a merge moves applications, files and addresses, and one row is gone', async () => {
    const { world, get } = await changed();
    const [primary, secondary] = [world.cast.hired.candidateId as number, world.cast.rejected.candidateId as number];
    const [moved] = world.applicationsOf(secondary);
    world.mergeCandidates(primary, secondary);
    expect((await get(`/candidates?ids=${secondary}`)).rows).toEqual([]);
    expect((await get(`/applications?ids=${moved?.id}`)).rows).toMatchObject([
      { candidate_id: primary, updated_at: at },
    ]);
    expect((await get(`/applications?candidate_ids=${primary}`)).rows).toHaveLength(2);
    expect(world.tables.candidates.need(primary).social_media_addresses).toHaveLength(2);
    expect(world.cast.rejected.candidateId).toBe(primary);
  });

  test('anonymised, private, confidential, edited, a new file', async () => {
    const { world, get } = await changed();
    const { rightToLeft, twoApplications, hired, oldest } = world.cast;
    world.anonymise(rightToLeft.candidateId as number);
    expect((await get(`/candidates?ids=${rightToLeft.candidateId}`)).rows).toMatchObject([
      { first_name: null, email_addresses: [], updated_at: at },
    ]);
    world.setPrivate(twoApplications.candidateId as number, true);
    expect(twoApplications.hidden).toBe('private');
    world.setPrivate(twoApplications.candidateId as number, false);
    expect(twoApplications.hidden).toBeNull();
    world.setConfidential(world.jobNamed('Senior Backend Engineer').id, true);
    expect(hired.hidden).toBe('confidential-job');
    world.updateCandidate(oldest.candidateId as number, { company: 'Elsewhere' });
    expect((await get(`/candidates?updated_at=gte|${at}`)).rows.map((row) => row.id)).toContain(oldest.candidateId);
    const file = world.addAttachment(oldest.candidateId as number, { filename: 'later.pdf' });
    expect((await get(`/attachments?created_at=gte|${at}`)).rows).toMatchObject([
      { id: file.id, filename: 'later.pdf' },
    ]);
  });

  test('a clock can be frozen, moved and run', async () => {
    const { clock } = await harness();
    expect(clock.now()).toBe(START);
    clock.advance(5);
    expect(clock.now()).toBe(START + 5);
    clock.run(1_000_000);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(clock.now()).toBeGreaterThan(START + 1_000);
    clock.freeze();
    expect(clock.now()).toBe(clock.now());
  });
});
