// Reads a raw answer of the API as a connection with every capability would, with nothing known about other rows.

import type { AtsRecord, Problem } from '@/lib/ats/connector';
import { EVERYTHING } from '@/lib/ats/map-context';
import { mapFiles, mapResumes, opportunityIn } from './extras';
import { mapRows } from './map';

const ROWS: Readonly<Record<string, string>> = {
  opportunities: 'opportunity',
  applications: 'application',
  postings: 'job',
  users: 'user',
  stages: 'stage',
  archive_reasons: 'archive_reason',
};

/** As the API's own paths name them. Notes are read and kept nowhere, so they map to nothing. */
export const PAYLOADS: readonly string[] = [...Object.keys(ROWS), 'resumes', 'files'];

/** As `Connector.map`. A list or one object, with or without the `data` around it; the singular name will do. */
export function readPayload(resource: string, payload: unknown): { records: AtsRecord[]; problems: Problem[] } {
  const name = PAYLOADS.find((one) => one === asPath(resource));
  if (name === undefined) return { records: [], problems: [{ resource, id: null, reason: 'unknown-resource' }] };
  const rows = rowsOf(payload);
  if (rows === null) return { records: [], problems: [{ resource: name, id: null, reason: 'not-a-list' }] };
  const known = ROWS[name];
  if (known !== undefined) {
    const { records, problems } = mapRows(known, rows, EVERYTHING);
    return { records, problems };
  }
  const opportunity = opportunityIn(rows);
  if (opportunity === null) {
    const problems = rows.map(() => ({ resource: name, id: null, reason: 'downloadUrl: missing' }));
    return { records: [], problems };
  }
  const { record, problems } = name === 'resumes' ? mapResumes(opportunity, rows, true) : mapFiles(opportunity, rows);
  return { records: record === null ? [] : [record], problems };
}

function asPath(name: string): string {
  const path = name.trim().toLowerCase();
  return path.endsWith('s') ? path : path.endsWith('y') ? `${path.slice(0, -1)}ies` : `${path}s`;
}

function rowsOf(payload: unknown): unknown[] | null {
  if (Array.isArray(payload)) return payload;
  if (typeof payload !== 'object' || payload === null) return null;
  const { data } = payload as { data?: unknown };
  if (Array.isArray(data)) return data;
  return [typeof data === 'object' && data !== null ? data : payload];
}
