// What goes wrong in the database, told as errors of ours.

import { AppError } from '@/lib/errors';

/** Failures of the database, as the two codes people can do something about. */
export async function guard<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const names = [cause, (cause as { inner?: unknown }).inner].map((error) => (error as Error | null)?.name);
    throw new AppError(names.includes('QuotaExceededError') ? 'storage/full' : 'storage/unavailable', { cause });
  }
}
