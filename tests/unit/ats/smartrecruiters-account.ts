// A simulated SmartRecruiters account, opened as a background would.

import type { Account, AtsRecord, ConnectorTools, Cursor, Page, Walk } from '@/lib/ats/connector';
import { createHttp } from '@/lib/ats/http';
import { smartrecruiters } from '@/lib/ats/smartrecruiters/connector';
import type { Candidate } from '@/lib/model/candidate';
import type { Capability } from '@/lib/model/connection';
import { createClock, type SimulatorClock } from '@/tests/simulators/clock';
import {
  createSmartRecruiters,
  type SmartRecruiters,
  type SmartRecruitersOptions,
} from '@/tests/simulators/smartrecruiters';
import { DEFAULT_OAUTH_CLIENT, DEFAULT_SMART_TOKEN } from '@/tests/simulators/smartrecruiters-access';
import { COMPANY, WORK_EMAIL } from '@/tests/simulators/smartrecruiters-company';
import { createSmartRecruitersWorld, type SmartRecruitersWorld } from '@/tests/simulators/smartrecruiters-world';

export const ALL: Capability[] = ['show', 'contact', 'files', 'reasons', 'notes'];

export const WITH_KEY = {
  signIn: 'key',
  apiKey: DEFAULT_SMART_TOKEN,
  companyIdentifier: COMPANY.identifier,
  workEmail: WORK_EMAIL,
};
export const WITH_CLIENT = {
  signIn: 'client',
  clientId: DEFAULT_OAUTH_CLIENT.clientId,
  clientSecret: DEFAULT_OAUTH_CLIENT.clientSecret,
  companyIdentifier: COMPANY.identifier,
  workEmail: WORK_EMAIL,
};
export const POSTINGS = { signIn: 'postings', companyIdentifier: COMPANY.identifier };

export interface Opened {
  simulator: SmartRecruiters;
  world: SmartRecruitersWorld;
  clock: SimulatorClock;
  account: Account;
  tools: ConnectorTools;
  fields: Record<string, string>;
  /** Another account of the same background. */
  again(): Account;
}

export interface Opening {
  options?: SmartRecruitersOptions;
  people?: number;
  capabilities?: Capability[];
  syncsFiles?: boolean;
  fields?: Record<string, string>;
}

export function openSmartRecruiters(opening: Opening = {}): Opened {
  const { options = {}, people = 60, capabilities = ALL, syncsFiles = true, fields = WITH_KEY } = opening;
  const clock = createClock({ startAt: Date.UTC(2026, 10, 20, 12, 0, 0), speed: 0 });
  const world = createSmartRecruitersWorld({ seed: 7, people });
  const simulator = createSmartRecruiters({ world, clock, options });
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
    isRestricted: () => false,
  };
  const tidied = smartrecruiters.tidy(fields);
  const again = () => smartrecruiters.open(tidied, tools);
  return { simulator, world, clock, tools, account: again(), again, fields: tidied };
}

/** All pages of a walk; the cursor goes through JSON in between. */
export async function pagesOf(account: Account, walk: Walk, cursor: Cursor | null = null): Promise<Page[]> {
  const pages: Page[] = [];
  for (let at = cursor; pages.length < 500; ) {
    const page = await account.page(walk, at);
    pages.push(page);
    if (page.next === null) return pages;
    at = JSON.parse(JSON.stringify(page.next)) as Cursor;
  }
  throw new Error('the walk does not end');
}

/** What a sync keeps, and whose details it has read. */
export class Kept {
  readonly rows = new Map<string, AtsRecord>();
  private readonly read = new Map<AtsRecord['id'], number>();

  add(records: readonly AtsRecord[]): void {
    for (const record of records) this.rows.set(`${record.resource}/${record.id}`, JSON.parse(JSON.stringify(record)));
  }

  of(resource: string): AtsRecord[] {
    return [...this.rows.values()].filter((row) => row.resource === resource);
  }

  own(candidate: AtsRecord['id']): AtsRecord[] {
    return [...this.rows.values()].filter(
      (row) => row.owner === `candidate/${candidate}` || (row.resource === 'candidate' && row.id === candidate),
    );
  }

  /** Reads the details of whoever is due; gives their ids. */
  async readDue(account: Account): Promise<AtsRecord['id'][]> {
    const due = this.of('candidate').filter((row) => (row.version ?? 0) > (this.read.get(row.id) ?? 0));
    for (const row of due) {
      this.add((await account.details?.(row.id, this.own(row.id)))?.records ?? []);
      this.read.set(row.id, row.version ?? 0);
    }
    return due.map(({ id }) => id);
  }

  /** Everybody who is shown, by id. */
  people(opened: Pick<Opened, 'fields' | 'tools'>): Map<string, Candidate> {
    const context = {
      connection: 'c1',
      readAt: '2026-11-21T10:00:00.000Z',
      fields: opened.fields,
      capabilities: opened.tools.capabilities,
    };
    const lookUp = (resource: string, id: AtsRecord['id'] | null | undefined) =>
      this.rows.get(`${resource}/${id}`)?.data;
    const people = this.of('candidate').map(({ id }) => smartrecruiters.assemble(this.own(id), lookUp, context));
    return new Map(people.filter((person) => person !== null).map((person) => [person.id, person]));
  }
}
