// What the contract suite needs to know of the simulated SmartRecruiters: the truth of its account in our own words, and
// how to change it. The truth is told from the simulated rows, without the connector's help.

import { createHttp } from '@/lib/ats/http';
import type { Application, Attachment, Candidate } from '@/lib/model/candidate';
import type { Capability } from '@/lib/model/connection';
import type { Job } from '@/lib/model/job';
import { createClock } from '@/tests/simulators/clock';
import { createRandom } from '@/tests/simulators/random';
import { createSmartRecruiters, SMARTRECRUITERS_API } from '@/tests/simulators/smartrecruiters';
import { DEFAULT_SMART_TOKEN } from '@/tests/simulators/smartrecruiters-access';
import { byRelevance, type CandidateRow, isListed, type JobRow } from '@/tests/simulators/smartrecruiters-account';
import { COMPANY, WORK_EMAIL } from '@/tests/simulators/smartrecruiters-company';
import { shapesOf } from '@/tests/simulators/smartrecruiters-shapes';
import { type ApplicationTruth, shownPeople, truthOf } from '@/tests/simulators/smartrecruiters-truth';
import { createSmartRecruitersWorld, type SmartRecruitersWorld } from '@/tests/simulators/smartrecruiters-world';
import type { AtsUnderTest } from './connectors-under-test';

const ALL: Capability[] = ['show', 'contact', 'files', 'reasons', 'notes'];
const START = Date.UTC(2026, 10, 20, 9, 0, 0);

export function smartrecruitersUnderTest(seed: number): AtsUnderTest {
  const clock = createClock({ startAt: START, speed: 0 });
  const world = createSmartRecruitersWorld({ seed, people: 260 });
  const simulator = createSmartRecruiters({ world, clock });
  // Small pages, so that there are many places to be interrupted at.
  for (const route of ['candidates', 'jobs', 'users']) simulator.faults.set(route, { pageSize: 40 });
  const noted = String(world.cast.activeApplicant.candidateId);
  world.addNote(noted, `Answered at once. #[CANDIDATE:${noted}]`, 'OPEN');
  clock.advance(60_000);
  world.addNote(noted, `Between the two of us. #[CANDIDATE:${noted}]`, 'PRIVATE');
  world.addNote(noted, `To be invited. #[CANDIDATE:${noted}]`, 'EVERYONE');
  // Long ago: walks of changes overlap by an hour, and would read them again for no other reason.
  clock.advance(3 * 3_600_000);
  const vanished: string[] = [];
  const random = createRandom(seed);
  return {
    fields: {
      signIn: 'key',
      apiKey: ` ${DEFAULT_SMART_TOKEN}\n`,
      companyIdentifier: `https://careers.smartrecruiters.com/${COMPANY.identifier}`,
      workEmail: WORK_EMAIL,
    },
    all: ALL,
    workEmail: WORK_EMAIL.toUpperCase(),
    account: COMPANY.name,
    user: { id: world.recruiter.id, name: `${world.recruiter.firstName} ${world.recruiter.lastName}` },
    tools(stored, wish = {}) {
      let token: unknown = null;
      return {
        http: createHttp({
          fetch: simulator.fetch,
          now: clock.now,
          async sleep(ms) {
            clock.advance(ms);
          },
          random: random.next,
        }),
        tokens: {
          get: async () => token,
          set: async (value) => {
            token = value;
          },
        },
        now: clock.now,
        capabilities: ALL,
        syncsFiles: true,
        showRestricted: false,
        isRestricted: (resource, id) => stored.isRestricted(resource, id),
        ...wish,
      };
    },
    truth: () => new Map(shownPeople(world).map((id) => [id, candidateOf(world, id)])),
    jobs: () => new Map([...world.jobs.values()].map((job) => [job.id, jobOf(world, job)])),
    // Nobody is private here, and no job is confidential: only people who were erased, or who are in no list, are hidden.
    hidden: () => {
      const shown = new Set(shownPeople(world));
      return { ids: [...world.candidates.keys()].filter((id) => !shown.has(id)), private: [], words: [], job: null };
    },
    notes() {
      const { notes } = world.candidates.get(noted) as CandidateRow;
      const open = notes.filter(({ visibility }) => visibility === 'OPEN' || visibility === 'EVERYONE');
      return {
        candidate: noted,
        notes: open
          .sort((a, b) => b.createdOn.localeCompare(a.createdOn))
          .map(({ id, content, createdOn }) => ({ id, writtenAt: createdOn, text: content.split(' #')[0] ?? '' })),
        secret: ['Between the two of us'],
      };
    },
    samples: () => samplesOf(world),
    later: (ms) => clock.advance(ms),
    change: () => vanished.push(...changeEverything(world, () => clock.advance(61_000))),
    remove() {
      const ids = shownPeople(world);
      const chosen = [0, 1, 57, 120, 121, ids.length - 1].map((index) => ids[index] as string);
      for (const id of chosen) world.deleteCandidate(id);
      return chosen;
    },
    gone: () => vanished,
    breaches: () => [...simulator.log.forbidden, ...simulator.log.writes, ...simulator.log.ignored],
  };
}

export function candidateOf(world: SmartRecruitersWorld, id: string): Partial<Candidate> {
  const truth = truthOf(world, id);
  const row = world.candidates.get(id) as CandidateRow;
  const byJob = new Map(truth.applications.map((one) => [one.jobId, one]));
  const relevant = byRelevance(row.assignments).flatMap(({ jobId }) => byJob.get(jobId) ?? []);
  const told = (relevant.length > 0 ? relevant : truth.applications).map((one, index) =>
    applicationOf(world, id, one, index === 0 ? truth.updatedAt : null),
  );
  const isTransferred = (one: Application) => one.status === 'transferred';
  const order: Attachment['type'][] = ['resume', 'cover-letter', 'other'];
  return {
    id,
    name: truth.name,
    company: truth.company,
    title: truth.title,
    tags: truth.tags,
    emails: truth.emails,
    phones: truth.phones,
    urls: truth.urls.map((url) => url.trim()),
    employments: [...row.experience]
      .sort((a, b) => Number(b.current) - Number(a.current) || (b.startDate ?? '').localeCompare(a.startDate ?? ''))
      .map(({ company, title, startDate, endDate }) => ({ company, title, from: startDate, to: endDate })),
    schools: [...new Set(row.education.map(({ institution }) => institution))],
    applications: [...told.filter((one) => !isTransferred(one)), ...told.filter(isTransferred)],
    attachments: truth.files
      .map(({ id: file, type, name }) => ({ id: `${id}/${file}`, type, name, addedAt: null }))
      .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || (a.id < b.id ? -1 : 1)),
    webUrl: truth.webUrl,
    updatedAt: truth.updatedAt,
  };
}

const WORDS = { NEW: 'New', IN_REVIEW: 'In review', INTERVIEW: 'Interview', OFFERED: 'Offered' };

function applicationOf(
  world: SmartRecruitersWorld,
  candidateId: string,
  one: ApplicationTruth,
  updatedAt: string | null,
): Application {
  const hasTeam = one.jobId !== null && !isLongClosed(world.jobs.get(one.jobId) as JobRow);
  const word = (WORDS as Record<string, string | undefined>)[one.vendorStatus];
  return {
    id: `${candidateId}/${one.jobId ?? 'pool'}`,
    kind: one.kind,
    status: one.status,
    statusText: one.vendorStatus === 'LEAD' ? 'Lead' : null,
    jobs: one.job === null ? [] : [one.job],
    stage: word === undefined ? null : [word, one.subStatus].filter(Boolean).join(' – '),
    pool: null,
    poolStage: null,
    owner: null,
    recruiter: hasTeam ? one.recruiter : null,
    coordinator: hasTeam ? one.coordinator : null,
    // In no answer but the history of each application, which is not asked for.
    appliedAt: null,
    updatedAt,
    rejectedAt: null,
    rejectionReason: one.reason,
    source: one.source,
  };
}

/** The teams of such jobs are not asked for. */
function isLongClosed(job: JobRow): boolean {
  return ['FILLED', 'CANCELLED'].includes(job.status) && Date.parse(job.updatedOn) < START - 365 * 86_400_000;
}

function jobOf(world: SmartRecruitersWorld, job: JobRow): Partial<Job> {
  const { city, region, country, remote } = job.location;
  return {
    name: job.title,
    status: job.status,
    isOpen: !['FILLED', 'CANCELLED', 'ON_HOLD'].includes(job.status),
    visibility: job.postingStatus,
    department: world.configuration.departments.find(({ id }) => id === job.departmentId)?.label ?? null,
    locations: [[city, region, country].filter((part) => part !== '').join(', '), ...(remote ? ['Remote'] : [])],
    openings: null,
    closeReason: null,
    // The other property is about pay.
    customFields: isLongClosed(job) ? {} : { Brand: 'Harbor & Pine' },
    updatedAt: job.updatedOn,
  };
}

function samplesOf(world: SmartRecruitersWorld): Record<string, unknown> {
  const shapes = shapesOf(world, SMARTRECRUITERS_API, () => true);
  const row = world.candidates.get(String(world.cast.activeApplicant.candidateId)) as CandidateRow;
  const job = world.jobNamed('Data Analyst');
  const { rejectionReasons, withdrawalReasons } = world.configuration;
  return {
    candidates: { content: [shapes.candidateDetails(row)], nextPageId: 'n', totalFound: 2 },
    candidate: shapes.candidateDetails(row),
    attachments: { content: row.attachments.map((file) => shapes.attachment(row, file)) },
    jobs: { content: [shapes.jobDetails(job)] },
    postings: { content: [shapes.posting(job, COMPANY)] },
    users: { content: [shapes.user(world.recruiter)] },
    'rejection-reasons': { content: rejectionReasons },
    'withdrawal-reasons': { content: withdrawalReasons },
  };
}

/** One of everything; gives the ids that a merge made vanish. */
function changeEverything(world: SmartRecruitersWorld, tick: () => void): string[] {
  const shown = shownPeople(world);
  const person = (index: number) => shown[index] as string;
  const running = shown.slice(40).flatMap((id) => {
    const open = world.candidates.get(id)?.assignments.find(({ status }) => status === 'INTERVIEW');
    return open ? [[id, open.jobId] as const] : [];
  });
  const open = (index: number) => running[index] as readonly [string, string];
  const unlisted = [...world.candidates.values()].find((row) => !isListed(row) && row.firstName);
  const elsewhere = [...world.jobs.values()].find(
    (job) => !world.candidates.get(open(4)[0])?.assignments.some(({ jobId }) => jobId === job.id),
  ) as JobRow;
  const steps = [
    () => world.addCandidate({ application: { job: 'Data Analyst' } }),
    () => world.addCandidate({ application: { job: null } }),
    () => world.editProfile(person(20), { firstName: 'Renamed', tags: ['new tag'], phoneNumber: '+1 415 555 0199' }),
    () => world.addAssignment((unlisted as CandidateRow).id, { job: 'Product Designer' }),
    () => world.advance(...open(0)),
    () => world.reject(...open(1), 'Wrong location'),
    () => world.withdraw(...open(2), 'Took another offer'),
    () => world.hire(...open(3)),
    () => world.transfer(...open(4), elsewhere.id),
    () => world.addAttachment(person(22), { name: 'newer.pdf' }),
    () => world.removeAttachment(person(22), world.candidates.get(person(22))?.attachments[0]?.id ?? ''),
    () => world.anonymise(person(24)),
    () => world.renameJob(world.jobNamed('Product Designer').id, 'Senior Product Designer'),
    () => world.closeJob(world.jobNamed('Senior Backend Engineer').id),
    () => world.mergeCandidates(person(30), person(31)),
  ];
  for (const step of steps) {
    step();
    tick();
  }
  return [person(31)];
}
