// Decisions as a file. Readable values are those the ATS holds; nothing of the page is in it, since nothing of it is kept.

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

/** RFC 4180. What a spreadsheet would take for a formula is written as text: names come from applicants. */
export function decisionsAsCsv(decisions: readonly DecisionView[]): string {
  const lines = [COLUMNS as readonly string[], ...decisions.map((one) => Object.values(rowOf(one)))];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
