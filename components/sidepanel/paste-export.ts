// A checked list as a file for a spreadsheet: every row as it was pasted, and beside it what the ATS knows.

import { stateOf } from '@/components/list/list-words';
import { writeCsv } from '@/lib/lists/write-csv';
import type { Coverage } from '@/lib/model/connection';
import type { CheckedRow } from './paste-check';

/** @param header headings of the pasted table; null: lines */
export function toCsv(
  rows: readonly CheckedRow[],
  header: readonly string[] | null,
  coverage: Coverage | null,
): string {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), header?.length ?? 1);
  const own = Array.from({ length: width }, (_, at) => header?.[at] ?? (width === 1 ? 'Pasted' : `Pasted ${at + 1}`));
  const head = [...own, 'In ATS', 'Name in ATS', 'Stage', 'ATS', 'Link', 'Last activity'];
  return writeCsv(
    head,
    rows.map((row) => [...own.map((_, at) => row.cells[at] ?? ''), ...told(row, coverage)]),
  );
}

function told({ person, found }: CheckedRow, coverage: Coverage | null): string[] {
  if (!found) return [unknownWord(person !== null, found, coverage), '', '', '', '', ''];
  const { tier, name, ats, webUrl, updatedAt } = found;
  return [tier === 'possible' ? 'possible' : 'known', name, stateOf(found) ?? '', ats, webUrl ?? '', updatedAt ?? ''];
}

/** Nobody is called new before the ATS was read to its end. */
function unknownWord(isPerson: boolean, found: null | undefined, coverage: Coverage | null): string {
  if (!isPerson) return 'not understood';
  if (found === undefined) return 'not looked up';
  return coverage?.state === 'complete' ? 'new' : 'not found';
}
