// One change after another, whatever becomes of the one before.

/** @example const inTurn = createInTurn(); await inTurn(async () => write(change(await read()))) */
export function createInTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(() => work());
    last = done.catch(() => undefined);
    return done;
  };
}
