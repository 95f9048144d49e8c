// Seals every row anew by the newest key, in the background, a batch at a time. Each batch is one transaction, and a row
// says itself which key sealed it: whoever dies in the middle begins again and passes over what is done.

import { logProblem } from '@/lib/log';
import type { InAtsDatabase, ParcelRow, RecordRow } from '@/lib/match-index/database';
import { packRows, unpackRows } from '@/lib/match-index/parcel-bytes';
import type { KeptVault } from '@/lib/vault/vault';

type RowOf<T> = T extends { bulkGet(keys: never[]): PromiseLike<(infer R)[]> } ? NonNullable<R> : never;
type SealedIn<T> = [RowOf<T>] extends [never]
  ? false
  : RowOf<T> extends { sealed: Uint8Array } | { packed: Uint8Array }
    ? true
    : false;

/** The tables whose rows, or rows within them, hold a `sealed` column: a table that is not on the list does not compile. */
type SealedTable = {
  [N in keyof InAtsDatabase]: SealedIn<InAtsDatabase[N]> extends true ? N : never;
}[keyof InAtsDatabase];

const SEALED: { readonly [N in SealedTable]: true } = {
  connections: true,
  records: true,
  parcels: true,
  decisions: true,
  tallies: true,
};
/** Small ones first: secrets are in them. */
export const SEALED_TABLES = Object.keys(SEALED) as SealedTable[];

/** Whoever asks meanwhile waits for one batch at most, and half of the time for none. */
const BATCH = 128;
/** Before every key there is. */
const FIRST_KEY = Number.NEGATIVE_INFINITY;

type Bytes = Uint8Array<ArrayBuffer>;

/** The columns that are sealed: one of a record that is not on the list does not compile. */
const COLUMNS: {
  readonly [C in keyof RecordRow as [NonNullable<RecordRow[C]>] extends [Uint8Array] ? C : never]-?: true;
} = { sealed: true, who: true };
const COLUMN_NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** A row with what is sealed in it. */
type Piece = { sealed: Bytes } & Partial<Record<keyof typeof COLUMNS, Bytes>>;

/** Sealed itself, or a parcel of rows that are. */
type SealedRow = Piece | ParcelRow;

function sealedIn(row: SealedRow): Bytes[] {
  const pieces: readonly Piece[] = 'packed' in row ? unpackRows(row.connection, row.packed) : [row];
  return pieces.flatMap((piece) => COLUMN_NAMES.flatMap((name) => piece[name] ?? []));
}

/** The row with what was sealed anew; null where nothing in it was, or it was written meanwhile. */
function withFresh(row: SealedRow, fresh: ReadonlyMap<Bytes, Bytes>): SealedRow | null {
  const before = [...fresh];
  const renewed = <T extends Piece>(piece: T): T => {
    const columns = COLUMN_NAMES.flatMap((name) => {
      const [, next] = before.find(([bytes]) => piece[name] && isSame(bytes, piece[name])) ?? [];
      return next ? [[name, next] as const] : [];
    });
    return columns.length > 0 ? { ...piece, ...Object.fromEntries(columns) } : piece;
  };
  if (!('packed' in row)) {
    const next = renewed(row);
    return next === row ? null : next;
  }
  const rows = unpackRows(row.connection, row.packed);
  const next = rows.map(renewed);
  return next.every((one, at) => one === rows[at]) ? null : { ...row, packed: packRows(next) };
}

/** What the first time over all rows is of the work. */
const FIRST_SHARE = 0.9;

/**
 * Ends when no row is sealed by an older key any more, so that those may be dropped. What no key opens is left as it is.
 * Sealing is done outside transactions (they would commit), so a row that was written meanwhile is left as it was written:
 * by the newest key, or moved as it was. So it is gone over again until nothing is found.
 *
 * @param onBatch is told the share that is done, 0 to 1
 */
export async function resealRows(
  database: InAtsDatabase,
  vault: Pick<KeptVault, 'reseal'>,
  onBatch: (share: number) => void = () => undefined,
): Promise<void> {
  let isLeft = await goOver(database, vault, (share) => onBatch(share * FIRST_SHARE));
  while (isLeft) isLeft = await goOver(database, vault, (share) => onBatch(FIRST_SHARE + share * (1 - FIRST_SHARE)));
}

/** Every row once; true when any was sealed by an older key. */
async function goOver(
  database: InAtsDatabase,
  vault: Pick<KeptVault, 'reseal'>,
  onBatch: (share: number) => void,
): Promise<boolean> {
  const tables = SEALED_TABLES.map((name) => database.table<SealedRow>(name));
  const counts = await Promise.all(tables.map((table) => table.count()));
  const all = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  let isFound = false;
  for (const table of tables) {
    let after: unknown = FIRST_KEY;
    for (;;) {
      const begin = performance.now();
      const keys = await table.where(':id').above(after).limit(BATCH).primaryKeys();
      if (keys.length === 0) break;
      const rows = await table.bulkGet(keys);
      const fresh = await Promise.all(rows.map((row) => freshOf(row, vault)));
      if (fresh.some(({ size }) => size > 0)) {
        isFound = true;
        await database.transaction('rw', table, async () => {
          const present = await table.bulkGet(keys);
          const changed = present.map((row, at) => row && withFresh(row, fresh[at] ?? new Map()));
          await table.bulkPut(changed.filter((row) => row != null));
        });
      }
      after = keys.at(-1);
      done += keys.length;
      onBatch(Math.min(1, done / Math.max(all, 1)));
      await new Promise((resolve) => setTimeout(resolve, performance.now() - begin));
    }
  }
  return isFound;
}

/** What of a row was sealed by an older key, sealed anew. */
async function freshOf(row: SealedRow | undefined, vault: Pick<KeptVault, 'reseal'>) {
  const sealed = row ? sealedIn(row) : [];
  const fresh = await Promise.all(sealed.map((bytes) => resealed(bytes, vault)));
  return new Map(sealed.flatMap((bytes, at) => (fresh[at] ? [[bytes, fresh[at]] as const] : [])));
}

async function resealed(sealed: Bytes, vault: Pick<KeptVault, 'reseal'>): Promise<Bytes | null> {
  try {
    return await vault.reseal(sealed);
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'vault/locked') throw thrown;
    logProblem('reseal', thrown);
    return null;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
