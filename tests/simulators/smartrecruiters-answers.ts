// What a simulated SmartRecruiters account answers to each read, once it is clear that the caller may ask. It knows
// nothing of credentials, limits or the socket.

import type { Fault } from './faults';
import { sampleFile } from './sample-file';
import { jsonAnswer, type SimulatedResponse, spoilRows } from './simulated-server';
import { type Caller, singleError } from './smartrecruiters-access';
import type { AttachmentRow, CandidateRow, JobRow } from './smartrecruiters-account';
import { COMPANY } from './smartrecruiters-company';
import {
  candidateTest,
  isPosted,
  jobTest,
  type ListPage,
  limitOf,
  offsetOf,
  postingTest,
  readPage,
} from './smartrecruiters-lists';
import type { Route } from './smartrecruiters-routes';
import { type Json, type Shapes, shapesOf } from './smartrecruiters-shapes';
import type { SmartRecruitersWorld } from './smartrecruiters-world';

/** How deep the old `offset` of the list of people reaches. The vendor says "shallow" and no number. */
export const DEEPEST_OFFSET = 1_000;

export interface Asked {
  route: Route;
  query: URLSearchParams;
  /** null on what needs no credential. */
  caller: Caller | null;
  /** Of the addresses inside the answer. */
  origin: string;
  fault: Fault | null;
  /** 403 in the words of this account; null: because of the role. */
  denied(scope: string | null): SimulatedResponse;
}

export interface AnswerOptions {
  readonly meOfClient: 200 | 403 | 404;
  readonly mergedRedirects: boolean;
  readonly candidateOrder: 'id' | 'updated';
}

const notFound = (what: string) => singleError(404, 'RESOURCE_NOT_FOUND', `${what} not found`);
/** `content` alone, as configuration is told. */
const content = (rows: readonly unknown[]) => jsonAnswer(200, { content: rows });
const counted = (rows: readonly unknown[]) => jsonAnswer(200, { totalFound: rows.length, content: rows });

/** @param options read anew for every answer. */
export function createAnswers(
  world: SmartRecruitersWorld,
  options: AnswerOptions,
): (asked: Asked) => SimulatedResponse {
  const { configuration } = world;
  const keyOf = (row: CandidateRow) => (options.candidateOrder === 'id' ? row.id : `${row.updatedOn} ${row.id}`);
  let sorted: { by: string; rows: CandidateRow[] } | null = null;
  /** Sorted anew only after a change: a walk over 20,000 people asks 200 times. */
  const sortedCandidates = (): CandidateRow[] => {
    const by = `${options.candidateOrder} ${world.version}`;
    if (sorted?.by !== by) {
      const ascending = [...world.candidates.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      sorted = { by, rows: options.candidateOrder === 'id' ? ascending : ascending.reverse() };
    }
    return sorted.rows;
  };

  return (asked) => {
    const { route, query, caller, fault } = asked;
    const { ids } = route;
    const seesJob = caller?.seesJob ?? (() => true);
    const seesCandidate = caller?.seesCandidate ?? (() => true);
    const shapes = shapesOf(world, asked.origin, seesJob);

    /** The answer about one person, or why there is none. */
    const aboutPerson = (give: (row: CandidateRow) => SimulatedResponse): SimulatedResponse => {
      const id = ids.candidate ?? '';
      const row = world.candidates.get(id);
      // Whom the role hides is as good as gone.
      if (row && seesCandidate(row)) return give(row);
      const heir = world.mergedInto.get(id);
      if (heir === undefined || !options.mergedRedirects || route.name !== 'candidate') return notFound('Candidate');
      const moved = singleError(301, 'MOVED', 'Candidate was merged');
      moved.headers.location = `${asked.origin}/candidates/${heir}`;
      return moved;
    };
    const aboutApplication = (give: (row: CandidateRow, job: JobRow) => SimulatedResponse): SimulatedResponse =>
      aboutPerson((row) => {
        const job = world.jobs.get(ids.job ?? '');
        const isThere = job && seesJob(job) && row.assignments.some(({ jobId }) => jobId === job.id);
        return isThere ? give(row, job) : notFound('Application');
      });
    const aboutJob = (give: (job: JobRow) => SimulatedResponse): SimulatedResponse => {
      const job = world.jobs.get(ids.job ?? '');
      return job && seesJob(job) ? give(job) : notFound('Job');
    };
    const files = (row: CandidateRow, list: readonly AttachmentRow[]) =>
      counted(
        spoilRows(
          list.map((file) => shapes.attachment(row, file)),
          fault,
        ),
      );
    /** A page of the few, sorted by id. */
    const byId = <R extends { id: string }>(rows: readonly R[], deepestOffset: number | null) =>
      readPage({
        name: route.name,
        rows: [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)),
        keyOf: ({ id }) => id,
        isDescending: false,
        query,
        deepestOffset,
        fault,
      });

    switch (route.name) {
      case 'candidates': {
        const test = candidateTest(query, world.jobs, seesJob);
        const page = readPage({
          name: route.name,
          rows: sortedCandidates().filter((row) => seesCandidate(row) && test(row)),
          keyOf,
          isDescending: options.candidateOrder === 'updated',
          query,
          deepestOffset: DEEPEST_OFFSET,
          fault,
        });
        return listAnswer('/candidates', page, page.rows.map(shapes.candidateItem), fault);
      }
      case 'candidate':
        return aboutPerson((row) => jsonAnswer(200, spoilOne(shapes.candidateDetails(row), fault)));
      case 'application':
        return aboutApplication((row, job) => {
          const one = row.assignments.find(({ jobId }) => jobId === job.id);
          return one ? jsonAnswer(200, shapes.assignmentDetails(row, one)) : notFound('Application');
        });
      case 'history':
        return aboutApplication((row, job) =>
          content([...(row.assignments.find(({ jobId }) => jobId === job.id)?.history ?? [])].reverse()),
        );
      case 'candidate-properties':
        return aboutPerson(() => content(configuration.candidateProperties.map((one) => ({ ...one, value: null }))));
      case 'consents':
        return aboutPerson((row) =>
          jsonAnswer(200, {
            decisions: [{ status: row.consent, scope: 'SINGLE', decidedOn: row.createdOn }],
            recentPendingRequestCreatedOn: null,
          }),
        );
      case 'tags':
        return aboutPerson((row) => jsonAnswer(200, { tags: row.tags }));
      case 'attachments':
        return aboutPerson((row) => files(row, row.attachments));
      case 'application-attachments':
        return aboutApplication((row, job) =>
          files(
            row,
            row.attachments.filter(({ jobId }) => jobId === job.id),
          ),
        );
      case 'file':
        return aboutPerson((row) => {
          const file = row.attachments.find(({ id }) => id === ids.attachment);
          return file ? fileAnswer(file) : notFound('Attachment');
        });
      case 'messages': {
        const row = world.candidates.get(query.get('candidateId') ?? '');
        if (!row || !seesCandidate(row)) return notFound('Candidate');
        const notes = row.notes.filter(({ visibility }) => visibility === 'OPEN' || visibility === 'EVERYONE');
        const page = byId(notes, 0);
        return listAnswer(
          '/messages',
          page,
          page.rows.map((note) => shapes.note(row, note)),
          fault,
        );
      }
      case 'jobs': {
        const page = byId([...world.jobs.values()].filter(seesJob).filter(jobTest(query)), null);
        return listAnswer('/jobs', page, page.rows.map(shapes.jobItem), fault);
      }
      case 'job':
        return aboutJob((job) => jsonAnswer(200, spoilOne(shapes.jobDetails(job), fault)));
      case 'hiring-team':
        return aboutJob((job) => {
          const team = job.hiringTeam.map((member) => shapes.member(job, member, false));
          return counted(spoilRows(team, fault));
        });
      case 'hiring-team-member':
        return aboutJob((job) => {
          const member = job.hiringTeam.find(({ userId }) => userId === ids.user);
          return member ? jsonAnswer(200, shapes.member(job, member, true)) : notFound('Hiring team member');
        });
      case 'positions':
        return aboutJob((job) => counted(job.positions));
      case 'me':
        if (caller?.kind === 'key' || options.meOfClient === 200) return jsonAnswer(200, shapes.user(world.recruiter));
        return options.meOfClient === 404 ? notFound('User') : asked.denied(null);
      case 'users': {
        const page = byId(world.users, 0);
        return listAnswer('/user-api/v201804/users', page, page.rows.map(shapes.user), fault, '');
      }
      case 'user': {
        const user = world.users.find(({ id }) => id === ids.user);
        return user ? jsonAnswer(200, shapes.user(user)) : notFound('User');
      }
      case 'company':
        return jsonAnswer(200, { identifier: COMPANY.identifier, name: COMPANY.name });
      case 'departments':
        return content(spoilRows(configuration.departments.map(plain), fault));
      case 'rejection-reasons':
        return content(spoilRows(configuration.rejectionReasons.map(plain), fault));
      case 'withdrawal-reasons':
        return content(spoilRows(configuration.withdrawalReasons.map(plain), fault));
      case 'hiring-processes':
        return content(spoilRows(configuration.processes.map(plain), fault));
      case 'configuration-properties':
        return content(configuration.candidateProperties);
      case 'sources':
        return content(configuration.sources.map(({ type }) => type));
      case 'source-values': {
        const found = configuration.sources.find(({ type }) => type.id === ids.type);
        return found ? content(found.values) : notFound('Source type');
      }
      case 'webhooks':
        return content([]);
      default:
        return publicAnswer(world, asked, shapes);
    }
  };
}

/** What careers pages are made from. Another spelling of the company is another company, one without jobs. */
function publicAnswer(world: SmartRecruitersWorld, { route, query }: Asked, shapes: Shapes): SimulatedResponse {
  const isOurs = route.ids.company === COMPANY.identifier;
  const posting = (job: JobRow) => shapes.posting(job, COMPANY);
  const jobs = isOurs ? [...world.jobs.values()].filter(isPosted) : [];
  if (route.name === 'postings') {
    const found = jobs.filter(postingTest(query));
    const [limit, offset] = [limitOf(query), offsetOf(query) ?? 0];
    const rows = found.slice(offset, offset + limit).map(posting);
    return jsonAnswer(200, { offset, limit, totalFound: found.length, content: rows });
  }
  if (route.name === 'posting') {
    const job = jobs.find(({ postingId }) => postingId === route.ids.posting);
    return job ? jsonAnswer(200, posting(job)) : notFound('Posting');
  }
  return route.name === 'posting-departments'
    ? counted(isOurs ? world.configuration.departments : [])
    : notFound('Resource');
}

/**
 * The `Link` carries neither host nor filters: whoever follows it must say the filters again.
 * @param none what stands for "no further page"; left out when undefined.
 */
function listAnswer(
  path: string,
  page: ListPage<unknown>,
  rows: readonly Json[],
  fault: Fault | null,
  none?: string,
): SimulatedResponse {
  const nextPageId = page.nextPageId ?? none;
  return jsonAnswer(
    200,
    {
      limit: page.limit,
      ...(page.offset !== null && { offset: page.offset }),
      ...(nextPageId !== undefined && { nextPageId }),
      totalFound: page.totalFound,
      content: spoilRows(rows, fault),
    },
    page.nextPageId === null
      ? {}
      : { link: `<${path}?limit=${page.limit}&pageId=${encodeURIComponent(page.nextPageId)}>; rel="next"` },
  );
}

/** One object spoilt as the rows of a list are; the second of three is the one that faults pick. */
function spoilOne(row: Json, fault: Fault | null): unknown {
  return fault?.row ? fault.row(row, 1) : row;
}

function plain(row: object): Json {
  return { ...row };
}

function fileAnswer(file: AttachmentRow): SimulatedResponse {
  const sample = sampleFile(file.name, file.id);
  return {
    status: 200,
    headers: {
      'content-type': file.type === 'AVATAR' ? file.contentType : sample.type,
      'cache-control': 'private, max-age=600',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
    body: sample.bytes,
    cut: false,
  };
}
