// What the contract suite needs to know of the simulated Lever: the truth of its account in our own words, and how to
// change it. The truth is told from the simulated rows, without the connector's help.

import { createHttp } from '@/lib/ats/http';
import type { Application, Attachment, Candidate, Note } from '@/lib/model/candidate';
import type { Capability } from '@/lib/model/connection';
import type { Job } from '@/lib/model/job';
import { createClock } from '@/tests/simulators/clock';
import { createLever, DEFAULT_KEY } from '@/tests/simulators/lever';
import {
  shownApplication,
  shownFile,
  shownOpportunity,
  shownPosting,
  shownResume,
  shownUser,
} from '@/tests/simulators/lever-answers';
import type { OpportunityRow } from '@/tests/simulators/lever-rows';
import { contactTruth, hiddenContacts, shownContacts } from '@/tests/simulators/lever-truth';
import { createLeverWorld, type LeverWorld } from '@/tests/simulators/lever-world';
import { createRandom } from '@/tests/simulators/random';
import type { AtsUnderTest } from './connectors-under-test';

const ALL: Capability[] = ['show', 'contact', 'files', 'reasons', 'notes'];

export function leverUnderTest(seed: number): AtsUnderTest {
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
  const world = createLeverWorld({ seed, people: 260 });
  const key = { ...DEFAULT_KEY, reads: [...DEFAULT_KEY.reads], confidential: true };
  const simulator = createLever({ world, clock, options: { keys: [key] } });
  // Small pages, so that there are many places to be interrupted at.
  for (const route of ['opportunities', 'postings', 'users']) simulator.faults.set(route, { pageSize: 40 });
  const notes = notesFor(world);
  // Long ago: walks of changes overlap, and would read them again for no other reason.
  clock.advance(3 * 3_600_000);
  const vanished: string[] = [];
  const random = createRandom(seed);
  return {
    fields: { environment: 'production', apiKey: `${key.key}:`, workEmail: world.recruiter.email },
    all: ALL,
    workEmail: world.recruiter.email.toUpperCase(),
    account: null,
    user: { id: world.recruiter.id, name: world.recruiter.name },
    tools: (stored, wish = {}) => ({
      http: createHttp({
        fetch: simulator.fetch,
        now: clock.now,
        async sleep(ms) {
          clock.advance(ms);
        },
        random: random.next,
      }),
      tokens: { get: async () => null, set: async () => undefined },
      now: clock.now,
      capabilities: ALL,
      syncsFiles: true,
      showRestricted: false,
      isRestricted: (resource, id) => stored.isRestricted(resource, id),
      ...wish,
    }),
    truth: () => new Map([...shownContacts(world).keys()].map((id) => [id, truthOf(world, id)])),
    hidden: () => {
      const hidden = hiddenContacts(world);
      const secret = hidden.filter(({ why }) => why === 'confidential').map(({ id }) => id);
      const people = world.people.filter(({ contactId }) => contactId !== null && secret.includes(contactId));
      return {
        ids: hidden.map(({ id }) => id),
        // Nobody is private in Lever: a person is hidden by their opportunities, whose rows say nothing of them.
        private: [],
        words: people.flatMap(({ truth }) => [truth.last, ...truth.emails]).filter((word) => word.length > 5),
        job: 'VP Finance',
      };
    },
    jobs: () => jobsOf(world),
    notes: () => ({ candidate: world.contactOf('activeApplicant'), notes, secret: [SECRET] }),
    samples: () => samplesOf(world),
    later: (ms) => clock.advance(ms),
    change: () => vanished.push(...changeEverything(world, () => clock.advance(61_000))),
    remove() {
      const ids = [...shownContacts(world).keys()];
      const chosen = [0, 1, 57, 120, 121, ids.length - 1].map((index) => ids[index] as string);
      for (const id of chosen) world.deletePerson(id);
      return chosen;
    },
    gone: () => vanished,
    breaches: () => [...simulator.log.forbidden, ...simulator.log.writes, ...simulator.log.ignored],
  };
}

const SECRET = 'Asked for a raise, keep quiet.';

/** Somebody with notes of all kinds; those that everybody may read. */
function notesFor(world: LeverWorld): Partial<Note>[] {
  const [opportunity] = world.opportunitiesOf(world.contactOf('activeApplicant'));
  const id = opportunity?.id ?? '';
  Object.assign(world.addNote(id, SECRET), { secret: true });
  return world.tables.notes
    .owned(id)
    .filter(({ secret }) => !secret)
    .sort((a, b) => b.createdAt - a.createdAt)
    .map(({ value, createdAt }) => ({ author: world.recruiter.name, writtenAt: iso(createdAt), text: value }));
}

function jobsOf(world: LeverWorld): Map<string, Partial<Job>> {
  const open = world.tables.postings.newestFirst().filter((row) => row.confidentiality === 'non-confidential');
  return new Map(
    open.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.text,
        status: row.state,
        isOpen: row.state === 'published' || row.state === 'internal',
        visibility: row.distributionChannels.includes('public') ? 'public' : 'internal',
        department: row.department,
        locations: [row.location],
        openings: null,
        closeReason: null,
        url: row.state === 'published' ? `https://jobs.lever.co/harborpine/${row.id}` : null,
        updatedAt: iso(row.updatedAt),
      },
    ]),
  );
}

/** As the simulator answers, whole. */
function samplesOf(world: LeverWorld): Record<string, unknown> {
  const { tables } = world;
  const place = { api: 'https://api.lever.co/v1', web: 'https://hire.lever.co' };
  const [row] = world.opportunitiesOf(world.contactOf('activeApplicant')) as [OpportunityRow];
  const posting = world.postingNamed('Senior Backend Engineer');
  const applications = tables.applications.owned(row.id).map((one) => shownApplication(world, one));
  const list = (data: unknown[]) => ({ data, hasNext: false });
  return {
    opportunities: list([shownOpportunity(world, row, place, new Set(['applications']))]),
    applications: list(applications),
    postings: list([shownPosting(posting, place)]),
    users: list([shownUser(world.recruiter)]),
    stages: list(tables.stages.slice(0, 1)),
    archive_reasons: list(tables.reasons.slice(0, 1)),
    resumes: list(tables.resumes.owned(row.id).map((one) => shownResume(one, place))),
    files: list(tables.files.owned(row.id).map((one) => shownFile(one, place))),
  };
}

/** As the card is to show them; what a résumé says apart, whose shapes are tested with the mapping. */
export function truthOf(world: LeverWorld, contactId: string): Partial<Candidate> {
  const truth = contactTruth(world, contactId);
  if (!truth) throw new Error('not to be shown');
  const rows = world.tables.opportunities
    .owned(contactId)
    .filter(({ id }) => truth.opportunities.some((one) => one.id === id))
    .sort((a, b) => b.lastInteractionAt - a.lastInteractionAt || (a.id < b.id ? -1 : 1));
  const files = truth.files.map(
    ({ id, opportunity, kind, name, createdAt }): Attachment => ({
      id: `${opportunity}/${kind}s/${id}`,
      type: kind === 'resume' ? 'resume' : 'other',
      name,
      addedAt: iso(createdAt),
    }),
  );
  return {
    id: truth.id,
    name: truth.name,
    location: truth.location,
    emails: truth.emails,
    phones: truth.phones,
    applications: rows.map((row) => applicationOf(world, row)),
    attachments: files.sort((a, b) => (b.addedAt ?? '').localeCompare(a.addedAt ?? '') || a.id.localeCompare(b.id)),
    webUrl: `https://hire.lever.co/candidates/${rows[0]?.id}`,
    updatedAt: iso(truth.updatedAt),
  };
}

function applicationOf(world: LeverWorld, row: OpportunityRow): Application {
  const { tables } = world;
  const named = <T extends { id: string }>(list: readonly T[], id: string | null | undefined) =>
    list.find((one) => one.id === id);
  const owner = named(tables.users, row.owner)?.name ?? null;
  const reason = named(tables.reasons, row.archived?.reason);
  const status = row.archived === null ? 'active' : reason?.type === 'hired' ? 'hired' : 'rejected';
  const applications = tables.applications.owned(row.id);
  const lead = applications.length === 0 || row.stage.startsWith('lead-');
  const isRejected = status === 'rejected';
  return {
    id: row.id,
    kind: lead ? 'prospect' : 'application',
    status,
    statusText: isRejected ? 'Archived' : null,
    jobs: applications.flatMap(({ posting }) => tables.postings.get(posting)?.text ?? []),
    stage: named(tables.stages, row.stage)?.text ?? null,
    pool: null,
    poolStage: null,
    owner: lead ? owner : null,
    recruiter: owner,
    coordinator: null,
    appliedAt: iso(applications[0]?.createdAt ?? row.createdAt),
    updatedAt: iso(row.lastInteractionAt),
    rejectedAt: isRejected ? iso(row.archived?.archivedAt ?? null) : null,
    rejectionReason: isRejected ? (reason?.text ?? null) : null,
    source: row.sources[0] ?? row.origin,
  };
}

function iso(ms: number): string;
function iso(ms: number | null): string | null;
function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** One of everything; gives the ids that a merge made vanish. */
export function changeEverything(world: LeverWorld, tick: () => void): string[] {
  const shown = [...shownContacts(world).keys()];
  const person = (index: number) => shown[index] as string;
  const running = shown
    .flatMap((id) => world.opportunitiesOf(id))
    .filter((row) => row.archived === null && world.tables.applications.owned(row.id).length > 0);
  const open = (index: number) => (running[index] as OpportunityRow).id;
  const freshest = (index: number) => (world.opportunitiesOf(person(index))[0] as OpportunityRow).id;
  const steps = [
    () => world.addPerson({ opportunity: { posting: 'Data Analyst' } }),
    () => world.addPerson({ opportunity: { posting: null } }),
    () => world.addPerson({ opportunity: { posting: 'VP Finance' } }),
    () => world.editContact(person(20), { name: 'Renamed Example', emails: ['renamed@mail.example'] }),
    () => world.setTags(freshest(20), ['new tag']),
    () => world.addOpportunity(person(21), { posting: 'Product Designer' }),
    () => world.moveStage(open(0), 'Offer'),
    () => world.archive(open(1), 'Underqualified'),
    () => world.archive(open(2), 'Hired'),
    () => world.addFile(freshest(22), 'newer.pdf'),
    () => world.addResume(freshest(23), 'newer-cv.pdf'),
    () => world.anonymise(person(24)),
    () => world.deleteApplication((world.tables.applications.owned(open(3))[0] as { id: string }).id),
    () => world.setPostingConfidential(world.postingNamed('VP Finance').id, false),
    () => world.setPostingConfidential(world.postingNamed('Product Designer').id, true),
    () => world.deletePosting(world.postingNamed('Data Analyst').id),
    () => world.mergeContacts(person(30), person(31)),
  ];
  for (const step of steps) {
    step();
    tick();
  }
  return [person(31)];
}
