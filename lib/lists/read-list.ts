// Reads what was pasted or dropped, a table or plain lines, into people to look for. Every line that holds anything comes
// back, also those that say nobody. Pure; knows no index.

import Papa from 'papaparse';
import { type ColumnKind, kindOfHeading, readColumns, type Table } from './columns';
import { NO_PERSON, type PersonText, saysSomebody } from './person-text';
import { isAddress, isEmail, readLine, several, toAddress } from './read-line';

export interface ListRow {
  /** The row's number among those that hold anything, from 1. */
  row: number;
  /** As it was pasted: the line, or the cells. */
  cells: string[];
  /** null: nothing in it says who. */
  person: PersonText | null;
}

export interface PastedList {
  rows: ListRow[];
  /** Headings of the table, where it has any. */
  header: string[] | null;
  /** How its columns were understood; null for plain lines. */
  kinds: ColumnKind[] | null;
  /** Rows that were left out, because the list is longer than `MOST_ROWS`. */
  left: number;
}

export const MOST_ROWS = 20_000;
/** Longer text is not looked at: 20,000 long rows have less. */
export const LONGEST_LIST = 20_000_000;

/**
 * @example readList('name,company\nMara Example,Brightwater').rows[0].person // { name: 'Mara Example', company: 'Brightwater', … }
 */
export function readList(text: string): PastedList {
  const cells = withoutPreamble(readCells(text.slice(0, LONGEST_LIST).replace(/^\ufeff/, '')));
  const isTable = cells.some((row) => row.length > 1);
  const table = isTable ? readColumns(cells) : null;
  // Lines with commas in them are no table.
  return table?.kinds.some((kind) => kind !== 'other') ? rowsOf(cells, table) : linesOf(text);
}

const LONGEST_PREAMBLE = 10;

/** Some exports say a few words about themselves before their headings. */
function withoutPreamble(cells: string[][]): string[][] {
  const [first = []] = cells;
  const isNarrow = first.filter((cell) => cell.trim() !== '').length === 1;
  const at = cells
    .slice(0, LONGEST_PREAMBLE)
    .findIndex((row) => row.length > 2 && row.filter((cell) => kindOfHeading(cell) !== null).length > 2);
  return isNarrow && at > 0 ? cells.slice(at) : cells;
}

function rowsOf(cells: string[][], table: Table): PastedList {
  const { kinds, hasHeader } = table;
  const body = hasHeader ? cells.slice(1) : cells;
  return {
    rows: body.slice(0, MOST_ROWS).map((row, at) => ({ row: at + 1, cells: row, person: personOf(row, table) })),
    header: hasHeader ? (cells[0] ?? null) : null,
    kinds,
    left: Math.max(0, body.length - MOST_ROWS),
  };
}

/** Several people as the head of a message has them: `Mara Example <mara@mail.example>, Otto Sample <…>`. */
const MAILBOXES = /<[^<>\s@]+@[^<>\s@]+>\s*[,;].*<[^<>\s@]+@[^<>\s@]+>/;

function linesOf(text: string): PastedList {
  const lines = text
    .slice(0, LONGEST_LIST)
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => (MAILBOXES.test(line) ? line.split(/(?<=>)\s*[,;]\s*/) : [line]))
    .filter((line) => line !== '');
  return {
    rows: lines.slice(0, MOST_ROWS).map((line, at) => ({ row: at + 1, cells: [line], person: readLine(line) })),
    header: null,
    kinds: null,
    left: Math.max(0, lines.length - MOST_ROWS),
  };
}

function readCells(text: string): string[][] {
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    delimitersToGuess: ['\t', ',', ';', '|'],
  });
  // A quotation mark that is never closed swallows what comes after it: then every line is read by itself.
  return errors.some(({ type }) => type === 'Quotes') ? linesApart(text, meta.delimiter) : data;
}

function linesApart(text: string, delimiter: string): string[][] {
  const bare = (cell: string) => cell.trim().replace(/^"|"$/g, '').replaceAll('""', '"');
  return text
    .split(/\r\n|[\n\r]/)
    .map((line) => {
      const { data, errors } = Papa.parse<string[]>(line, { delimiter });
      return errors.some(({ type }) => type === 'Quotes') ? line.split(delimiter).map(bare) : (data[0] ?? []);
    })
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

const IDENTITIES: readonly ColumnKind[] = ['name', 'given', 'family', 'email', 'phone', 'url'];

function personOf(row: readonly string[], { kinds, hasHeader }: Table): PersonText | null {
  const all = (wanted: ColumnKind) =>
    row.flatMap((cell, at) => (kinds[at] === wanted && cell.trim() !== '' ? [cell.trim().slice(0, 500)] : []));
  const first = (wanted: ColumnKind) => all(wanted)[0] ?? null;
  const named = all('name').find((cell) => /\p{L}/u.test(cell)) ?? null;
  // Cells without a heading are what somebody wrote in a line; those of a heading nobody knows may be of anybody.
  const beside = hasHeader ? [] : all('other').filter((cell) => /\p{L}/u.test(cell));
  const told = named === null ? readLine(beside.join(', ')) : null;
  const parts = [...all('given').slice(0, 1), ...all('family').slice(0, 1)];
  const person: PersonText = {
    ...NO_PERSON,
    name: named ?? (parts.length > 0 ? parts.join(' ') : (told?.name ?? null)),
    headline: told ? told.headline : beside.length > 0 ? beside.join(' | ') : null,
    company: first('company'),
    title: first('title'),
    location: first('location'),
    urls: all('url').flatMap(several).filter(isAddress).map(toAddress),
    emails: all('email').flatMap(several).filter(isEmail).map(withoutScheme),
    phones: all('phone')
      .flatMap((cell) => cell.split(/[;,|\n]/))
      .map((phone) => phone.trim())
      .filter((phone) => /\d\D*(?:\d\D*){6}/.test(phone)),
  };
  if (saysSomebody(person)) return person;
  // What stands in no column that is known may still say who it is, unless headings say where that would stand.
  return hasHeader && kinds.some((kind) => IDENTITIES.includes(kind)) ? null : readLine(row.join(', '));
}

function withoutScheme(email: string): string {
  return email.replace(/^mailto:/i, '').replace(/^<|>$/g, '');
}
