// What is kept of somebody nobody has looked at, where full records are not wanted: what recognises them, the name, without which no
// match is certain, and of each application its job, stage, status and recruiter. The shapes stay those of rows.ts, so that the same code joins them.

import type { AtsRecord } from '@/lib/ats/connector';
import type { ApplicationData, CandidateData, ProspectData } from './rows';

/** As `Connector.brief`. Rows of nobody, and those reduced already, stay as they are. */
export function brief(record: AtsRecord): AtsRecord | null {
  if (record.restricted === true) return record;
  switch (record.resource) {
    case 'candidate':
      return { ...record, data: briefCandidate(record.data as CandidateData) };
    case 'application':
      return { ...record, data: briefApplication(record.data as ApplicationData) };
    case 'prospect_detail':
      return { ...record, data: briefProspect(record.data as ProspectData) };
    case 'attachment':
    case 'candidate_employment':
    case 'rejection_detail':
      return null;
    default:
      return record;
  }
}

function briefCandidate({ id, name, anonymous, updatedAt }: CandidateData): CandidateData {
  const nothing = {
    company: null,
    title: null,
    location: null,
    tags: [],
    emails: [],
    phones: [],
    urls: [],
  };
  return { ...nothing, id, name, anonymous, updatedAt };
}

function briefApplication(data: ApplicationData): ApplicationData {
  return { ...data, coordinatorId: null, rejectionReasonId: null, sourceId: null, appliedAt: null, rejectedAt: null };
}

/** A prospect's stage is that of the pool. */
function briefProspect(data: ProspectData): ProspectData {
  return { ...data, ownerId: null };
}
