// Waits for what will come to be, and says what it waited for when it does not.

/**
 * The first value that is neither null, undefined nor false; what is thrown meanwhile counts as not there yet.
 *
 * @param what for the message of the error that says it never came
 */
export async function waitFor<T>(
  read: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  what: string,
  timeoutMs = 10_000,
  everyMs = 50,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await read();
      if (value !== null && value !== undefined && value !== false) return value as T;
      last = value;
    } catch (reason) {
      last = reason;
    }
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for ${what} (last: ${String(last)})`);
    await new Promise((done) => setTimeout(done, everyMs));
  }
}
