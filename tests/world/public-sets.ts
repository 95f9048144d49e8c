// Public data sets with known answers, read from a folder the user names; none is kept in the repository. Each becomes
// profiles with the number of the person, or pairs of names. Only what a profile page could show is taken over.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Profile, type ProfilePart, wholeProfile } from '@/lib/model/profile';

export interface KnownRecord {
  /** Equal for records of one person. */
  person: string;
  profile: Profile;
  /** Where two files are linked: the side; records of one side are not looked for in it. */
  side?: 'page' | 'record';
}

export interface NamePair {
  group: string;
  left: string;
  right: string;
  same: boolean;
}

export interface PublicSet {
  name: string;
  records: KnownRecord[];
}

/** Every set whose files are in the folder. */
export async function readPublicSets(folder: string): Promise<PublicSet[]> {
  const sets: PublicSet[] = [];
  const add = (name: string, records: KnownRecord[]) => {
    if (records.length > 0) sets.push({ name, records });
  };
  for (const number of [1, 2, 3]) add(`FEBRL ${number}`, febrl(rowsOf(folder, `dataset${number}.csv`)));
  const [left, right] = [rowsOf(folder, 'dataset4a.csv'), rowsOf(folder, 'dataset4b.csv')];
  if (left.length > 0 && right.length > 0) add('FEBRL 4', [...febrl(left, 'page'), ...febrl(right, 'record')]);
  add('fake_1000', rowsOf(folder, 'fake_1000.csv').map(fakePerson));
  add('historical figures', await historical(join(folder, 'historical_figures_with_errors_50k.parquet')));
  add('Senzing truth set', senzing(folder));
  return sets;
}

const VISIBLE_NAME_GROUPS = ['nk_checks', 'nk_unit_tests', 'cluster_align', 'cust_cases'];

/** Pairs of personal names that were judged by people; the made-up groups are left out. */
export function readNamePairs(folder: string): NamePair[] {
  return rowsOf(folder, 'cases.csv')
    .filter((row) => row.schema === 'Person' && VISIBLE_NAME_GROUPS.includes(row.case_group ?? ''))
    .map((row) => ({
      group: row.case_group ?? '',
      left: row.name1 ?? '',
      right: row.name2 ?? '',
      same: row.is_match === 'true',
    }));
}

type Row = Record<string, string>;

const list = (...texts: (string | undefined)[]): string[] => texts.flatMap((text) => (text ? [text] : []));

function profileOf(about: ProfilePart): Profile {
  return wholeProfile([about]);
}

/** Name, suburb and state, as a page would; birth date and number are on none. */
function febrl(rows: Row[], side?: KnownRecord['side']): KnownRecord[] {
  return rows.map((row) => ({
    person: row.rec_id?.match(/rec-(\d+)/)?.[1] ?? '',
    profile: profileOf({
      names: list(list(row.given_name, row.surname).join(' ')),
      locations: list(list(row.suburb, row.state?.toUpperCase(), 'Australia').join(', ')),
    }),
    ...(side !== undefined && { side }),
  }));
}

function fakePerson(row: Row): KnownRecord {
  return {
    person: row.cluster ?? '',
    profile: profileOf({
      names: list(list(row.first_name, row.surname).join(' ')),
      locations: list(row.city),
      emails: list(row.email),
    }),
  };
}

/** The clusters that are there to be looked at: number modulo 5 is 0, 1 or 2. */
async function historical(file: string): Promise<KnownRecord[]> {
  if (!existsSync(file)) return [];
  const { parquetReadObjects } = await import('hyparquet');
  const bytes = readFileSync(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = (await parquetReadObjects({ file: buffer })) as Record<string, string | null>[];
  return rows
    .filter(({ cluster }) => Number(cluster?.replace(/\D/g, '')) % 5 < 3)
    .map((row) => ({
      person: row.cluster ?? '',
      profile: profileOf({
        names: list(row.full_name ?? list(row.first_name ?? undefined, row.surname ?? undefined).join(' ')),
        locations: list(row.birth_place ?? undefined),
        positions: row.occupation ? [{ company: null, title: row.occupation }] : [],
      }),
    }));
}

/** Its people; organisations are none of ours. */
function senzing(folder: string): KnownRecord[] {
  const clusters = new Map(
    rowsOf(folder, 'actual_truthset_key.csv').map((row) => [
      `${row.DATA_SOURCE} ${row.RECORD_ID}`,
      row.CLUSTER_ID ?? '',
    ]),
  );
  return ['customers.csv', 'reference.csv', 'watchlist.csv']
    .flatMap((file) => rowsOf(folder, file))
    .filter((row) => row.RECORD_TYPE === 'PERSON' && clusters.has(`${row.DATA_SOURCE} ${row.RECORD_ID}`))
    .map((row) => ({
      person: clusters.get(`${row.DATA_SOURCE} ${row.RECORD_ID}`) ?? '',
      profile: profileOf({
        names: list(
          row.PRIMARY_NAME_FULL ||
            list(row.PRIMARY_NAME_FIRST, row.PRIMARY_NAME_MIDDLE, row.PRIMARY_NAME_LAST).join(' '),
          row.NATIVE_NAME_FULL,
        ),
        locations: list(list(row.ADDR_CITY, row.ADDR_STATE).join(', ')),
        emails: list(row.EMAIL_ADDRESS),
        phones: list(row.PHONE_NUMBER),
        positions: row.EMPLOYER ? [{ company: row.EMPLOYER, title: null }] : [],
      }),
    }));
}

function rowsOf(folder: string, file: string): Row[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  const [head = [], ...rows] = csvCells(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name.trim(), (cells[index] ?? '').trim()])));
}

/** Cells by row; a quoted one may hold commas, line ends and doubled quotes (RFC 4180). */
export function csvCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g;
  for (let match = cells.exec(text); match !== null && cells.lastIndex <= text.length; match = cells.exec(text)) {
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] !== ',') {
      if (row.length > 1 || row[0] !== '') rows.push(row);
      row = [];
    }
    if (match[3] === '') break;
  }
  return rows;
}
