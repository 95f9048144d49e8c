// Several reads as one transaction, by the browser's own interface: for the reads a page waits for. With a library's promises
// around each, they took twice as much of the worker's time.

/**
 * Sends on what a request brings.
 *
 * @param isLater what need not be there to begin with
 */
export type Ask = <T>(request: IDBRequest<T>, then: (result: T) => void, isLater?: boolean) => void;

export interface ReadAtOnce<T> {
  read: T;
  /** Resolves when everything is there, what may be later too. */
  whole: Promise<void>;
}

/**
 * What `work` gives, once everything it asked for, and what that asked for in turn, is there, but for what may be later; all of
 * it as of one moment. Both reject with the browser's `DOMException`, or with what `work` throws.
 *
 * @param work asks; what it gives may be filled by the answers
 */
export function readAtOnce<T>(
  database: IDBDatabase,
  tables: readonly string[],
  work: (tableOf: (name: string) => IDBObjectStore, ask: Ask) => T,
): Promise<ReadAtOnce<T>> {
  return new Promise((resolve, reject) => {
    const all = Promise.withResolvers<void>();
    const whole = all.promise;
    // Whoever waits for it is told; nobody may.
    whole.catch(() => undefined);
    const transaction = database.transaction(tables, 'readonly');
    transaction.onabort = () => {
      const error = transaction.error ?? new DOMException('ended by itself', 'AbortError');
      reject(error);
      all.reject(error);
    };
    const waiting = { now: 0, later: 0 };
    // The end of the transaction is a journey of its own, and changes nothing of what was read.
    const settle = () => {
      if (waiting.now > 0) return;
      resolve({ read, whole });
      if (waiting.later === 0) all.resolve();
    };
    const ask: Ask = (request, then, isLater = false) => {
      const when = isLater ? 'later' : 'now';
      waiting[when] += 1;
      request.onsuccess = () => {
        then(request.result);
        waiting[when] -= 1;
        settle();
      };
    };
    const read = work((name) => transaction.objectStore(name), ask);
    settle();
  });
}
