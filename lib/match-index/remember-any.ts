// Whether there is any of something in the database, so that it is not asked for in vain. Nobody but this worker writes, so
// what was once known stays true: what is put is noted, and what is no longer there costs a question.

import Dexie from 'dexie';

export interface AnyMemory {
  /** undefined: not known. */
  recall(name: string): boolean | undefined;
  /** Something is put. */
  note(name: string): void;
  /** What was found in the caller's transaction. */
  learn(name: string, isAny: boolean): void;
}

export function rememberAny(): AnyMemory {
  const known = new Map<string, boolean>();
  return {
    recall: (name) => known.get(name),
    note: (name) => known.set(name, true),
    learn(name, isAny) {
      // What a transaction that writes does not find, it may itself have taken away, and be aborted.
      if (isAny || Dexie.currentTransaction?.mode === 'readonly') known.set(name, isAny);
    },
  };
}
