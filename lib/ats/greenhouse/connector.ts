// Greenhouse, Harvest v3, reading only. The six answers of the contract, wired together.
//
// Invariants a later edit must not break:
// - A request with a cursor carries nothing else (422), so the Link is followed as it is, and only to the same list.
// - Pages come by id, newest first, never by time: a window of changes has both ends, or it is never whole.
// - Dates in filters are pipe strings. Brackets are ignored in silence: a full listing that looks like changes.
// - 403 is a scope the credential lacks, never a wrong key. Only 401 to the request for a token is; 401 after new
//   tokens is somebody else who mints them.
// - Minting a token may revoke the one another install uses: no mint without need, one at a time.
// - Nothing deleted leaves a trace: only a whole listing of ids (`sweep`) shows it. It may end early and look whole, so who is
//   not in it is asked for by id (`byIds`) before they are dropped; a row that comes late is found there as well.
// - `stage_id` and `job_interview_stage_id` are different id spaces.
// - Private people and confidential jobs are kept as keys and ids only, unless policy says otherwise.
// - A job that is not held counts as confidential, and what is left of a row that can't be read may hide, never show. So
//   jobs are read before what refers to them, and one that is asked for by id and not answered is held as gone.
// - Only a listing of jobs (fill, `jobs`) may change whether a held job is confidential: it has everything in that job read
//   again. A walk of changes asks for jobs by id, and then the more restrictive of held and read holds.
// - Openings and posts are kept under their job's id, all of a job at once: a window of changes never holds all of them.
// - Notes are read on demand and kept nowhere; of private and admin-only ones nothing gets out of notes.ts.
// - Never asked for: demographics, offers, scorecards, anything about pay. Custom fields about pay are dropped by name.

import type { Connector } from '@/lib/ats/connector';
import { contextOf, EVERYTHING } from '@/lib/ats/map-context';
import { createApi } from './api';
import { assemble } from './assemble';
import { brief } from './brief';
import { readByIds } from './by-ids';
import { checkAccount } from './check';
import { FIELDS, tidyFields } from './fields';
import { toJob } from './job';
import { mapRows, resourceOf } from './map';
import { readNotes } from './notes';
import { readFile, readPerson } from './person';
import type { Mapped } from './read-row';
import { LISTINGS, type Listing, POSTING_LISTINGS, permissionsFor, REFERENCE_LISTINGS } from './scopes';
import { tokenSource } from './token';
import { walkPage } from './walk';

/** Any path of the API; asked only for the Date header, when nothing has told the server's time yet. */
const CLOCK_PATH = 'users';
const CLOCK_URL = 'https://harvest.greenhouse.io/v3/users';

const SWEEP_EVERY_MS = 6 * 3_600_000;

/** Every list whose rows are kept. */
const MAPPED_LISTINGS: readonly Listing[] = [
  ...REFERENCE_LISTINGS,
  ...POSTING_LISTINGS,
  LISTINGS.candidates,
  LISTINGS.applications,
  LISTINGS.employments,
  LISTINGS.rejections,
  LISTINGS.prospects,
  LISTINGS.attachments,
];

export const greenhouse: Connector = {
  id: 'greenhouse',
  name: 'Greenhouse',
  fields: FIELDS,
  referenceResources: [...REFERENCE_LISTINGS, ...POSTING_LISTINGS].map((one) => one.resource),
  details: null,
  sweepEveryMs: SWEEP_EVERY_MS,
  holdsPeople: () => true,
  payloads: MAPPED_LISTINGS.map((one) => one.path),
  origins: () => ['https://harvest.greenhouse.io/*', 'https://auth.greenhouse.io/*'],
  permissions: permissionsFor,
  tidy: tidyFields,
  assemble,
  job: toJob,
  brief,
  map,
  open(fields, tools) {
    const tokens = tokenSource(fields, tools);
    const gate = `greenhouse:${fields.clientId}`;
    const api = createApi(tools, tokens, gate, false);
    const reading = createApi(tools, tokens, gate, true);
    const context = contextOf(tools);
    return {
      check: (workEmail) => checkAccount(api, tokens, tools, workEmail),
      page: (walk, cursor) =>
        walkPage(walk, cursor, {
          api: reading,
          tools,
          context,
          firstTime: tokens.firstTime,
          async serverNow() {
            if (!tools.http.knowsClock(CLOCK_URL)) await reading.list(CLOCK_PATH, { per_page: '1', fields: 'id' });
            return tools.http.serverNow(CLOCK_URL);
          },
        }),
      one: (candidateId, _, yields = false) =>
        readPerson(yields ? reading : api, context, tools.capabilities, candidateId),
      byIds: readByIds(reading, context, tools),
      file: (attachmentId) => readFile(api, attachmentId),
      notes: (candidateId, held) => readNotes(api, tools, context, candidateId, held),
    };
  },
};

/** As a connection with every capability would read it, with nothing known about other rows. */
function map(resource: string, payload: unknown): Mapped {
  const known = resourceOf(resource);
  if (known === null) return { records: [], problems: [{ resource, id: null, reason: 'unknown-resource' }] };
  const rows: unknown[] | null = Array.isArray(payload) ? payload : isObject(payload) ? [payload] : null;
  if (rows === null) return { records: [], problems: [{ resource: known, id: null, reason: 'not-a-list' }] };
  return mapRows(known, rows, EVERYTHING);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
