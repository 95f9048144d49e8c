// Turns one planned candidacy into the rows of a simulated Lever account: opportunity, application, résumé, files, note.

import type { Candidacy } from './lever-candidacies';
import { DAY, SOURCES, uuid } from './lever-reference';
import type { ApplicationRow, Archived, ContactRow, FileRow, OpportunityRow, ResumeRow, UserRow } from './lever-rows';
import type { LeverWorld } from './lever-world';
import { COMPANIES, TAGS, TITLES } from './people-names';
import type { PersonTruth } from './person-truth';
import type { Random } from './random';

/** @param now nothing is stamped later */
export function insertCandidacy(
  world: LeverWorld,
  contactId: string,
  person: PersonTruth,
  plan: Candidacy,
  now: number,
): OpportunityRow {
  const { tables, random } = world;
  const { users, stages } = tables;
  const first = tables.opportunities.owned(contactId).length === 0;
  const changedAt = Math.min(now, plan.changedAt);
  const owner = plan.fixed ? world.recruiter : random.pick(users);
  const archived = endOf(world, plan, changedAt);
  const steps = plan.posting ? [3, ...(plan.stage > 3 ? [plan.stage] : [])] : [plan.stage];
  const opportunity: OpportunityRow = {
    id: uuid(random),
    contact: contactId,
    stage: (stages[plan.stage] as { id: string }).id,
    confidentiality: plan.posting?.confidentiality ?? 'non-confidential',
    location: plan.fixed || random.chance(0.6) ? person.location : '',
    // A second candidacy is often made by hand, without the addresses.
    links: first || random.chance(0.6) ? linksOf(person, plan, random) : [],
    archived,
    tags: tagsOf(person, plan, random),
    sources: [plan.fixed ? SOURCES[0] : random.pick(SOURCES)],
    origin: plan.origin,
    sourcedBy: plan.origin === 'sourced' ? owner.id : null,
    owner: plan.fixed || random.chance(0.9) ? owner.id : null,
    followers: random.chance(0.5) ? [owner.id] : [],
    stageChanges: steps.map((step, index) => ({
      toStageId: (stages[step] as { id: string }).id,
      toStageIndex: step,
      updatedAt: Math.min(changedAt, plan.at + index * DAY),
      userId: index === 0 ? null : owner.id,
    })),
    createdAt: plan.at,
    updatedAt: changedAt,
    lastInteractionAt: changedAt,
    lastAdvancedAt: steps.length > 1 ? Math.min(changedAt, plan.at + DAY) : null,
    snoozedUntil: plan.snoozed ? now + 20 * DAY : null,
  };
  tables.opportunities.add(opportunity);
  if (plan.posting) tables.applications.add(applicationRow(opportunity, plan.posting.id, person, owner, random));
  if (plan.resume !== null) {
    const status = plan.fixed ? 'processed' : random.pick(['processed', 'processed', 'processing', null] as const);
    const resume = fileRow(opportunity, plan.resume, status, random);
    tables.resumes.add({ ...resume, parsedData: parsedData(person, plan.fixed, random) });
  }
  for (const name of plan.files)
    tables.files.add(
      fileRow(
        opportunity,
        name,
        !plan.fixed && random.chance(0.05) ? 'error' : random.pick(['processed', null]),
        random,
      ),
    );
  if (plan.note)
    tables.notes.add({
      id: uuid(random),
      opportunityId: opportunity.id,
      value: 'Spoke on the phone, sounds keen.',
      user: owner.id,
      stage: opportunity.stage,
      secret: !plan.fixed && random.chance(0.2),
      createdAt: Math.min(changedAt, plan.at + DAY),
    });
  return opportunity;
}

/** How a contact is written down; there is no company and no title, only a headline that often names companies. */
export function contactRow(person: PersonTruth, random: Random): ContactRow {
  const headline = [person.company, person.headline, `${person.company}, Halyard & Sons`, ''];
  return {
    id: uuid(random),
    name: person.name,
    headline: headline[person.culture === 'cast' ? 0 : random.weighted([60, 15, 10, 15])] ?? '',
    isAnonymized: false,
    location: person.culture === 'cast' || random.chance(0.6) ? { name: person.location } : null,
    emails: [...person.emails],
    phones: person.phones.map((value) => ({ type: random.pick(['mobile', 'home', null]), value })),
  };
}

/** The application that ties an opportunity to a posting. An address given in the form's answers is here alone. */
export function applicationRow(
  opportunity: OpportunityRow,
  postingId: string,
  person: Pick<PersonTruth, 'name' | 'company' | 'emails' | 'phones' | 'linkedIn'>,
  user: UserRow,
  random: Random,
): ApplicationRow {
  const applied = opportunity.origin === 'applied';
  return {
    id: uuid(random),
    opportunityId: opportunity.id,
    type: applied ? 'posting' : opportunity.origin === 'referred' ? 'referral' : 'user',
    posting: postingId,
    name: person.name,
    company: random.chance(0.7) ? person.company : null,
    email: person.emails[0] ?? null,
    phone: person.phones[0] === undefined ? null : { type: null, value: person.phones[0] },
    links: person.linkedIn.where === 'answer' && person.linkedIn.value !== null ? [person.linkedIn.value] : [],
    comments: random.chance(0.1) ? 'Looking forward to hearing from you.' : null,
    user: applied ? null : user.id,
    createdAt: opportunity.createdAt,
    archived: opportunity.archived,
  };
}

export function fileRow(
  opportunity: { id: string; createdAt: number },
  name: string,
  status: FileRow['status'],
  random: Random,
): FileRow {
  return {
    id: uuid(random),
    opportunityId: opportunity.id,
    name,
    ext: name.split('.').at(-1) ?? '',
    status,
    size: random.int(20_000, 900_000),
    createdAt: opportunity.createdAt + 1_000,
  };
}

/** What the parser read, in one of the shapes seen: whole, with holes, as text, not at all. Newest position first. */
export function parsedData(person: PersonTruth, whole: boolean, random: Random): ResumeRow['parsedData'] {
  const now = { org: person.company, title: person.title, summary: null, location: person.location };
  const before = { org: random.pick(COMPANIES), title: random.pick(TITLES), summary: 'Did things.', location: null };
  const school = { org: 'Fjordmouth University', degree: 'BSc', field: 'Statistics', summary: null };
  switch (whole ? 0 : random.weighted([60, 10, 10, 8, 6, 6])) {
    case 0:
      return {
        positions: [
          { ...now, start: { year: 2021, month: 3 }, end: { year: null, month: null } },
          { ...before, start: { year: 2017, month: 9 }, end: { year: 2021, month: 2 } },
        ],
        schools: [{ ...school, start: { year: 2013, month: null }, end: { year: 2016, month: null } }],
      };
    case 1:
      return { positions: [{ ...now, start: { year: 2022 }, end: null }], schools: [] };
    case 2:
      return {
        positions: [
          { ...now, start: '2022-05', end: 'Present' },
          { ...before, org: null },
        ],
        schools: null,
      };
    case 3:
      return { positions: [], schools: [{ ...school, org: null }] };
    case 4:
      return { positions: null, schools: null };
    default:
      return null;
  }
}

function endOf(world: LeverWorld, plan: Candidacy, at: number): Archived | null {
  const reasons = world.tables.reasons.filter((reason) => reason.type === plan.ended);
  const reason = reasons[plan.ended === 'hired' ? 0 : plan.reason % reasons.length];
  return reason ? { reason: reason.id, archivedAt: at } : null;
}

function linksOf(person: PersonTruth, plan: Candidacy, random: Random): string[] {
  const { where, value } = person.linkedIn;
  const links = value !== null && (where !== 'answer' || !plan.posting) ? [value] : [];
  if (!plan.fixed && random.chance(0.08)) links.push(`https://${person.key}.portfolio.example`);
  if (!plan.fixed && random.chance(0.05))
    links.unshift(`github.com/${person.vanity.replace(/[^a-z0-9-]/g, '').slice(0, 30)}`);
  return links;
}

function tagsOf(person: PersonTruth, plan: Candidacy, random: Random): string[] {
  if (person.key === 'activeApplicant') return ['golang', 'silver medalist', 'relocation'];
  return plan.fixed || random.chance(0.65) ? [] : [...new Set([random.pick(TAGS), random.pick(TAGS)])];
}
