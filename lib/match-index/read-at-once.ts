// Several reads as one transaction, by the browser's own interface: for the reads a page waits for. With a library's promises
// around each, they took twice as much of the worker's time.

/** Sends on what a request brings. */
export type Ask = <T>(request: IDBRequest<T>, then: (result: T) => void) => void;

/**
 * What `work` gives, once everything it asked for, and what that asked for in turn, is there; all of it as of one moment.
 * Rejects with the browser's `DOMException`, or with what `work` throws.
 *
 * @param work asks; what it gives may be filled by the answers
 */
export function readAtOnce<T>(
  database: IDBDatabase,
  tables: readonly string[],
  work: (tableOf: (name: string) => IDBObjectStore, ask: Ask) => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(tables, 'readonly');
    transaction.onabort = () => reject(transaction.error ?? new DOMException('ended by itself', 'AbortError'));
    let waiting = 0;
    const ask: Ask = (request, then) => {
      waiting += 1;
      request.onsuccess = () => {
        then(request.result);
        waiting -= 1;
        // The end of the transaction is a journey of its own, and changes nothing of what was read.
        if (waiting === 0) resolve(read);
      };
    };
    const read = work((name) => transaction.objectStore(name), ask);
    if (waiting === 0) resolve(read);
  });
}
