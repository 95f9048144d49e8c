// The accounts that are open: one for each connection, so that one token, one rate limit and one picture of what is
// restricted serve everybody who asks. Never hands out one that was opened under something else than is asked for now.

import type { Account } from '@/lib/ats/connector';
import type { RestrictedRows } from '@/lib/sync/run-sync';
import { ruleOf, type StoredConnection } from './connections';
import type { Settings } from './settings';

export interface OpenAccount {
  account: Account;
  restricted: RestrictedRows;
  /** From now on nothing that it is told is kept. */
  end(): void;
}

export interface Accounts {
  /** With the rule (see `ruleOf`) that this account reads under. */
  of(connection: StoredConnection): Promise<OpenAccount & { rule: string }>;
  close(connection: string): void;
}

export function createAccounts(tools: {
  readSettings(): Promise<Settings>;
  open(connection: StoredConnection, showRestricted: boolean): Promise<OpenAccount>;
}): Accounts {
  const held = new Map<string, { under: string; opened: Promise<OpenAccount> }>();

  function close(connection: string): void {
    void held.get(connection)?.opened.then(
      (account) => account.end(),
      () => undefined,
    );
    held.delete(connection);
  }

  return {
    async of(connection) {
      const settings = await tools.readSettings();
      const rule = ruleOf(connection, settings);
      const { id, ats, fields, options } = connection;
      // Whoever read the connection before it was saved anew may come after those who read it since.
      const under = JSON.stringify([rule, ats, fields, options.share]);
      let present = held.get(id);
      if (present?.under !== under) {
        close(id);
        present = { under, opened: tools.open(connection, settings.showRestricted) };
        held.set(id, present);
      }
      try {
        return { ...(await present.opened), rule };
      } catch (thrown) {
        if (held.get(id) === present) held.delete(id);
        throw thrown;
      }
    },
    close,
  };
}
