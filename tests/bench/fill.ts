// How long the shipped build takes to read an account whole under its vendor's limit, all of which it may use: the lists
// first, then what is read person by person. The connection is submitted by message, as the popup submits it.

import { type Stage, simulatorAnswer } from '@/tests/support/stage';
import { waitFor } from '@/tests/support/wait-for';
import type { FilledAccount } from './accounts';
import { imposedMs } from './limit';
import { pause } from './progress';

export interface TimedFill {
  people: number;
  /** From the accepted submission to the finished first fill. */
  ms: number;
  calls: number;
  fewest: number;
  /** What the limit imposes on the fewest calls. */
  imposedMs: number;
  /** Calls that the vendor refused for being too many. */
  refused: number;
}

export interface TimedDetails {
  /** From the finished first fill until everybody's details are read. */
  ms: number;
  calls: number;
  imposedMs: number;
  refused: number;
}

interface View {
  problem: string | null;
  firstFillDone: boolean;
  details: unknown;
  state: string;
  people: number;
}

const POLL_MS = 100;

/** Connects and waits until the lists are read. */
export async function measureAccountFill(stage: Stage, account: FilledAccount): Promise<TimedFill> {
  const { simulator, limit, isCounted } = account;
  for (const host of account.hosts) stage.serve(host, simulatorAnswer(simulator));
  for (const origin of account.origins) await stage.grantHost(origin);
  const origins = JSON.stringify({ origins: account.origins });
  if (!(await stage.inExtension<boolean>(`chrome.permissions.request(${origins})`))) throw new Error('no permission');
  // From the beginning of a window, else chance decides how much of the first one is left.
  if (limit.kind === 'window') await pause(limit.windowMs - (Date.now() % limit.windowMs));
  await ask(stage, 'connection.submit', { draft: draftOf(account) });
  await waitFor(async () => (await views(stage))[0], 'the submission to be accepted', 60_000, 20);
  const from = Date.now();
  const filled = await waitFor(
    () => only(stage, ({ firstFillDone }) => firstFillDone),
    'the first fill',
    600_000,
    POLL_MS,
  );
  const ms = Date.now() - from;
  const counted = simulator.log.requests.filter(isCounted);
  const during = counted.filter(({ at }) => at >= from && at <= from + ms);
  const answered = during.filter(({ status }) => status !== 429);
  // The check asked for the first pages of lists, which is no reading: only what the fill asked for counts.
  const fewest = Math.min(account.fewest(during), answered.length);
  const before = counted.filter(({ at }) => at < from).map(({ at }) => at);
  return {
    people: filled.people,
    ms,
    calls: answered.length,
    fewest,
    imposedMs: imposedMs(limit, { calls: fewest, from, before }),
    refused: during.length - answered.length,
  };
}

/** Goes on from a finished fill until everybody's details are read. */
export async function measureDetails(stage: Stage, account: FilledAccount): Promise<TimedDetails> {
  const { log } = account.simulator;
  const from = Date.now();
  await waitFor(() => only(stage, ({ state }) => state === 'connected'), 'the details', 900_000, POLL_MS);
  const ms = Date.now() - from;
  const counted = log.requests.filter((request) => account.isCounted(request) && request.at >= from);
  const calls = counted.filter(({ status }) => status !== 429).length;
  return { ms, calls, imposedMs: calls * 100, refused: counted.length - calls };
}

function draftOf({ ats, fields, syncsFiles }: FilledAccount) {
  return {
    ats,
    name: '',
    capabilities: ['show', 'contact', 'files', 'reasons'],
    fields,
    options: {
      keepsWhole: true,
      syncsFiles,
      changesMinutes: 15,
      jobsMinutes: 15,
      share: 1,
      hiddenJobs: { statuses: [], visibilities: [], field: null },
    },
  };
}

async function only(stage: Stage, is: (view: View) => boolean): Promise<View | null> {
  const [view] = await views(stage);
  if (view?.problem) throw new Error(view.problem);
  return view && is(view) ? view : null;
}

const views = (stage: Stage) => ask<View[]>(stage, 'connection.list');

async function ask<T>(stage: Stage, name: string, input: unknown = {}): Promise<T> {
  const message = JSON.stringify({ name, input });
  const answer = await stage.inExtension<{ ok: boolean; out?: T; code?: string }>(
    `chrome.runtime.sendMessage(${message})`,
  );
  if (!answer?.ok) throw new Error(`${name}: ${answer?.code ?? 'no answer'}`);
  return answer.out as T;
}
