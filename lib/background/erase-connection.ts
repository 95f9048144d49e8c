// Forgetting a connection: everything read of it, its tokens, and the hosts that no other needs.

import type { Decisions } from '@/lib/decisions/decisions';
import { forgetTexts } from '@/lib/identity/remembered';
import type { MatchIndex } from '@/lib/match-index/match-index';
import type { Schedule } from '@/lib/sync/schedule';
import type { Accounts } from './accounts';
import type { ConnectionStore, StoredConnection } from './connections';
import type { Surroundings } from './handlers';

export interface EraseTools {
  accounts: Pick<Accounts, 'close'>;
  index: Pick<MatchIndex, 'erase'>;
  decisions: Pick<Decisions, 'forgetConnection'>;
  store: Pick<ConnectionStore, 'all'>;
  schedule: Pick<Schedule, 'without'>;
  surroundings: Pick<Surroundings, 'forget' | 'announce'>;
}

/** No run of it goes on or begins while it is erased. */
export async function eraseConnection(connection: StoredConnection, tools: EraseTools): Promise<void> {
  await tools.schedule.without(connection.id, async () => {
    await tools.index.erase(connection.id);
    // Not before: nobody finds the connection any more who could open its account anew.
    tools.accounts.close(connection.id);
  });
  forgetTexts();
  // Connected anew, the account is another connection: nothing could be told of its records.
  await tools.decisions.forgetConnection(connection.id);
  await tools.surroundings.forget(connection, await tools.store.all());
  tools.surroundings.announce('index.changed');
}
