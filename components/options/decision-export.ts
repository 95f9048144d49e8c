// Decisions as a file. Readable values are those the ATS holds; nothing of the page is in it, since nothing of it is kept.

import { writePlainCsv } from '@/lib/lists/write-csv';
import type { DecisionView } from '@/lib/model/decision';

const COLUMNS = ['decision', 'decidedAt', 'by', 'ats', 'connection', 'candidate', 'name', 'address'] as const;

type Row = Record<(typeof COLUMNS)[number], string>;

function rowOf({ decision, decidedAt, by, ats, connectionName, candidate, name, webUrl }: DecisionView): Row {
  return {
    decision,
    decidedAt,
    by,
    ats,
    connection: connectionName,
    candidate,
    name: name ?? '',
    address: webUrl ?? '',
  };
}

export function decisionsAsJson(decisions: readonly DecisionView[]): string {
  return `${JSON.stringify(decisions.map(rowOf), null, 2)}\n`;
}

export function decisionsAsCsv(decisions: readonly DecisionView[]): string {
  return writePlainCsv(
    COLUMNS,
    decisions.map((one) => Object.values(rowOf(one))),
  );
}
