// One invented Lever account of any size: contacts, their opportunities and what hangs on those, a fixed cast. It serves
// no requests. Changes are in lever-changes.ts, the truth about people in lever-truth.ts.

import { createHash } from 'node:crypto';
import { CAST, type CastName, STRANGERS } from './cast';
import { type Candidacy, castCandidacies, crowdCandidacies } from './lever-candidacies';
import { type LeverChanges, leverChanges } from './lever-changes';
import { Collection } from './lever-collection';
import { contactRow, insertCandidacy } from './lever-insert';
import { DAY, inventReference } from './lever-reference';
import {
  type ApplicationRow,
  type ArchiveReasonRow,
  type ContactRow,
  DELETED_KINDS,
  type Deleted,
  type DeletedKind,
  type FileRow,
  type NoteRow,
  type OpportunityRow,
  type PostingRow,
  type ResumeRow,
  type StageRow,
  type UserRow,
} from './lever-rows';
import { inventPerson, type PersonTruth, type PersonWish } from './person-truth';
import { createRandom, type Random } from './random';

export interface LeverPerson {
  truth: PersonTruth;
  /** The contact the account holds them as; null: not in this account (any more). */
  contactId: string | null;
}

export interface LeverTables {
  contacts: Map<string, ContactRow>;
  /** Owned by the contact. */
  opportunities: Collection<OpportunityRow>;
  /** These four are owned by the opportunity. */
  applications: Collection<ApplicationRow>;
  resumes: Collection<ResumeRow>;
  files: Collection<FileRow>;
  notes: Collection<NoteRow>;
  postings: Collection<PostingRow>;
  /** In the order of the pipeline. */
  stages: StageRow[];
  reasons: ArchiveReasonRow[];
  users: UserRow[];
  deleted: Record<DeletedKind, Deleted[]>;
}

export interface LeverWorldOptions {
  seed?: number;
  /** How many contacts the account holds, the cast included. */
  people?: number;
  /** The newest instant in the account, ms; rows are spread over the years before it. */
  now?: number;
  years?: number;
}

export interface LeverWorld extends LeverChanges {
  readonly seed: number;
  readonly tables: LeverTables;
  /** Everybody the account holds or held. */
  readonly people: LeverPerson[];
  readonly cast: Record<CastName, LeverPerson>;
  readonly recruiter: UserRow;
  readonly deactivatedUser: UserRow;
  readonly random: Random;
  /** The time changes are stamped with; a simulator sets it to its clock. */
  now: () => number;
  /** SHA-256 over every row. */
  hash(): string;
  /** Contact id of somebody who must be there. */
  contactOf(name: CastName): string;
  /** Newest made first. */
  opportunitiesOf(contactId: string): OpportunityRow[];
  postingNamed(text: string): PostingRow;
}

/** Of the cast, who is in other accounts only. */
export const ELSEWHERE: readonly CastName[] = ['privatePerson', 'pubAddress', 'rightToLeft'];

// Far from the other accounts' crowds, so that no two invented people share a member number.
const FIRST_PERSON = 3_000_000;
const DEFAULT_NOW = Date.UTC(2026, 10, 20, 9, 0, 0);

/** Builds the account; the same options give the same rows on every machine. */
export function createLeverWorld(options: LeverWorldOptions = {}): LeverWorld {
  const seed = options.seed ?? 1;
  const now = options.now ?? DEFAULT_NOW;
  const span = (options.years ?? 8) * 365 * DAY;
  const random = createRandom(seed ^ 0x1e7e2);
  const start = now - span;
  const castNames = Object.keys(CAST) as (keyof typeof CAST)[];
  const here = castNames.filter((name) => !ELSEWHERE.includes(name));
  const count = Math.max(options.people ?? 200, here.length);
  const { stages, reasons, users, postings, postingList } = inventReference(random, start - 40 * DAY, count);
  const tables: LeverTables = {
    contacts: new Map(),
    opportunities: new Collection((row) => row.contact),
    applications: new Collection((row) => row.opportunityId),
    resumes: new Collection((row) => row.opportunityId),
    files: new Collection((row) => row.opportunityId),
    notes: new Collection((row) => row.opportunityId),
    postings,
    stages,
    reasons,
    users,
    deleted: { opportunities: [], applications: [], postings: [] },
  };

  // The cast's place in the list of all the cast gives the same member number in every account.
  const invent = (key: CastName, index: number, wish: Omit<PersonWish, 'key'>): LeverPerson => ({
    truth: inventPerson(index, random, { key, ...wish }),
    contactId: null,
  });
  const cast = Object.fromEntries([
    ...castNames.map((key, index) => [key, invent(key, index, CAST[key] as Omit<PersonWish, 'key'>)]),
    ...(Object.keys(STRANGERS) as (keyof typeof STRANGERS)[]).map((key, index) => [
      key,
      invent(key, castNames.length + index, STRANGERS[key] as Omit<PersonWish, 'key'>),
    ]),
  ]) as Record<CastName, LeverPerson>;
  const people = here.map((key) => cast[key]);
  for (let index = here.length; index < count; index++)
    people.push({ truth: inventPerson(FIRST_PERSON + index, random), contactId: null });

  const open = postingList
    .filter((one) => one.confidentiality === 'non-confidential' && one.state !== 'draft')
    .slice(3);
  const secret = postingList.filter((one) => one.confidentiality === 'confidential').slice(1);
  const world: LeverWorld = {
    seed,
    tables,
    people,
    cast,
    random,
    recruiter: users[0] as UserRow,
    deactivatedUser: users[2] as UserRow,
    now: () => now,
    hash() {
      const hash = createHash('sha256');
      const { contacts, deleted, ...rest } = tables;
      for (const row of contacts.values()) hash.update(JSON.stringify(row));
      for (const kind of DELETED_KINDS) hash.update(JSON.stringify(deleted[kind]));
      for (const rows of Object.values(rest))
        for (const row of rows instanceof Collection ? rows.newestFirst() : rows) hash.update(JSON.stringify(row));
      return hash.digest('hex');
    },
    contactOf(name) {
      const { contactId } = cast[name];
      if (contactId === null) throw new Error(`${name} is not in this account`);
      return contactId;
    },
    opportunitiesOf: (contactId) => tables.opportunities.owned(contactId).sort((a, b) => b.createdAt - a.createdAt),
    postingNamed(text) {
      const found = postings.newestFirst().find((posting) => posting.text === text);
      if (!found) throw new Error(`no posting called ${text}`);
      return found;
    },
    // Filled in below: the functions need the whole account.
    ...({} as LeverChanges),
  };
  Object.assign(world, leverChanges(world));

  people.forEach((person, index) => {
    const isCast = index < here.length;
    // More people came lately than in the first years.
    const at = isCast
      ? person.truth.key === 'oldest'
        ? start
        : now - (9 + index * 11) * DAY - random.int(0, DAY)
      : now - Math.floor(random.next() ** 1.4 * (span - 2 * DAY)) - 3_600_000;
    const candidacies: Candidacy[] = isCast
      ? castCandidacies(person.truth.key as keyof typeof CAST, at, postingList)
      : crowdCandidacies(random, { at, now, open, secret });
    const contact = contactRow(person.truth, random);
    person.contactId = contact.id;
    tables.contacts.set(contact.id, contact);
    for (const candidacy of candidacies) insertCandidacy(world, contact.id, person.truth, candidacy, now);
    if (!isCast && random.chance(0.01)) world.anonymise(contact.id, candidacies.at(-1)?.changedAt ?? at);
  });
  return world;
}
