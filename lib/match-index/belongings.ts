// What people own, asked for with whatever else one look-up reads.

import type { RecordRow } from './database';
import type { Ask } from './read-at-once';
import type { Ref } from './row-key';
import { nameOf, rowName } from './row-name';

/**
 * The rows these people own, and, later, the rows those own, in the order of the people, without the candidates' own.
 *
 * @param mayOwn whether rows of a kind may own anything: others are not asked for
 */
export function askBelongings(
  records: IDBObjectStore,
  ask: Ask,
  people: readonly Ref[],
  mayOwn: (connection: string, kind: string) => boolean,
): RecordRow[][] {
  const byOwner = records.index('[connection+owner]');
  return people.map(({ connection, candidate }) => {
    const theirs: RecordRow[] = [];
    if (!mayOwn(connection, 'candidate')) return theirs;
    ask<RecordRow[]>(byOwner.getAll([connection, rowName('candidate', candidate)]), (rows) => {
      theirs.push(...rows);
      for (const row of rows) {
        if (!mayOwn(connection, row.resource)) continue;
        ask<RecordRow[]>(byOwner.getAll([connection, nameOf(row)]), (details) => theirs.push(...details), true);
      }
    });
    return theirs;
  });
}
