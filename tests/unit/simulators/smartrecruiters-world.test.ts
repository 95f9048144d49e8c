// The invented SmartRecruiters account: the same for the same seed, rich enough to test with, changed as the vendor does.

import { describe, expect, test } from 'vitest';
import { CAST } from '@/tests/simulators/cast';
import {
  ATTACHMENT_TYPES,
  byRelevance,
  type CandidateRow,
  isListed,
  JOB_STATUSES,
  POSTING_STATUSES,
  STATUSES,
  subStatusesOf,
} from '@/tests/simulators/smartrecruiters-account';
import { shownPeople, truthOf } from '@/tests/simulators/smartrecruiters-truth';
import { createSmartRecruitersWorld, type SmartRecruitersWorld } from '@/tests/simulators/smartrecruiters-world';
import { createWorld } from '@/tests/simulators/world';

const rowsOf = (world: SmartRecruitersWorld) => [...world.candidates.values()];

describe('the same seed', () => {
  test('gives the same rows and people, another seed others', () => {
    const [one, again, other] = [3, 3, 4].map((seed) => createSmartRecruitersWorld({ seed })) as [
      SmartRecruitersWorld,
      SmartRecruitersWorld,
      SmartRecruitersWorld,
    ];
    expect(again.hash()).toBe(one.hash());
    expect(again.people).toEqual(one.people);
    expect(other.hash()).not.toBe(one.hash());
  });

  test('gives the same ids to the same changes', () => {
    const changed = () => {
      const world = createSmartRecruitersWorld({ seed: 5 });
      world.addCandidate();
      world.addAttachment(world.cast.hired.candidateId as string);
      return world.hash();
    };
    expect(changed()).toBe(changed());
    expect(changed()).not.toBe(createSmartRecruitersWorld({ seed: 5 }).hash());
  });

  test('20,000 people are built in seconds, and how fast is said', ({ annotate }) => {
    const began = performance.now();
    const world = createSmartRecruitersWorld({ people: 20_000 });
    const took = Math.round(performance.now() - began);
    expect(world.candidates.size).toBe(20_000);
    expect(new Set(world.people.map(({ vanity }) => vanity)).size).toBe(20_000);
    expect(took).toBeLessThan(20_000);
    void annotate(`built 20,000 people in ${took} ms, seed ${world.seed}`);
  });
});

describe('rows', () => {
  const world = createSmartRecruitersWorld({ people: 3_000, seed: 11 });
  const rows = rowsOf(world);
  const assignments = rows.flatMap((row) => row.assignments);

  test('every reference leads somewhere, and every sub-status fits its status', () => {
    const reasons = new Set(world.configuration.rejectionReasons.map(({ id }) => id));
    const withdrawals = new Set(world.configuration.withdrawalReasons.map(({ id }) => id));
    for (const one of assignments) {
      const job = world.jobs.get(one.jobId);
      expect(job).toBeDefined();
      for (const step of one.history)
        if (step.subStatus !== null && job)
          expect(subStatusesOf(world.processOf(job), step.status)).toContain(step.subStatus);
      expect(one.history.at(-1)).toMatchObject({ status: one.status, subStatus: one.subStatus });
      if (one.reasonId !== null)
        expect((one.status === 'REJECTED' ? reasons : withdrawals).has(one.reasonId)).toBe(true);
    }
    const users = new Set(world.users.map(({ id }) => id));
    for (const job of world.jobs.values())
      for (const { userId } of job.hiringTeam) expect(users.has(userId)).toBe(true);
  });

  test('times run forward and never into the future', () => {
    for (const row of rows) {
      expect(row.createdOn <= row.updatedOn).toBe(true);
      expect(row.updatedOn <= '2026-11-20T09:00:00.000Z').toBe(true);
      for (const { history } of row.assignments) {
        const times = history.map(({ changedOn }) => changedOn);
        expect(times).toEqual([...times].sort());
        expect((times.at(-1) as string) <= row.updatedOn).toBe(true);
      }
    }
  });

  test('one application a job, and ids that say nothing about time', () => {
    for (const row of rows)
      expect(new Set(row.assignments.map(({ jobId }) => jobId)).size).toBe(row.assignments.length);
    const byTime = [...rows].sort((a, b) => a.createdOn.localeCompare(b.createdOn)).map(({ id }) => id);
    expect(byTime).not.toEqual([...byTime].sort());
    for (const { id } of rows)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('nobody has more than the one e-mail and phone there is room for', () => {
    for (const person of world.people) {
      expect(person.emails.length).toBeLessThanOrEqual(1);
      expect(person.phones.length).toBeLessThanOrEqual(1);
    }
  });

  test('the traps are there: roles untold, positions in any order, nobody current, unlisted people', () => {
    const teams = [...world.jobs.values()].map(({ hiringTeam }) => hiringTeam);
    expect(teams.some((team) => team.length === 0)).toBe(true);
    expect(teams.some((team) => team.some(({ roleUnlisted }) => roleUnlisted))).toBe(true);
    expect(new Set(teams.flat().map(({ role }) => role)).size).toBeGreaterThan(6);
    expect(world.users.some(({ active }) => !active)).toBe(true);
    const held = rows.filter(({ experience }) => experience.length > 1);
    expect(held.some(({ experience }) => experience.at(-1)?.current)).toBe(true);
    expect(held.some(({ experience }) => !experience.some(({ current }) => current))).toBe(true);
    expect(rows.some((row) => !isListed(row))).toBe(true);
    expect(rows.some((row) => row.experience.length === 0 && row.firstName)).toBe(true);
  });
});

describe('the smallest world', () => {
  const world = createSmartRecruitersWorld({ people: 0, seed: 2 });
  const rows = rowsOf(world);

  test('holds every status, job status, posting status and type of file', () => {
    const all = <T>(values: Iterable<T>) => [...new Set(values)].sort();
    expect(all(rows.flatMap((row) => row.assignments.map(({ status }) => status)))).toEqual([...STATUSES].sort());
    expect(all([...world.jobs.values()].map(({ status }) => status))).toEqual([...JOB_STATUSES].sort());
    expect(all([...world.jobs.values()].map(({ postingStatus }) => postingStatus))).toEqual(
      [...POSTING_STATUSES].sort(),
    );
    expect(all(rows.flatMap((row) => row.attachments.map(({ type }) => type)))).toEqual([...ATTACHMENT_TYPES].sort());
  });

  test('holds a lead in a pool alone, somebody without an application, and somebody anonymised', () => {
    expect(rows.some((row) => row.assignments.length === 0 && row.pool !== null)).toBe(true);
    expect(world.people.map(({ hidden }) => hidden)).toEqual(
      expect.arrayContaining(['no-application', 'anonymised', null]),
    );
    const shown = new Set(shownPeople(world));
    for (const { candidateId, hidden } of world.people) expect(shown.has(candidateId as string)).toBe(hidden === null);
  });

  test('the cast is the one of the other accounts, with the same address and e-mail; two are not held', () => {
    const other = createWorld({ seed: 1 });
    for (const key of Object.keys(CAST) as (keyof typeof CAST)[]) {
      const { vanity, emails, memberNumber, first, last } = world.cast[key];
      expect({ vanity, emails, memberNumber, first, last }).toEqual({
        vanity: other.cast[key].vanity,
        emails: other.cast[key].emails,
        memberNumber: other.cast[key].memberNumber,
        first: other.cast[key].first,
        last: other.cast[key].last,
      });
    }
    const missing = Object.values(world.cast).filter(({ candidateId }) => candidateId === null);
    expect(missing.map(({ key }) => key).sort()).toEqual([
      'confidentialOnly',
      'namesakeOf',
      'perhapsActive',
      'privatePerson',
      'stranger',
    ]);
    const crowd = new Set(other.people.map(({ memberNumber }) => memberNumber));
    expect(world.people.slice(20).some(({ memberNumber }) => crowd.has(memberNumber))).toBe(false);
  });

  test('the truth about Mara', () => {
    expect(truthOf(world, world.cast.activeApplicant.candidateId as string)).toMatchObject({
      name: 'Mara Lindqvist-Osei',
      company: 'Orrery Labs',
      title: 'Senior Software Engineer',
      city: 'Leeds',
      tags: ['golang', 'silver medalist', 'relocation'],
      emails: ['mara.lindqvist@post.example'],
      phones: ['+1 415 555 0110'],
      urls: ['https://www.linkedin.com/in/mara-example-7a1/'],
      applications: [
        {
          job: 'Senior Backend Engineer',
          kind: 'application',
          status: 'active',
          subStatus: 'Technical interview',
          recruiter: 'Ines Halvorsen',
          coordinator: 'Tobias Okafor',
          reason: null,
        },
      ],
      files: [{ type: 'resume' }, { type: 'cover-letter' }, { type: 'other' }],
    });
    const { applications } = truthOf(world, world.cast.rejected.candidateId as string);
    expect(applications).toMatchObject([{ status: 'rejected', reason: 'Not enough experience' }]);
    expect(truthOf(world, world.cast.prospect.candidateId as string).applications).toMatchObject([
      { kind: 'prospect', job: null },
    ]);
  });
});

describe('changes', () => {
  const later = Date.UTC(2026, 10, 21, 12, 0, 0);
  const stamp = new Date(later).toISOString();
  const fresh = () => {
    const world = createSmartRecruitersWorld({ people: 60, seed: 9 });
    world.now = () => later;
    const mara = world.cast.activeApplicant.candidateId as string;
    return { world, mara, job: world.jobNamed('Senior Backend Engineer').id, other: world.jobNamed('Data Analyst').id };
  };
  type Fresh = ReturnType<typeof fresh>;
  const one = ({ world, mara, job }: Fresh) =>
    world.candidates.get(mara)?.assignments.find(({ jobId }) => jobId === job);

  test.each<[name: string, act: (on: Fresh) => unknown, expected: Record<string, unknown>]>([
    ['advance', ({ world, mara, job }) => world.advance(mara, job), { status: 'INTERVIEW', subStatus: 'Face to face' }],
    [
      'reject',
      ({ world, mara, job }) => world.reject(mara, job, 'Wrong location'),
      { status: 'REJECTED', reasonId: 'rr-4' },
    ],
    ['withdraw', ({ world, mara, job }) => world.withdraw(mara, job), { status: 'WITHDRAWN', reasonId: 'wr-1' }],
    ['hire', ({ world, mara, job }) => world.hire(mara, job), { status: 'HIRED', startsOn: '2026-12-21' }],
    ['transfer', ({ world, mara, job, other }) => world.transfer(mara, job, other), { status: 'TRANSFERRED' }],
    [
      'a status without sub-status',
      ({ world, mara, job }) => world.setStatus(mara, job, 'OFFERED'),
      { status: 'OFFERED', subStatus: null },
    ],
    ['a file', ({ world, mara }) => world.addAttachment(mara, { type: 'AVATAR' }), { status: 'INTERVIEW' }],
    [
      'a file removed',
      ({ world, mara }) => world.removeAttachment(mara, world.candidates.get(mara)?.attachments[0]?.id ?? ''),
      {},
    ],
    [
      'an application',
      ({ world, mara }) => world.addAssignment(mara, { job: 'Product Designer' }),
      { status: 'INTERVIEW' },
    ],
    ['a profile', ({ world, mara }) => world.editProfile(mara, { tags: ['new'] }), {}],
    ['anonymising', ({ world, mara }) => world.anonymise(mara), {}],
  ])('%s moves updatedOn of that person alone', (_, act, expected) => {
    const on = fresh();
    const { version } = on.world;
    act(on);
    expect(one(on)).toMatchObject(expected);
    expect(
      rowsOf(on.world)
        .filter(({ updatedOn }) => updatedOn === stamp)
        .map(({ id }) => id),
    ).toEqual([on.mara]);
    expect(on.world.version).toBeGreaterThan(version);
    const history = one(on)?.history ?? [];
    expect(history.at(-1)).toMatchObject({ status: one(on)?.status, subStatus: one(on)?.subStatus });
  });

  test.each<[name: string, act: (on: Fresh) => unknown]>([
    ['a note', ({ world, mara }) => world.addNote(mara, 'Spoke today.')],
    ['a job renamed', ({ world, job }) => world.renameJob(job, 'Principal Engineer')],
    ['a job closed', ({ world, job }) => world.closeJob(job)],
  ])('%s moves nobody', (_, act) => {
    const on = fresh();
    act(on);
    expect(rowsOf(on.world).every(({ updatedOn }) => updatedOn < stamp)).toBe(true);
  });

  test.each<[name: string, act: (on: Fresh) => unknown, message: RegExp]>([
    [
      'a sub-status of another status',
      ({ world, mara, job }) => world.setStatus(mara, job, 'OFFERED', 'Phone interview'),
      /no sub-status/,
    ],
    ['an unknown reason', ({ world, mara, job }) => world.reject(mara, job, 'Because'), /no reason/],
    ['a second application to one job', ({ world, mara }) => world.addAssignment(mara), /is on/],
    ['an application that is not there', ({ world, mara, other }) => world.reject(mara, other), /no application/],
    [
      'advancing what has ended',
      ({ world, job }) => world.advance(world.cast.hired.candidateId as string, job),
      /nothing comes/,
    ],
  ])('refuses %s', (_, act, message) => {
    expect(() => act(fresh())).toThrow(message);
  });

  test('a job renamed or closed carries its own time', () => {
    const { world, job } = fresh();
    expect(world.renameJob(job, 'Principal Engineer')).toMatchObject({ title: 'Principal Engineer', updatedOn: stamp });
    expect(world.closeJob(job, 'CANCELLED')).toMatchObject({ status: 'CANCELLED', postingStatus: 'NOT_PUBLISHED' });
  });

  test('somebody deleted is gone without a trace', () => {
    const { world, mara } = fresh();
    world.deleteCandidate(mara);
    expect([world.candidates.has(mara), world.cast.activeApplicant.candidateId, world.mergedInto.size]).toEqual([
      false,
      null,
      0,
    ]);
  });

  test('a merge moves what the first lacks, and a chain of merges leads to the last', () => {
    const { world, mara } = fresh();
    const hired = world.cast.hired.candidateId as string;
    const rejected = world.cast.rejected.candidateId as string;
    const files = world.candidates.get(mara)?.attachments.length ?? 0;
    world.mergeCandidates(rejected, mara);
    world.mergeCandidates(hired, rejected);
    const row = world.candidates.get(hired) as CandidateRow;
    // Mara was on the same job as the first: that application is one and the same.
    expect(row.assignments.map(({ jobId }) => world.jobs.get(jobId)?.title)).toEqual([
      'Senior Backend Engineer',
      'Product Designer',
    ]);
    expect(row.attachments.length).toBeGreaterThan(files);
    expect([world.mergedInto.get(mara), world.mergedInto.get(rejected)]).toEqual([hired, hired]);
    expect(world.cast.activeApplicant).toMatchObject({ candidateId: hired, findable: 'none' });
    expect(row.web.linkedin).toContain('kwabena-asante');
  });

  test('the running application comes first, and a transferred one last', () => {
    const { world, mara, job, other } = fresh();
    world.addAssignment(mara, { job: 'Product Designer' });
    world.now = () => later + 1000;
    world.transfer(mara, job, other);
    world.reject(mara, other);
    const statuses = byRelevance(world.candidates.get(mara)?.assignments ?? []).map(({ status }) => status);
    expect(statuses).toEqual(['NEW', 'REJECTED', 'TRANSFERRED']);
  });

  test('somebody added is findable, and a lead in a pool needs no job', () => {
    const { world } = fresh();
    const { person, candidate } = world.addCandidate({ application: { job: null } });
    expect([candidate.assignments, candidate.pool === null, isListed(candidate)]).toEqual([[], false, true]);
    expect(world.person(candidate.id)).toBe(person);
    expect(shownPeople(world)).toContain(candidate.id);
    expect(candidate.web.linkedin).toContain(person.vanity);
  });
});
