// Where access tokens are kept: never on disk, and never with anybody but the account that got them.

import type { ConnectorTools } from '@/lib/ats/connector';
import type { SessionStore } from './session-until';

export type TokenPlace = ConnectorTools['tokens'];

/** Of a saved connection; survives the worker, not the browser. */
export function sessionTokens(session: SessionStore, connection: string): TokenPlace {
  const key = tokenKey(connection);
  return {
    get: async () => (await session.get(key))[key],
    set: (token) => session.set({ [key]: token }),
  };
}

/** Under what the browser's session holds a connection's token. */
export const tokenKey = (connection: string): string => `token ${connection}`;

/** Of one attempt to connect: a token got with another secret would prove nothing of this one. */
export function passingTokens(): TokenPlace {
  let kept: unknown;
  return {
    get: async () => kept,
    async set(token) {
      kept = token;
    },
  };
}
