// SmartRecruiters, reading only. The answers of the contract, wired together.
//
// Invariants a later edit must not break:
// - A list asks for 100 rows each time: without `limit` it gives 10. Filters are said again on each page.
// - `GET /candidates` is asked one call at a time, by page id; offsets reach only shallow pages.
// - The order of the list is not promised and people move in it while it is read: somebody who is not listed is never
//   dropped for that, only asked for (`unseen`). There is no list of deletions.
// - The list has no phone, no web address and no experience: nobody is known to be absent before their details are read.
// - What lists bring and what details bring are different rows. The list's row is replaced whole, assignments included.
// - Of somebody erased only the row stays, empty; its version still makes them due, so that their old keys go.
// - An application is its person and its job; it has no id. Its reason counts for the status it was given for only.
// - 403 is a scope or a role; a role may also just shorten a list, and no answer says so.
// - Nobody is private here. A job that is internal, private or not published is no secret: its people are shown.
// - An answer's addresses are followed on the API's own origin only: the credential goes with them. A file's address is
//   built from its ids.
// - Capitals count in the company's identifier: a wrong spelling gives an empty list, not an error.
// - Without a credential there are postings and no people.
// - Never asked for: offers, screening answers, demographics, reviews, private messages, anything about pay.

import type { Account, Connector, ConnectorTools } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import { API_ORIGIN, accessOf } from './access';
import { createApi } from './api';
import { assemble } from './assemble';
import { toBrief } from './brief';
import { checkAccount, checkPostings } from './check';
import { FIELDS, signInOf, tidyFields } from './fields';
import { toJob } from './job';
import type { Answered } from './job-details';
import { mapPayload, PAYLOADS } from './map';
import type { MapContext } from './map-person';
import { readNotes } from './notes';
import { fileSource, readDetails, readOne } from './person';
import { permissionsFor } from './scopes';
import { learnClock, walkPage } from './walk';

export const smartrecruiters: Connector = {
  id: 'smartrecruiters',
  name: 'SmartRecruiters',
  fields: FIELDS,
  referenceResources: ['job', 'job_detail', 'user', 'rejection_reason', 'withdrawal_reason'],
  details: 'keys',
  sweepEveryMs: 24 * 3_600_000,
  payloads: PAYLOADS,
  holdsPeople: (fields) => signInOf(fields) !== 'postings',
  origins: () => [`${API_ORIGIN}/*`],
  permissions: permissionsFor,
  tidy: tidyFields,
  open,
  assemble,
  job: toJob,
  brief: toBrief,
  map: mapPayload,
};

function open(fields: Record<string, string>, tools: ConnectorTools): Account {
  const company = fields.companyIdentifier ?? '';
  const isPublic = signInOf(fields) === 'postings';
  const access = isPublic ? null : accessOf(fields, tools);
  // The key itself may not be in the name; two keys of one company share a limit then, which is slower and no harm.
  const api = createApi(
    tools,
    access,
    `smartrecruiters:${isPublic ? 'postings' : (fields.clientId ?? 'key')}:${company}`,
  );
  const has = (capability: ConnectorTools['capabilities'][number]) => tools.capabilities.includes(capability);
  const context: MapContext = { contact: has('contact'), reasons: has('reasons') };
  const person = (files: boolean, yields: boolean) => ({ api, context, files: has('files') && files, yields });
  const companyIdentifier = isPublic ? company : null;
  const answered: Answered = new Map();
  return {
    check: (workEmail) =>
      access === null ? checkPostings(api, company) : checkAccount(api, access, tools, company, workEmail),
    page: (walk, cursor) =>
      walkPage(walk, cursor, {
        api,
        answered,
        context,
        companyIdentifier,
        now: tools.now,
        async serverNow() {
          if (!tools.http.knowsClock(API_ORIGIN)) await learnClock(api, companyIdentifier);
          return tools.http.serverNow(API_ORIGIN);
        },
      }),
    one: (candidateId, _, yields = false) => readOne(candidateId, person(true, yields)),
    details: (candidateId) => readDetails(candidateId, person(tools.syncsFiles, true)),
    file: (attachmentId) => fileSource(attachmentId, access),
    async notes(candidateId) {
      if (!has('notes')) throw new AppError('ats/missing-permission', { about: ['notes'] });
      return readNotes(api, candidateId);
    },
  };
}
