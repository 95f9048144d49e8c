// A simulated Greenhouse account, opened as a background would.

import type { Account, AtsRecord, ConnectorTools, Cursor, Page, Walk } from '@/lib/ats/connector';
import { greenhouse } from '@/lib/ats/greenhouse/connector';
import { createHttp } from '@/lib/ats/http';
import type { Capability } from '@/lib/model/connection';
import { createClock, type SimulatorClock } from '@/tests/simulators/clock';
import {
  createGreenhouse,
  DEFAULT_CREDENTIAL,
  type Greenhouse,
  type GreenhouseOptions,
} from '@/tests/simulators/greenhouse';
import { createWorld, type World } from '@/tests/simulators/world';

export interface Opened {
  simulator: Greenhouse;
  world: World;
  clock: SimulatorClock;
  account: Account;
  tools: ConnectorTools;
  /** What is kept in the token place. */
  token(): unknown;
  /** Another account of the same background. */
  again(): Account;
}

export interface Opening {
  options?: GreenhouseOptions;
  capabilities?: Capability[];
  fields?: Record<string, string>;
  isRestricted?: ConnectorTools['isRestricted'];
  syncsFiles?: boolean;
}

export function openAccount({
  options = {},
  capabilities = ['show', 'files', 'reasons'],
  fields = {},
  isRestricted,
  syncsFiles = true,
}: Opening = {}): Opened {
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 9, 0, 0), speed: 0 });
  const world = createWorld({ seed: 7, people: 60 });
  const simulator = createGreenhouse({ world, clock, options });
  let token: unknown = null;
  const tools: ConnectorTools = {
    http: createHttp({
      fetch: simulator.fetch,
      now: clock.now,
      sleep: async (ms) => clock.advance(ms),
      random: () => 0.5,
    }),
    tokens: {
      get: async () => token,
      set: async (value) => {
        token = value;
      },
    },
    now: clock.now,
    capabilities,
    syncsFiles,
    showRestricted: false,
    isRestricted: isRestricted ?? (() => false),
  };
  const again = () =>
    greenhouse.open(
      { clientId: DEFAULT_CREDENTIAL.clientId, clientSecret: DEFAULT_CREDENTIAL.clientSecret, ...fields },
      tools,
    );
  return { simulator, world, clock, tools, account: again(), again, token: () => token };
}

/** All pages of a walk; the cursor goes through JSON in between. */
export async function pagesOf(account: Account, walk: Walk, cursor: Cursor | null = null): Promise<Page[]> {
  const pages: Page[] = [];
  for (let at = cursor; pages.length < 300; ) {
    const page = await account.page(walk, at);
    pages.push(page);
    if (page.next === null) return pages;
    at = JSON.parse(JSON.stringify(page.next)) as Cursor;
  }
  throw new Error('the walk does not end');
}

export function recordsOf(pages: readonly Page[], resource: string): AtsRecord[] {
  return pages.flatMap((page) => page.records).filter((record) => record.resource === resource);
}
