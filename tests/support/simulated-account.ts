// Connections to simulated ATSs as the background keeps and opens them: for suites that need no browser.

import type { Account, AtsRecord, Connector, ConnectorTools } from '@/lib/ats/connector';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { createHttp } from '@/lib/ats/http';
import { defaultOptions, type StoredConnection } from '@/lib/background/connections';
import type { SyncPlan } from '@/lib/sync/plan';
import { createRestrictedRows, type RestrictedRows } from '@/lib/sync/run-sync';
import type { SimulatorClock } from '@/tests/simulators/clock';
import { DEFAULT_CREDENTIAL, type Greenhouse } from '@/tests/simulators/greenhouse';
import { WEB_ORIGIN, WORK_EMAIL } from '@/tests/simulators/world';

/** The newest instant in any simulated account, ms. */
export const CHAOS_BEGINS = Date.UTC(2026, 10, 20, 9, 0, 0);

/** The connection `c1` to an account, as it would be kept, with everything switched on. */
export function keptConnection(connector: Connector, fields: Record<string, string>): StoredConnection {
  return {
    id: 'c1',
    ats: connector.id,
    name: 'Harbor & Pine',
    account: 'Harbor & Pine',
    user: null,
    capabilities: ['show', 'contact', 'files', 'reasons', 'notes'],
    fields: connector.tidy(fields),
    options: { ...defaultOptions(connector), syncsFiles: true },
    diagnosis: null,
  };
}

/** The simulated Greenhouse's. */
export function simulatedConnection(): StoredConnection {
  const { clientId, clientSecret } = DEFAULT_CREDENTIAL;
  return keptConnection(greenhouse, { clientId, clientSecret, webAddress: WEB_ORIGIN, workEmail: WORK_EMAIL });
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
  const connection = simulatedConnection();
  let token: unknown;
  const sleep = async (ms: number) => clock.advance(ms);
  const account = openKept(greenhouse, connection, {
    http: createHttp({ fetch: simulator.fetch, now: clock.now, sleep, random }),
    tokens: tokens ?? {
      get: async () => token,
      set: async (value) => {
        token = value;
      },
    },
    now: clock.now,
    isRestricted: restricted.has,
  });
  return { account, restricted, connector: greenhouse };
}

/** Opens a connection with what it has switched on. */
export function openKept(
  connector: Connector,
  { fields, capabilities, options }: StoredConnection,
  tools: Pick<ConnectorTools, 'http' | 'tokens' | 'now' | 'isRestricted'>,
): Account {
  return connector.open(fields, {
    ...tools,
    capabilities,
    syncsFiles: options.syncsFiles,
    showRestricted: false,
  });
}
