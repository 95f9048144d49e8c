// The browser's session storage as work sees it that can be ended. An answer of the ATS may come after the vault was
// locked and the session cleared: nothing of it is kept then.

/** Values by key, in memory, until the browser is closed. */
export interface SessionStore {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** After `ended` nothing is put there any more; reading and removing go on. */
export function sessionUntil(ended: AbortSignal, session: SessionStore): SessionStore {
  return {
    get: (key) => session.get(key),
    async set(items) {
      if (!ended.aborted) await session.set(items);
    },
    remove: (key) => session.remove(key),
  };
}
