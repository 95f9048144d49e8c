// The simulated Lever as a life of chaos needs it. It knows the account's rows, and nothing of the connector's ways but
// which lists a walk is for.

import { lever as connector } from '@/lib/ats/lever/connector';
import { truthOf } from '@/tests/contract/lever-under-test';
import { createClock } from '@/tests/simulators/clock';
import { createLever, DEFAULT_KEY } from '@/tests/simulators/lever';
import { shownContacts } from '@/tests/simulators/lever-truth';
import { createLeverWorld, type LeverWorld } from '@/tests/simulators/lever-world';
import type { Random } from '@/tests/simulators/random';
import { type ChaosAccount, createFlips, type Flips, pagesOf } from './chaos-account';
import { CHAOS_BEGINS, keptConnection } from './simulated-account';

const ROUTES = [
  'opportunities',
  'opportunities/deleted',
  'applications/deleted',
  'postings',
  'postings/deleted',
  'stages',
  'archive_reasons',
  'users',
  'resumes',
  'files',
  '*',
];
const OVERLAP_MS = 10 * 60_000;
const POSTINGS_A_BATCH = 20;
/** Of more opportunities of one person no files are listed. */
const MOST_OPPORTUNITIES = 10;

export function chaoticLever(seed: number, people: number): ChaosAccount {
  const clock = createClock({ startAt: CHAOS_BEGINS, speed: 0 });
  const world = createLeverWorld({ seed, people });
  const key = { ...DEFAULT_KEY, reads: [...DEFAULT_KEY.reads], confidential: true };
  const simulator = createLever({ world, clock, options: { keys: [key] } });
  const flips = createFlips<string>(clock.now);
  const everybody = new Set(world.tables.contacts.keys());
  const { tables } = world;
  const present = () => [...tables.contacts.values()].filter(({ isAnonymized }) => !isAnonymized);
  return {
    connector,
    connection: keptConnection(connector, {
      environment: 'production',
      apiKey: key.key,
      workEmail: world.recruiter.email,
    }),
    clock,
    fetch: simulator.fetch,
    faults: simulator.faults,
    routes: ROUTES,
    objectRoutes: [],
    tokenRoutes: [],
    skew(ms) {
      simulator.options.dateSkewMs = ms;
    },
    // A key has no tokens.
    spoilToken: () => undefined,
    change(random) {
      change(world, random, flips);
      for (const id of tables.contacts.keys()) everybody.add(id);
    },
    remove(share) {
      for (const [i, { id }] of present().entries()) if (i % 10 < share * 10) world.deletePerson(id);
    },
    truth() {
      const shown = shownContacts(world);
      return [...everybody].map((id) => [id, shown.has(id) ? truthOf(world, id) : null]);
    },
    held: () => present().length,
    versions: () =>
      new Map(
        present().map(({ id }) => [id, Math.max(...tables.opportunities.owned(id).map(({ updatedAt }) => updatedAt))]),
      ),
    leastOfPerson(id) {
      const open = tables.opportunities
        .owned(String(id))
        .filter(({ confidentiality }) => confidentiality === 'non-confidential');
      // Résumés and files of each.
      return 2 * Math.min(MOST_OPPORTUNITIES, open.length);
    },
    least: (walk, sinceMs) => leastCalls(world, walk, sinceMs, flips),
    breaches: () => [...simulator.log.forbidden, ...simulator.log.writes, ...simulator.log.ignored],
  };
}

function leastCalls(
  { tables }: LeverWorld,
  walk: 'fill' | 'changes' | 'jobs' | 'sweep',
  sinceMs: number,
  flips: Flips<string>,
): number {
  const from = sinceMs - OVERLAP_MS;
  const [postings, opportunities] = [tables.postings.newestFirst(), tables.opportunities.newestFirst()];
  // An empty list tells nothing of whether the key sees what is confidential: it is asked for once more without.
  let isReachKnown = false;
  const changed = (rows: readonly { updatedAt: number }[]) => {
    const found = rows.filter(({ updatedAt }) => updatedAt >= from).length;
    isReachKnown ||= found > 0;
    return pagesOf(found) + (isReachKnown ? 0 : 1);
  };
  const told = (kind: 'opportunities' | 'applications' | 'postings') =>
    pagesOf(tables.deleted[kind].filter(({ deletedAt }) => deletedAt >= from).length);
  const reference = [tables.users, tables.stages, tables.reasons].reduce((sum, rows) => sum + pagesOf(rows.length), 0);
  if (walk === 'fill') return reference + pagesOf(postings.length) + pagesOf(opportunities.length);
  // Postings that moved while they were listed, if any, are one more list.
  if (walk === 'sweep') return pagesOf(postings.length) + 1 + pagesOf(opportunities.length);

  const turned = flips.since(sinceMs);
  const ofTurned = (isArchived: boolean) => {
    const found = tables.applications
      .newestFirst()
      .filter(({ posting, archived }) => turned.has(posting) && (archived !== null) === isArchived);
    return turned.size === 0 ? 0 : Math.max(Math.ceil(turned.size / POSTINGS_A_BATCH), pagesOf(found.length));
  };
  const both = changed(postings) + ofTurned(false) + ofTurned(true);
  if (walk === 'jobs') return both + reference + told('postings');
  return both + changed(opportunities) + told('opportunities') + told('applications');
}

function change(world: LeverWorld, random: Random, flips: Flips<string>): void {
  const { tables } = world;
  const person = random.pick([...tables.contacts.keys()]);
  const opportunity = random.pick(tables.opportunities.owned(person));
  const { id } = opportunity;
  const [application] = tables.applications.owned(id);
  const postings = tables.postings.newestFirst();
  const posting = random.pick(postings);
  const isAnonymised = (contact: string) => tables.contacts.get(contact)?.isAnonymized === true;
  const number = random.int(0, 999);
  const stages = tables.stages.filter((stage) => stage.id !== opportunity.stage);
  const changes = [
    () => world.addPerson({ opportunity: { posting: posting.text } }),
    () => world.addPerson({ opportunity: { posting: null } }),
    () => world.editContact(person, { name: `Renamed ${number}`, emails: [`renamed${number}@mail.example`] }),
    () => world.editContact(person, { location: { name: `Town ${number}` } }, true),
    () => world.setTags(id, [`tag ${number}`]),
    () => world.addLinks(id, [`https://person-${number}.example`]),
    () => world.removeLinks(id, opportunity.links),
    () => world.addOpportunity(person, { posting: posting.text }),
    () => world.addOpportunity(person, { posting: null }),
    () => world.moveStage(id, random.pick(stages).text),
    () => world.archive(id, 'Underqualified'),
    () => world.archive(id, 'Hired'),
    () => world.unarchive(id),
    () => world.snooze(id, world.now() + 86_400_000),
    () => world.assign(id, random.pick([null, ...tables.users.map((user) => user.id)])),
    () => world.addFile(id, `newer-${number}.pdf`),
    () => world.addResume(id, `newer-cv-${number}.pdf`),
    () => world.anonymise(person),
    () => world.deleteOpportunity(id),
    () => world.deletePerson(person),
    () => application && world.deleteApplication(application.id),
    () => {
      const secret = random.chance(0.5);
      // What a confidential posting hides cannot be open by itself.
      const isOpen = application && tables.postings.get(application.posting)?.confidentiality === 'confidential';
      if (!isOpen) world.setConfidential(id, secret);
    },
    () => {
      world.setPostingConfidential(posting.id, posting.confidentiality === 'non-confidential');
      flips.note(posting.id);
    },
    () =>
      world.editPosting(posting.id, { text: `Job ${number}`, state: random.pick(['closed', 'published'] as const) }),
    () => postings.length > 8 && world.deletePosting(posting.id),
    () => {
      const other = random.pick([...tables.contacts.keys()]);
      if (other !== person && !isAnonymised(other) && !isAnonymised(person)) world.mergeContacts(person, other);
    },
  ];
  random.pick(changes)();
}
