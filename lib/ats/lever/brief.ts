// What is kept of somebody nobody has looked at, where full records are not wanted: what recognises them, the name, without which no
// match is certain, and of each opportunity its job, stage, status and owner. The shapes stay those of rows.ts, so that the same code joins them.

import type { AtsRecord } from '@/lib/ats/connector';
import type { OpportunityData } from './rows';

/** As `Connector.brief`. Rows of nobody, and those reduced already, stay as they are. */
export function brief(record: AtsRecord): AtsRecord | null {
  if (record.resource === 'resume' || record.resource === 'file') return null;
  if (record.resource !== 'opportunity' || record.restricted === true) return record;
  const data: OpportunityData = {
    ...(record.data as OpportunityData),
    headline: null,
    location: null,
    tags: [],
    emails: [],
    phones: [],
    urls: [],
    source: null,
    isBrief: true,
  };
  return { ...record, data };
}
