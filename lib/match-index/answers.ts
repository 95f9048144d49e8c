// Answers questions about a page, and reads whom it then shows. What was read is held for the next question of the same
// page, until anything is written.

import type { Answer, Asked } from '@/lib/model/question';
import type { RecordRow } from './database';
import { type FindTools, findPeople, type Lately, nothingLately, type ReadAhead } from './find-people';
import { rowsOfPeople } from './person-rows';
import { readTogether } from './read-together';
import type { Ref } from './row-key';
import { openRow, type StoredRecord } from './stored-record';

/** What the last question read is good for the next one, if that comes within this time, ms: a page that is on its way. */
const HELD_MS = 5_000;

interface Held {
  at: number;
  read: Lately;
  rows: Map<string, StoredRecord[]>;
  ahead: ReadAhead | null;
}

export interface Answers {
  /** Once the generations are open. */
  find(asked: readonly Asked[]): Promise<Answer<Ref>[]>;
  /** Every row of each, in the order asked for; `[]` when not held. */
  people(refs: readonly Ref[]): Promise<StoredRecord[][]>;
  /** Something was written. */
  letGo(): void;
}

export function createAnswers(tools: FindTools, now: () => number): Answers {
  const { database, vault, store } = tools;
  /** What the last question read, and rows of those it found, opened where they were asked for. */
  let held: Held | null = null;
  /** Grows whenever something is let go: what was read before, and opened after, is not to be kept. */
  let lettingGo = 0;

  function lately(): Held {
    const at = now();
    if (held && at >= held.at && at - held.at < HELD_MS) return held;
    return { at, read: nothingLately(), rows: new Map(), ahead: null };
  }

  /** What was read of them with the question is not read again. */
  async function rowsOf(refs: readonly Ref[], { read, ahead }: Held): Promise<(readonly RecordRow[])[]> {
    const own = new Map([...read.opened.values()].flatMap((one) => (one ? [[nameOf(one.ref), one.row] as const] : [])));
    const whole = new Map<string, readonly RecordRow[]>();
    const names = new Set(refs.map(nameOf));
    const isAhead = ahead?.refs.some((ref) => names.has(nameOf(ref)));
    const belongings = isAhead ? await ahead?.belongings : null;
    for (const [i, theirs] of belongings?.entries() ?? []) {
      const name = nameOf(ahead?.refs[i] as Ref);
      const row = own.get(name);
      if (row) whole.set(name, [row, ...theirs]);
    }
    const asked = refs.filter((ref) => !whole.has(nameOf(ref)));
    if (asked.length > 0) {
      const isOwnRead = asked.every((ref) => own.has(nameOf(ref)));
      const rows = isOwnRead
        ? await (await store.read([], asked)).belongings
        : await readTogether(database, store.tables, () => rowsOfPeople(store, asked));
      for (const [i, ref] of asked.entries()) {
        const row = isOwnRead ? own.get(nameOf(ref)) : undefined;
        whole.set(nameOf(ref), [...(row ? [row] : []), ...(rows[i] ?? [])]);
      }
    }
    return refs.map((ref) => whole.get(nameOf(ref)) ?? []);
  }

  return {
    async find(asked) {
      const before = lettingGo;
      const at = now();
      const { read, rows, ahead: known } = lately();
      const { answers, lately: next, ahead } = await findPeople(tools, asked, read);
      const found = new Set(answers.flatMap((answer) => answer.found.map(({ ref }) => nameOf(ref))));
      const kept = new Map([...rows].filter(([name]) => found.has(name)));
      if (lettingGo === before) held = { at, read: next, rows: kept, ahead: ahead ?? known };
      return answers;
    },

    async people(refs) {
      const before = lettingGo;
      const question = lately();
      const missing = refs.filter((ref) => !question.rows.has(nameOf(ref)));
      const read = await rowsOf(missing, question);
      const opened = await Promise.all(read.map((rows) => Promise.all(rows.map((row) => openRow(vault, row)))));
      const found = new Map([...question.rows, ...missing.map((ref, i) => [nameOf(ref), opened[i] ?? []] as const)]);
      if (lettingGo === before && held) held = { ...held, rows: found };
      return refs.map((ref) => found.get(nameOf(ref)) ?? []);
    },

    letGo() {
      lettingGo += 1;
      held = null;
    },
  };
}

function nameOf({ connection, candidate }: Ref): string {
  return `${connection} ${candidate}`;
}
