// What the contract suite needs to know of each ATS's simulator: the truth of its account in our own words, and how to
// change it. The truth is told from the simulated rows, without the connector's help.

import type { ConnectorTools } from '@/lib/ats/connector';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { createHttp } from '@/lib/ats/http';
import type { Candidate, Note } from '@/lib/model/candidate';
import type { Capability } from '@/lib/model/connection';
import type { Job } from '@/lib/model/job';
import { createClock } from '@/tests/simulators/clock';
import { createGreenhouse, DEFAULT_CREDENTIAL } from '@/tests/simulators/greenhouse';
import { PUBLIC_NOTE, SECRET_NOTES } from '@/tests/simulators/greenhouse-background';
import { createRandom } from '@/tests/simulators/random';
import {
  createWorld,
  ORGANISATION,
  type ResourceName,
  WEB_ORIGIN,
  WORK_EMAIL,
  type World,
} from '@/tests/simulators/world';

/** What differs from an account with everything switched on. */
export type ToolsWish = Partial<Pick<ConnectorTools, 'capabilities' | 'syncsFiles' | 'showRestricted'>>;

export interface AtsUnderTest {
  fields: Record<string, string>;
  all: Capability[];
  workEmail: string;
  account: string | null;
  user: { id: string; name: string } | null;
  /** A new background each time; what is known of restricted rows comes from what was stored. */
  tools(stored: { isRestricted(resource: string, id: number | string): boolean }, wish?: ToolsWish): ConnectorTools;
  /** Everybody to be shown, by id. */
  truth(): Map<string, Partial<Candidate>>;
  /** Every job to be named, by id. */
  jobs(): Map<string, Partial<Job>>;
  /** People not to be shown, the private ones among them and words of theirs, and a confidential job's name. */
  hidden(): { ids: string[]; private: string[]; words: string[]; job: string | null };
  /** Somebody with notes: those to be shown, newest first, and words of those that must not be. */
  notes(): { candidate: string; notes: Partial<Note>[]; secret: string[] };
  /** A raw answer of the API for each name in `Connector.payloads`, with at least one row that is kept. */
  samples(): Record<string, unknown>;
  later(ms: number): void;
  /** Every kind of change the ATS knows, deletions apart. */
  change(): void;
  /** Deletes some people, newest and oldest among them; gives their ids. */
  remove(): string[];
  /** Ids that vanished by `change` (a merge), which only a sweep can tell. */
  gone(): string[];
  /** Calls that should never have been made. */
  breaches(): unknown[];
}

const ALL: Capability[] = ['show', 'contact', 'files', 'reasons', 'notes'];

export function greenhouseUnderTest(seed: number): AtsUnderTest {
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
  const world = createWorld({ seed, people: 260 });
  const simulator = createGreenhouse({ world, clock, options: { olderSchema: false } });
  // Small pages, so that there are many places to be interrupted at.
  for (const resource of ['candidates', 'applications', 'attachments', 'job_interview_stages']) {
    simulator.faults.set(resource, { pageSize: 40 });
  }
  // Considered for a confidential job alone, and for one that `change` makes confidential: neither is *in* a job.
  for (const job of ['VP Finance', 'Product Designer']) world.addCandidate({ application: { prospect: true, job } });
  // Long ago: walks of changes overlap by an hour, and would read them again for no other reason.
  clock.advance(3 * 3_600_000);
  const vanished: string[] = [];
  const random = createRandom(seed);
  return {
    fields: {
      clientId: DEFAULT_CREDENTIAL.clientId,
      clientSecret: DEFAULT_CREDENTIAL.clientSecret,
      webAddress: `${WEB_ORIGIN}/dashboard?x=1`,
      workEmail: WORK_EMAIL,
    },
    all: ALL,
    workEmail: WORK_EMAIL.toUpperCase(),
    account: ORGANISATION.name,
    user: { id: String(world.recruiter.id), name: String(world.recruiter.name) },
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
    truth: () => new Map(shownPeople(world).map((id) => [String(id), truthOf(world, id)])),
    hidden: () => {
      const shown = new Set(shownPeople(world));
      const people = world.people.filter(({ candidateId }) => candidateId !== null && !shown.has(candidateId));
      const told = people.filter((person) => person.hidden === 'private');
      return {
        ids: people.map((person) => String(person.candidateId)),
        private: told.map((person) => String(person.candidateId)),
        words: told.flatMap((person) => [person.last, ...person.emails]).filter((word) => word.length > 5),
        job: 'VP Finance',
      };
    },
    jobs: () => jobsOf(world),
    notes: () => ({
      candidate: String(world.cast.activeApplicant.candidateId),
      notes: [
        { author: String(world.recruiter.name), text: 'Answered at once.' },
        { author: String(world.recruiter.name), text: PUBLIC_NOTE },
      ],
      secret: [...SECRET_NOTES, 'Moved into'],
    }),
    samples: () => samplesOf(world, [...greenhouse.payloads]),
    later: (ms) => clock.advance(ms),
    change: () => vanished.push(...changeEverything(world, () => clock.advance(61_000))),
    remove() {
      const ids = [...world.tables.candidates.descending()].map((row) => row.id);
      const chosen = [0, 1, 57, 120, 121, ids.length - 1].map((index) => ids[index] as number);
      for (const id of chosen) world.deleteCandidate(id);
      return chosen.map(String);
    },
    gone: () => vanished,
    breaches: () => [...simulator.log.forbidden, ...simulator.log.writes, ...simulator.log.ignored],
  };
}

export function shownPeople(world: World): number[] {
  // People who were merged share a row, and are shown or hidden as the one who stayed.
  const ids = new Set(world.people.flatMap(({ candidateId }) => candidateId ?? []));
  return [...ids].filter((id) => {
    if (world.person(id)?.hidden !== null) return false;
    const applications = world.applicationsOf(id);
    return applications.length === 0 || !applications.every((one) => isSecret(world, one));
  });
}

type Raw = Record<string, unknown>;

/** To a confidential job, or considered for such alone. */
function isSecret(world: World, application: Raw): boolean {
  const considered = application.prospective_job_ids as number[];
  const jobs = application.job_id === null ? considered : [application.job_id as number];
  return jobs.length > 0 && jobs.every((id) => world.tables.jobs.get(id)?.confidential === true);
}

export function truthOf(world: World, candidateId: number): Partial<Candidate> {
  const { tables } = world;
  const row = tables.candidates.need(candidateId);
  const named = (table: { get(id: number): Raw | undefined }, id: unknown): string | null =>
    typeof id === 'number' ? ((table.get(id)?.name as string | undefined) ?? null) : null;
  const confidential = (id: unknown) => typeof id === 'number' && tables.jobs.get(id)?.confidential === true;
  const applications = world
    .applicationsOf(candidateId)
    .filter((one) => !isSecret(world, one))
    .sort((a, b) => String(b.last_activity_at).localeCompare(String(a.last_activity_at)) || b.id - a.id)
    .map((one) => {
      const rejection: Raw | undefined = tables.rejection_details.owned('application_id', one.id)?.[0];
      const prospect: Raw | undefined = tables.prospect_details.owned('application_id', one.id)?.[0];
      const jobs = one.prospect && one.job_id === null ? (one.prospective_job_ids as number[]) : [one.job_id];
      const rejected = one.status === 'rejected';
      return {
        id: String(one.id),
        kind: one.prospect ? ('prospect' as const) : ('application' as const),
        status: one.status === 'in_process' ? ('active' as const) : one.status,
        statusText: null,
        jobs: jobs
          .filter((id) => !confidential(id))
          .map((id) => named(tables.jobs, id))
          .filter((name) => name !== null),
        stage: one.stage_name,
        pool: one.prospect ? named(tables.prospect_pools, prospect?.pool_id) : null,
        poolStage: one.prospect ? named(tables.prospect_pool_stages, prospect?.pool_stage_id) : null,
        owner: one.prospect ? named(tables.users, prospect?.prospect_owner_id) : null,
        recruiter: named(tables.users, one.recruiter_id),
        coordinator: named(tables.users, one.coordinator_id),
        appliedAt: one.created_at,
        updatedAt: one.last_activity_at,
        rejectedAt: rejected ? one.rejected_at : null,
        rejectionReason: rejected ? named(tables.rejection_reasons, rejection?.rejection_reason_id) : null,
        source: named(tables.sources, one.source_id),
      };
    });
  const shownIds = new Set(applications.map((one) => Number(one.id)));
  const files = (tables.attachments.owned('candidate_id', candidateId) ?? [])
    .filter((file) => !/offer|agreement/.test(String(file.type)))
    .filter((file) => file.application_id === null || shownIds.has(file.application_id as number))
    .sort((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id)
    .map((file) => ({
      id: String(file.id),
      type:
        file.type === 'resume'
          ? ('resume' as const)
          : file.type === 'cover_letter'
            ? ('cover-letter' as const)
            : ('other' as const),
      name: String(file.filename),
      addedAt: file.created_at,
    }));
  const employments = (tables.candidate_employments.owned('candidate_id', candidateId) ?? [])
    .map((one): Raw => one)
    .sort(
      (a, b) =>
        Number(b.latest) - Number(a.latest) ||
        Number(b.end_date === null) - Number(a.end_date === null) ||
        String(b.start_date).localeCompare(String(a.start_date)) ||
        Number(b.id) - Number(a.id),
    );
  const isUnknown = row.company === null && row.title === null;
  const place = isUnknown ? employments[0] : undefined;
  const newest = applications.find((one) => one.status !== 'converted') ?? applications[0];
  const page = `${WEB_ORIGIN}/people/${candidateId}`;
  return {
    id: String(candidateId),
    name: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim(),
    company: (place?.company_name ?? row.company) as string | null,
    title: (place?.title ?? row.title) as string | null,
    employments: employments.map((one) => ({
      company: one.company_name as string | null,
      title: one.title as string | null,
      from: one.start_date as string | null,
      to: one.end_date as string | null,
    })),
    schools: [],
    tags: row.tags,
    emails: row.email_addresses.map(({ value }) => value),
    phones: row.phone_numbers.map(({ value }) => value),
    applications,
    attachments: files,
    webUrl: newest ? `${page}?application_id=${newest.id}` : page,
    updatedAt: row.updated_at,
  };
}

function jobsOf(world: World): Map<string, Partial<Job>> {
  const { tables } = world;
  const name = (table: { get(id: number): Raw | undefined }, id: unknown) =>
    (table.get(id as number)?.name as string | undefined) ?? null;
  const open = [...tables.jobs.descending()].filter((job) => job.confidential !== true);
  return new Map(
    open.map((job) => {
      const openings = [...tables.openings.descending()].filter((one) => one.job_id === job.id);
      const post = [...tables.job_posts.descending()].find(
        (one) => one.job_id === job.id && one.live === true && one.internal !== true,
      );
      const closed = openings.filter((one) => one.close_reason_id !== null);
      const lastClosed = closed.sort((a, b) => String(b.closed_at).localeCompare(String(a.closed_at)))[0];
      return [
        String(job.id),
        {
          name: String(job.name),
          status: String(job.status),
          isOpen: job.status === 'open',
          department: name(tables.departments, job.department_id),
          locations: (job.office_ids as number[]).flatMap((id) => name(tables.offices, id) ?? []),
          openings: openings.filter((one) => one.open === true).length,
          closeReason: job.status === 'closed' ? name(tables.close_reasons, lastClosed?.close_reason_id) : null,
          url: post ? String(post.public_url) : null,
          // The only field is about pay.
          customFields: {},
          updatedAt: job.updated_at,
        },
      ];
    }),
  );
}

/** The first row of each list that is kept. */
function samplesOf(world: World, names: string[]): Record<string, unknown> {
  const isKept = (row: Raw) => row.type !== 'offer_letter' && row.private !== true && row.confidential !== true;
  return Object.fromEntries(
    names.map((name) => [name, [[...world.tables[name as ResourceName].descending()].find(isKept)]]),
  );
}

/** One of everything; gives the ids that a merge made vanish. */
function changeEverything(world: World, tick: () => void): string[] {
  const shown = shownPeople(world).sort((a, b) => a - b);
  const person = (index: number) => shown[index] as number;
  const running = shown
    .flatMap((id) => world.applicationsOf(id))
    .filter((one) => one.status === 'in_process' && !one.prospect);
  const open = (index: number) => (running[index] as { id: number }).id;
  const steps = [
    () => world.addCandidate({ application: { job: 'Data Analyst', stage: 'Phone Interview' } }),
    () => world.addCandidate({ application: { prospect: true } }),
    () => world.addCandidate({ application: { job: 'VP Finance' } }),
    () => world.updateCandidate(person(20), { first_name: 'Renamed', tags: ['new tag'] }),
    () => world.addApplication(person(21), { job: 'Product Designer' }),
    () => world.moveStage(open(0), 'Offer'),
    () => world.reject(open(1), 'Wrong location'),
    () => world.hire(open(2)),
    () => world.addAttachment(person(22), { filename: 'newer.pdf' }),
    () => world.setPrivate(person(23), true),
    () => world.setPrivate(world.cast.privatePerson.candidateId as number, false),
    () => world.anonymise(person(24)),
    () => world.setConfidential(world.jobNamed('VP Finance').id, false),
    () => world.setConfidential(world.jobNamed('Product Designer').id, true),
    () => world.addEmployment(person(25), { company: 'Newer Works', title: 'Lead' }),
    () => world.closeJob(world.jobNamed('Data Analyst').id),
    () => world.mergeCandidates(person(30), person(31)),
  ];
  for (const step of steps) {
    step();
    tick();
  }
  return [String(person(31))];
}
