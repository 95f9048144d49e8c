// What people own, read by the browser's own interface. It is the one read that a look-up still waits for where memory has
// the rest, and with a library's promises around it, it took twice as much of the worker's time.

import type { RecordId } from '@/lib/ats/connector';
import type { RecordRow } from './database';
import { nameOf, rowName } from './row-name';

/**
 * The rows these people own, and the rows those own, in the order of the people, without the candidates' own; all of it as of
 * one moment, in a transaction of its own. Rejects with the browser's `DOMException`.
 *
 * @param mayOwn whether rows of a kind may own anything: others are not asked for
 */
export function readBelongings(
  database: IDBDatabase,
  people: readonly { connection: string; candidate: RecordId }[],
  mayOwn: (connection: string, kind: string) => boolean,
): Promise<RecordRow[][]> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('records', 'readonly');
    transaction.onabort = () => reject(transaction.error ?? new DOMException('ended by itself', 'AbortError'));
    const byOwner = transaction.objectStore('records').index('[connection+owner]');
    const belongings = people.map((): RecordRow[] => []);
    let waiting = 0;

    function ask(connection: string, owner: string, into: RecordRow[], then: (rows: RecordRow[]) => void): void {
      waiting += 1;
      const request: IDBRequest<RecordRow[]> = byOwner.getAll([connection, owner]);
      request.onsuccess = () => {
        into.push(...request.result);
        then(request.result);
        waiting -= 1;
        // The end of the transaction is a journey of its own, and changes nothing of what was read.
        if (waiting === 0) resolve(belongings);
      };
    }

    for (const [i, { connection, candidate }] of people.entries()) {
      if (!mayOwn(connection, 'candidate')) continue;
      const theirs = belongings[i] as RecordRow[];
      ask(connection, rowName('candidate', candidate), theirs, (rows) => {
        for (const row of rows) {
          if (mayOwn(connection, row.resource)) ask(connection, nameOf(row), theirs, () => undefined);
        }
      });
    }
    if (waiting === 0) resolve(belongings);
  });
}
