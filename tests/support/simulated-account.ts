// An account of the simulator opened in process, as the background opens one: for suites that need no browser.

import type { Account, AtsRecord, Connector, ConnectorTools } from '@/lib/ats/connector';
import { greenhouse as connector } from '@/lib/ats/greenhouse/connector';
import { createHttp } from '@/lib/ats/http';
import { defaultOptions, type StoredConnection } from '@/lib/background/connections';
import type { SyncPlan } from '@/lib/sync/plan';
import { createRestrictedRows, type RestrictedRows } from '@/lib/sync/run-sync';
import type { SimulatorClock } from '@/tests/simulators/clock';
import { DEFAULT_CREDENTIAL, type Greenhouse } from '@/tests/simulators/greenhouse';
import { WEB_ORIGIN, WORK_EMAIL } from '@/tests/simulators/world';

/** The simulator's connection `c1`, as it would be kept. */
export function simulatedConnection(): StoredConnection {
  const { clientId, clientSecret } = DEFAULT_CREDENTIAL;
  return {
    id: 'c1',
    ats: connector.id,
    name: 'Harbor & Pine',
    account: 'Harbor & Pine',
    user: null,
    capabilities: ['show', 'contact', 'files', 'reasons', 'notes'],
    fields: connector.tidy({ clientId, clientSecret, webAddress: WEB_ORIGIN, workEmail: WORK_EMAIL }),
    options: defaultOptions(connector),
    diagnosis: null,
  };
}

/** Every quarter of an hour, and everything is kept. */
export const PLAN: SyncPlan = { changesEveryMs: 15 * 60_000, jobsEveryMs: 15 * 60_000, sweepEveryMs: 6 * 3_600_000 };
export const whole = (record: AtsRecord): AtsRecord => record;

export interface AccountOptions {
  /** What earlier workers learned. */
  restricted?: RestrictedRows;
  tokens?: ConnectorTools['tokens'];
  random?(): number;
}

/** Waiting moves the simulator's clock instead of taking time. */
export function openSimulatedAccount(
  simulator: Pick<Greenhouse, 'fetch'>,
  clock: SimulatorClock,
  { restricted = createRestrictedRows(), tokens, random = Math.random }: AccountOptions = {},
): { account: Account; restricted: RestrictedRows; connector: Connector } {
  const { capabilities, fields } = simulatedConnection();
  let token: unknown;
  const account = connector.open(fields, {
    http: createHttp({
      fetch: simulator.fetch,
      now: clock.now,
      sleep: async (ms) => clock.advance(ms),
      random,
    }),
    tokens: tokens ?? {
      get: async () => token,
      set: async (value) => {
        token = value;
      },
    },
    now: clock.now,
    capabilities,
    syncsFiles: true,
    showRestricted: false,
    isRestricted: restricted.has,
  });
  return { account, restricted, connector };
}
