// Who the people of a list are, as far as marks beside their names say it. Asked for whole screens at a time and by
// nobody's click: so no contact details, no reasons, and nothing kept of whom the list shows but of people who certainly are
// in the ATS.

import type { PageDecisions } from '@/lib/decisions/decisions';
import { questionOf } from '@/lib/identity/blocking-keys';
import { traitsOf } from '@/lib/identity/traits-of';
import type { Ref } from '@/lib/match-index/row-key';
import { livelinessOf, shownApplications } from '@/lib/model/applications';
import type { Application } from '@/lib/model/candidate';
import type { ListFinding, LookBy, RowFinding } from '@/lib/model/list-finding';
import type { Match } from '@/lib/model/match';
import { wholeProfile } from '@/lib/model/profile';
import type { PeopleIndex } from '@/lib/model/question';
import type { Sighting } from '@/lib/model/sighting';
import { peopleTogether, questionsTogether } from './batched-index';
import type { StoredConnection } from './connections';
import { type Experience, type FindTools, findPerson, keysOf, profileOfSighting } from './find-person';
import type { LearnedPairs } from './learned-pairs';

export interface ListTools {
  find: FindTools;
  connections: readonly StoredConnection[];
  weights: Pick<Experience['weights'], 'current'>;
  pairs: LearnedPairs;
  /** What the user said of each page. */
  about(sighting: Sighting): Promise<PageDecisions>;
  /** Only identifiers make somebody *In ATS*. */
  strict: boolean;
  now: number;
}

/** One entry a sighting, in their order; null for whom nothing was found by. */
export async function findPeopleOfList(
  sightings: readonly Sighting[],
  by: LookBy,
  tools: ListTools,
): Promise<ListFinding['rows']> {
  return (await matchesOfList(sightings, by, tools)).map(toRow);
}

/** Whom each sighting may be, in their order, by what was asked. */
export async function matchesOfList(sightings: readonly Sighting[], by: LookBy, tools: ListTools): Promise<Match[][]> {
  const { connections, now, strict } = tools;
  const index = {
    ...tools.find.index,
    ...peopleTogether(tools.find.index),
    ...questionsTogether(tools.find.index, by),
  };
  const find = { ...tools.find, index };
  const weights = { current: tools.weights.current, learn: () => undefined };
  // All that was said first: then the look-ups come in one turn, and become one question.
  const said = await Promise.all(sightings.map(tools.about));
  const isHeld = by === 'identifier' ? await holdsIdentifiers(sightings, index) : null;
  return Promise.all(
    sightings.map(async (sighting, at) => {
      if (isHeld?.[at] === false && said[at]?.same.length === 0) return [];
      const matches = await findPerson(sighting, connections, find, { said: said[at] as PageDecisions, weights, now });
      tools.pairs.from(keysOf(sighting), matches);
      // Without names asked for, what is not certain is not looked at yet.
      const sure = by === 'all' ? matches : matches.filter(({ tier }) => tier === 'exact');
      return strict ? sure.map(unasserted) : sure;
    }),
  );
}

/**
 * Whether anybody is held by an identifier of each: of most people in a list nobody is, and they are not read any further.
 *
 * @param index asks by identifiers only
 */
function holdsIdentifiers(sightings: readonly Sighting[], index: PeopleIndex<Ref>): Promise<boolean[]> {
  return Promise.all(
    sightings.map(async (sighting) => {
      const { urls, links, emails, phones, locations } = profileOfSighting(sighting);
      const told = wholeProfile([{ urls, links, emails, phones, locations }]);
      const { lengths } = await index.find(questionOf(traitsOf(told, 'page')), () => []);
      return lengths.some((length) => length > 0);
    }),
  );
}

/** By an identifier or not at all: what name and employer say is worth a look. */
export function unasserted(match: Match): Match {
  return match.tier === 'probable' ? { ...match, tier: 'possible' } : match;
}

/** What a mark says of somebody's records: all of one person's together, the liveliest application first. */
export function toRow(matches: readonly Match[]): RowFinding | null {
  const asserted = matches.filter(({ tier }) => tier !== 'possible');
  const shown = asserted.length > 0 ? asserted : matches;
  const [first] = shown;
  if (!first) return null;
  const applications = shown.flatMap(({ ats, candidate }) =>
    shownApplications(candidate.applications).map((application) => ({ ats, application })),
  );
  const lead = applications.reduce<(typeof applications)[number] | null>(
    (best, one) => (best === null || isLivelier(one.application, best.application) ? one : best),
    null,
  );
  const isActive = applications.some(({ application }) => application.status === 'active');
  return {
    tier: first.tier,
    ats: lead?.ats ?? first.ats,
    status: lead === null ? null : statusOf(lead.application),
    statusText: lead?.application.statusText ?? null,
    stage: lead === null ? null : stageOf(lead.application),
    updatedAt: latest([
      ...shown.map(({ candidate }) => candidate.updatedAt),
      ...applications.map(({ application }) => application.updatedAt),
    ]),
    isActive,
    rejectedAt: isActive ? null : latest(applications.map(({ application }) => application.rejectedAt)),
    people: asserted.length > 0 ? 1 : new Set(matches.map(({ person }) => person)).size,
  };
}

function isLivelier(one: Application, other: Application): boolean {
  const by = livelinessOf(one.status) - livelinessOf(other.status);
  return by > 0 || (by === 0 && (one.updatedAt ?? '') > (other.updatedAt ?? ''));
}

function statusOf({ status }: Application): RowFinding['status'] {
  if (status === 'active' || status === 'hired') return status;
  return 'rejected';
}

function stageOf({ kind, stage, pool, poolStage, jobs }: Application): string | null {
  return kind === 'prospect' ? (poolStage ?? (jobs.length > 0 ? null : pool)) : stage;
}

function latest(instants: readonly (string | null)[]): string | null {
  return instants.reduce<string | null>((a, b) => (b !== null && (a === null || b > a) ? b : a), null);
}
