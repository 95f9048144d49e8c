// Several reads as one transaction.

import Dexie, { type PromiseExtended, type Table } from 'dexie';

/**
 * What `work` reads, all of it as of one moment. It is told when it is there: the browser's closing of the transaction, which
 * is a journey of its own and which Dexie waits for, changes nothing of what was read.
 *
 * @param work nothing may be awaited in it but the database
 */
export function readTogether<T>(database: Dexie, tables: Table[], work: () => Promise<T>): PromiseExtended<T> {
  // Dexie's own kind: who waits for it goes on outside of the transaction.
  return new Dexie.Promise<T>((resolve, reject) => {
    database.transaction('r', tables, async () => resolve(await work())).catch(reject);
  });
}
