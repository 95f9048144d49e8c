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

/** Hands the user a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has the address by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
