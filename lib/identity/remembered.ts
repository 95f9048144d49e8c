// Remembers what a function made of the texts it saw last: a million records name a few thousand employers and places. In
// the worker's memory alone, and no longer than their vault is open and their connection there.

/** More texts than are worth keeping at once; a few hundred bytes each. */
const MOST_KEPT = 8192;

const all: { forget(): void }[] = [];

/** The function, which must depend on its text alone, with a bounded memory. */
export function remembered<Result>(make: (text: string) => Result): (text: string) => Result {
  let recent = new Map<string, Result>();
  let older = new Map<string, Result>();
  all.push({
    forget() {
      recent = new Map();
      older = new Map();
    },
  });
  return (text) => {
    let known = recent.get(text);
    if (known !== undefined) return known;
    known = older.get(text);
    if (known === undefined) known = make(text);
    // Two generations: what is not asked for again while one fills up is forgotten.
    if (recent.size >= MOST_KEPT / 2) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, known);
    return known;
  };
}

/**
 * The function with a memory of its own, gone with whoever holds it: for what is personal, and met several times in one
 * piece of work.
 */
export function readingOnce<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = read(text);
      known.set(text, result);
    }
    return result;
  };
}

/** Among the texts are words of people's names: they go when a vault is locked and when a connection is removed. */
export function forgetTexts(): void {
  for (const one of all) one.forget();
}
