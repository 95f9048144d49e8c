// Looks up a pasted list in pieces, so that the panel goes on answering and can stop it at any time. What was found stays
// in this window.

import { useEffect, useReducer, useState } from 'preact/hooks';
import { sightingOf } from '@/lib/lists/person-text';
import { type ListRow, type PastedList, readList } from '@/lib/lists/read-list';
import { ask } from '@/lib/messages/ask';
import type { Coverage } from '@/lib/model/connection';
import type { PastedFinding } from '@/lib/model/pasted-finding';

/** Few enough to be answered while one looks, many enough that asking costs little. */
const ROWS_AT_ONCE = 50;

export interface CheckedRow extends ListRow {
  /** null: a stranger. `undefined`: not looked up yet, or nobody is named. */
  found: PastedFinding | null | undefined;
}

export interface Check {
  list: PastedList;
  rows: CheckedRow[];
  /** Of the last piece; null before the first. */
  coverage: Coverage | null;
  state: 'running' | 'stopped' | 'done';
  /** What stopped it, if it was not the user. */
  thrown: unknown;
  /** How many of those who can be looked up were. */
  done: number;
  total: number;
  /** When the last answer came, ms. */
  askedAt: number;
}

export interface PasteCheck {
  check: Check;
  stop(): void;
  /** After a stop, with those who are not looked up yet. */
  goOn(): void;
}

/** Checks the text it is given, until another is; null before the first draw. */
export function usePasteCheck(text: string): PasteCheck | null {
  const [, redraw] = useReducer((turn: number, _: null) => turn + 1, 0);
  const [current, setCurrent] = useState<PasteCheck | null>(null);
  useEffect(() => {
    const next = startCheck(text, () => redraw(null));
    setCurrent(next);
    return next.stop;
  }, [text]);
  return current;
}

/** @param changed called whenever there is more to show */
export function startCheck(text: string, changed: () => void): PasteCheck {
  const check = begin(text);
  let run = new AbortController();
  const goOn = () => {
    run.abort();
    run = new AbortController();
    void go(check, run.signal, changed);
  };
  goOn();
  return {
    check,
    stop() {
      run.abort();
      if (check.state === 'running') check.state = 'stopped';
      changed();
    },
    goOn,
  };
}

function begin(text: string): Check {
  const list = readList(text);
  const rows = list.rows.map((row): CheckedRow => ({ ...row, found: undefined }));
  const total = rows.filter(({ person }) => person !== null).length;
  return { list, rows, coverage: null, state: 'running', thrown: null, done: 0, total, askedAt: 0 };
}

async function go(check: Check, signal: AbortSignal, redraw: () => void): Promise<void> {
  check.state = 'running';
  check.thrown = null;
  redraw();
  const waiting = check.rows.filter(({ person, found }) => person !== null && found === undefined);
  for (let from = 0; from < waiting.length && !signal.aborted; from += ROWS_AT_ONCE) {
    const piece = waiting.slice(from, from + ROWS_AT_ONCE);
    const sightings = piece.flatMap(({ row, person }) => (person ? [sightingOf(person, `paste:${row}`)] : []));
    try {
      const { rows, coverage } = await ask('paste.find', { sightings });
      if (signal.aborted) return;
      for (const [at, row] of piece.entries()) row.found = rows[at] ?? null;
      Object.assign(check, { coverage, done: check.done + piece.length, askedAt: Date.now() });
    } catch (thrown) {
      if (signal.aborted) return;
      Object.assign(check, { thrown, state: 'stopped' });
      redraw();
      return;
    }
    redraw();
  }
  if (signal.aborted) return;
  check.state = 'done';
  redraw();
}
