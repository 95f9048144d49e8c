// Not waiting for an answer that may take minutes, once nobody wants it any more. Ends nothing: the answer is dropped.

/** What `asked` gives; null when the signal fires first. */
export async function unlessAborted<T>(asked: Promise<T>, signal: AbortSignal): Promise<T | null> {
  let end: () => void = () => undefined;
  const aborted = new Promise<null>((resolve) => {
    end = () => resolve(null);
  });
  if (signal.aborted) end();
  signal.addEventListener('abort', end);
  try {
    return await Promise.race([unlessUnhandled(asked), aborted]);
  } finally {
    // The signal outlives the answer, and would hold it for as long as the run lasts.
    signal.removeEventListener('abort', end);
  }
}

/** Whoever is not waited for must not end as an unhandled rejection. */
export function unlessUnhandled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
