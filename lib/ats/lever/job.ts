// A posting as a job for lists and pickers. Pure.

import type { AtsRecord, Connector } from '@/lib/ats/connector';
import type { PostingData } from './rows';

/** States in which somebody can still be taken on. */
const OPEN = ['published', 'internal'];

/** As `Connector.job`. Lever counts openings in requisitions, which are not read. */
export const job: Connector['job'] = (row) => {
  if (row.resource !== 'job' || row.restricted === true) return null;
  const { id, name, hidden, state, visibility, department, locations, url, updatedAt, customFields } = dataOf(row);
  if (hidden || name === null) return null;
  return {
    id,
    name,
    status: state ?? '',
    isOpen: state !== null && OPEN.includes(state.toLowerCase()),
    visibility,
    department,
    locations,
    openings: null,
    closeReason: null,
    url,
    customFields,
    updatedAt,
  };
};

function dataOf(row: AtsRecord): PostingData {
  return row.data as PostingData;
}
