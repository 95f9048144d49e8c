// Lever, Data API v1, reading only. The answers of the contract, wired together.
//
// Invariants a later edit must not break:
// - The person is the contact, and nothing lists contacts: each is implied by their opportunities, and a merge moves
//   those to another contact. So nothing but opportunities is owned by a person; the rest hangs on an opportunity.
// - `next` comes percent-encoded, is decoded once and encoded once; every page carries the filters of the first.
// - No order of a listing is promised. What vanished is suspected (`unseen`) and asked for, never concluded.
// - Without `confidentiality=all` confidential rows are left out in silence; a key without the reach may be answered
//   403, 400 or nothing at all, and then what is open must still be read.
// - What is confidential is said by the opportunity and by its posting; each of them alone hides. Kept as keys and ids
//   only, unless policy says otherwise, and what was read of it before goes.
// - What turns confidential leaves the default lists without a trace, and so does an edit of a contact: the daily sweep
//   reads everything again.
// - Anonymised people are gone: neither a row nor a key of them stays.
// - A filter that is not understood lists everybody: an answer about one person is checked for being theirs.
// - The key goes to the API's own host only; links to Lever's web application are checked before they are kept.
// - Never asked for: offers, interviews, feedback, panels, surveys, EEO answers, secret notes.

import type { Connector } from '@/lib/ats/connector';
import { contextOf } from '@/lib/ats/map-context';
import { createApi } from './api';
import { assemble } from './assemble';
import { brief } from './brief';
import { checkAccount } from './check';
import { environmentOf, FIELDS, HOSTS, tidyFields } from './fields';
import { fileSource } from './files';
import { job } from './job';
import { readNotes } from './notes';
import { PAYLOADS, readPayload } from './payload';
import { newKnowledge, readDetails, readPerson } from './person';
import { permissionsFor, REFERENCE_LISTINGS } from './scopes';
import { walkPage } from './walk';

const DAY_MS = 24 * 3_600_000;

export const lever: Connector = {
  id: 'lever',
  name: 'Lever',
  fields: FIELDS,
  referenceResources: REFERENCE_LISTINGS.map(({ resource }) => resource),
  details: 'extras',
  sweepEveryMs: DAY_MS,
  holdsPeople: () => true,
  payloads: PAYLOADS,
  origins: (fields) => [`${HOSTS[environmentOf(fields)].api}/*`],
  permissions: permissionsFor,
  tidy: tidyFields,
  assemble,
  job,
  brief,
  map: readPayload,
  open(fields, tools) {
    const api = createApi(fields, tools);
    const context = contextOf(tools);
    const world = { api, tools, context, known: newKnowledge() };
    return {
      check: (workEmail) => checkAccount(api, tools, workEmail),
      page: (walk, cursor) => walkPage(walk, cursor, world),
      one: (candidateId, held, yields = false) => readPerson(world, candidateId, held, yields),
      details: (_, held) => readDetails(world, held),
      file: async (attachmentId) => fileSource(api, attachmentId),
      notes: (_, held) => readNotes(world, held),
    };
  },
};
