// Seals every row anew by the newest key, in the background, a batch at a time. Each batch is one transaction, and a row
// says itself which key sealed it: whoever dies in the middle begins again and passes over what is done.

import { logProblem } from '@/lib/log';
import type { InAtsDatabase } from '@/lib/match-index/database';
import type { KeptVault } from '@/lib/vault/vault';

type RowOf<T> = T extends { bulkGet(keys: never[]): PromiseLike<(infer R)[]> } ? NonNullable<R> : never;
type SealedIn<T> = [RowOf<T>] extends [never] ? false : RowOf<T> extends { sealed: Uint8Array } ? true : false;

/** The tables whose rows hold a `sealed` column: a table that is not on the list does not compile. */
type SealedTable = {
  [N in keyof InAtsDatabase]: SealedIn<InAtsDatabase[N]> extends true ? N : never;
}[keyof InAtsDatabase];

const SEALED: { readonly [N in SealedTable]: true } = {
  connections: true,
  records: true,
  decisions: true,
  tallies: true,
};
/** Small ones first: secrets are in them. */
export const SEALED_TABLES = Object.keys(SEALED) as SealedTable[];

const BATCH = 256;
/** Before every key there is. */
const FIRST_KEY = Number.NEGATIVE_INFINITY;

interface SealedRow {
  sealed: Uint8Array<ArrayBuffer>;
}

/**
 * Ends when no row is sealed by an older key any more, so that those may be dropped. What no key opens is left as it is.
 * Sealing is done outside transactions (they would commit), so a row that was written meanwhile is left to its writer,
 * who has the newest key already.
 *
 * @param onBatch is told the share that is done, 0 to 1
 */
export async function resealRows(
  database: InAtsDatabase,
  vault: Pick<KeptVault, 'reseal'>,
  onBatch: (share: number) => void = () => undefined,
): Promise<void> {
  const tables = SEALED_TABLES.map((name) => database.table<SealedRow>(name));
  const counts = await Promise.all(tables.map((table) => table.count()));
  const all = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  for (const table of tables) {
    let after: unknown = FIRST_KEY;
    for (;;) {
      const keys = await table.where(':id').above(after).limit(BATCH).primaryKeys();
      if (keys.length === 0) break;
      const rows = await table.bulkGet(keys);
      const fresh = await Promise.all(rows.map((row) => (row ? resealed(row, vault) : null)));
      if (fresh.some((sealed) => sealed !== null)) {
        await database.transaction('rw', table, async () => {
          const present = await table.bulkGet(keys);
          const changed = present.flatMap((row, at) => {
            const sealed = fresh[at];
            const before = rows[at]?.sealed;
            return row && sealed && before && isSame(row.sealed, before) ? [{ ...row, sealed }] : [];
          });
          await table.bulkPut(changed);
        });
      }
      after = keys.at(-1);
      done += keys.length;
      onBatch(Math.min(1, done / Math.max(all, 1)));
    }
  }
}

async function resealed({ sealed }: SealedRow, vault: Pick<KeptVault, 'reseal'>): Promise<SealedRow['sealed'] | null> {
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
