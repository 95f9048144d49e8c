// The second phase: what listings leave out, one person at a time, newest first. Where it stands is in the rows
// themselves, so it goes on wherever it was stopped.

import type { Account, AtsRecord, Problem, RecordId } from '@/lib/ats/connector';
import { errorCode } from '@/lib/errors';
import type { SyncRow } from '@/lib/match-index/database';
import type { DuePerson, MatchIndex, PersonDetails } from '@/lib/match-index/match-index';
import { unlessAborted } from './unless-aborted';
import { unlessGone, witnessOf } from './witness';

/** People taken on at once; the limits of the ATS, not this number, set the pace. */
const TAKEN = 100;
/** Asked for at the same time, where the limits allow so many. */
const AT_ONCE = 8;
/** Stored together: what a dying worker loses at most has to be asked for again. */
const STORED_TOGETHER = 10;
/** So many failures in a row are not about single people. */
const MOST_IN_A_ROW = 5;
/** Of so many who were suspected most being there after all, it is the listing that is wrong, not they. */
const ENOUGH_SUSPECTS = 50;
/** Failures that may be about this one person. */
const PERSONAL = ['ats/unexpected-shape', 'ats/server-error'];

export interface DueTools {
  index: MatchIndex;
  account: Pick<Account, 'one' | 'details'>;
  connection: string;
  keep(record: AtsRecord): AtsRecord | null;
  /** The sync row with what was read noted in it. */
  noted(problems: readonly Problem[], read: number): SyncRow;
  /** Nobody at all being there has been told for so long that it is believed. */
  believesAll: boolean;
  /** Rows are stored now. */
  onStored(records: readonly AtsRecord[], sync: SyncRow): void;
}

/**
 * Reads some of the people who are due; `false` when nobody is left but those in `passedOver`. Once aborted it waits for
 * no answer, but for what is being stored: nothing is written after it has ended.
 *
 * @param passedOver people who could not be read in this run; grows
 * @throws AppError what is wrong with the account and not with one person; what was read until then is stored
 */
export async function readDue(tools: DueTools, passedOver: Set<RecordId>, signal: AbortSignal): Promise<boolean> {
  const { index, connection } = tools;
  const due = (await index.due(connection, TAKEN + passedOver.size)).filter(
    ({ candidate }) => !passedOver.has(candidate),
  );
  if (due.length === 0) return false;
  const waiting = [...due];
  const gone: RecordId[] = [];
  const read: PersonDetails[] = [];
  const problems: Problem[] = [];
  const postponed: RecordId[] = [];
  let inARow = 0;
  let failure: unknown = null;
  let storing: Promise<void> = Promise.resolve();

  function store(): Promise<void> {
    const [people, said] = [read.splice(0), problems.splice(0)];
    storing = storing.then(async () => {
      // Whoever aborts changes what this run started from.
      if (signal.aborted || (people.length === 0 && said.length === 0)) return;
      const sync = tools.noted(said, people.length);
      await index.writeDetails(connection, people, sync);
      tools.onStored(
        people.flatMap(({ records }) => records),
        sync,
      );
    });
    return storing;
  }

  async function work(): Promise<void> {
    for (let person = waiting.shift(); person; person = waiting.shift()) {
      if (signal.aborted || failure) return;
      try {
        const told = await ask(tools, person, problems, signal);
        if (told === 'gone') gone.push(person.candidate);
        else if (told !== 'stored') read.push(told);
        inARow = 0;
      } catch (thrown) {
        const isPersonal = PERSONAL.includes(errorCode(thrown));
        if (isPersonal) postponed.push(person.candidate);
        if (!isPersonal || ++inARow > MOST_IN_A_ROW) {
          failure ??= thrown;
          return;
        }
        passedOver.add(person.candidate);
        problems.push({ resource: 'candidate', id: person.candidate, reason: `details: ${errorCode(thrown)}` });
      }
      if (read.length >= STORED_TOGETHER) await store();
      // Nobody runs ahead of what is being stored: all of that would be asked for again.
      else await storing;
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await store();
  // Or the next run would begin with them again, and a few of them in a row would stop it every time.
  if (postponed.length > 0 && !signal.aborted) await index.postpone(connection, postponed);
  if (failure) throw failure;
  if (gone.length > 0 && !signal.aborted) await dropGone(tools, gone, signal);
  if (!signal.aborted && areMostThere(due, gone)) await index.forgive(connection);
  return true;
}

/** Where few of many suspects are gone, a listing has left out people who are there. */
function areMostThere(due: readonly DuePerson[], gone: readonly RecordId[]): boolean {
  const suspects = due.filter(({ isSuspect }) => isSuspect);
  const lost = suspects.filter(({ candidate }) => gone.includes(candidate));
  return suspects.length >= ENOUGH_SUSPECTS && lost.length * 2 < suspects.length;
}

/** @throws AppError `ats/unexpected-shape` where the ATS knows nobody else either; they stay due, behind all others */
async function dropGone(tools: DueTools, gone: readonly RecordId[], signal: AbortSignal): Promise<void> {
  const { index, connection } = tools;
  if (!tools.believesAll) await storeWitness(tools, gone, signal);
  for (const candidate of gone) {
    if (signal.aborted) return;
    await index.replacePerson(connection, candidate, []);
  }
}

async function storeWitness(tools: DueTools, gone: readonly RecordId[], signal: AbortSignal): Promise<void> {
  const { index, connection } = tools;
  try {
    const witness = await witnessOf(tools, gone, signal);
    if (witness === null) return;
    const records = witness.answer.records.flatMap((record) => tools.keep(record) ?? []);
    if (records.length === 0) return;
    await index.replacePerson(connection, witness.candidate, records);
    tools.onStored(records, tools.noted(witness.answer.problems, 0));
  } catch (thrown) {
    if (errorCode(thrown) === 'ats/unexpected-shape' && !signal.aborted) await index.postpone(connection, gone);
    throw thrown;
  }
}

/** One person's details; `stored` when they were suspected, and are replaced by what the ATS says of them now. */
async function ask(
  tools: DueTools,
  { candidate, version, isSuspect }: DuePerson,
  problems: Problem[],
  signal: AbortSignal,
): Promise<PersonDetails | 'stored' | 'gone'> {
  const { index, account, connection } = tools;
  const held = await index.person(connection, candidate);
  const asked = isSuspect || !account.details ? account.one(candidate, held, true) : account.details(candidate, held);
  const answer = await unlessAborted(unlessGone(asked), signal);
  if (signal.aborted) return 'stored';
  problems.push(...(answer?.problems ?? []));
  const records = (answer?.records ?? []).flatMap((record) => tools.keep(record) ?? []);
  if (answer && !isSuspect && account.details) return { candidate, version, records };
  if (records.length === 0) return 'gone';
  await index.replacePerson(connection, candidate, records);
  tools.onStored(records, tools.noted([], 1));
  return 'stored';
}
