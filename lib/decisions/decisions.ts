// *It is them* and *not the same person*: remembered by blinded keys of both sides, so that a decision outlives a changed
// profile address, a sync, a merge. Nothing of the page is kept that could be read. It judges nothing.

import type { RecordId } from '@/lib/ats/connector';
import type { PersonName } from '@/lib/identity/name-parser';
import type { Traits } from '@/lib/identity/traits';
import { createInTurn } from '@/lib/in-turn';
import type { DecisionRow, InAtsDatabase } from '@/lib/match-index/database';
import type { Decision, EvidenceKind, MeasuredPrecision } from '@/lib/model/decision';
import type { IdentityKey } from '@/lib/model/identity';
import type { Vault } from '@/lib/vault/vault';
import {
  isSamePage,
  isSameRecord,
  type PageMark,
  type RecordMarks,
  type RecordRef,
  type Remembered,
  takesPlaceOf,
} from './decided';
import { type Basis, counted, measured, type Tallies } from './precision';

/** What is found on a page, as far as decisions need it. */
export interface FoundRecord {
  ref: RecordRef;
  /** Asked for only when something was said of the page. */
  traits(): Pick<Traits, 'keys' | 'names' | 'employers'>;
}

/** A decision as it is listed. */
export interface ListedDecision {
  id: number;
  decision: Decision;
  ref: RecordRef;
  by: EvidenceKind;
  decidedAt: number;
}

/** What was said of one page so far. */
export interface PageDecisions {
  /** Records that are this person, whether the page finds them or not. */
  readonly same: readonly RecordRef[];
  /**
   * What was decided of each record found, in their order; null: nothing. Remembers what is new: keys of the page,
   * keys of the records, and which record took the place of one that is gone.
   */
  on(found: readonly FoundRecord[]): (Decision | null)[];
  /** Records that are not this person, after `on`. */
  refused(): readonly RecordRef[];
}

export interface Decisions {
  /** @param page keys that prove whose page it is; weak ones are passed over */
  about(page: readonly IdentityKey[]): Promise<PageDecisions>;
  /** Remembers what was said; what was said before of the two no longer counts. False for a page nobody can tell again. */
  decide(page: readonly IdentityKey[], ref: RecordRef, decision: Decision, basis: Basis): Promise<boolean>;
  /** Forgets what was said of the two. False when nothing was. */
  takeBack(page: readonly IdentityKey[], ref: RecordRef): Promise<boolean>;
  forget(id: number): Promise<void>;
  /** Newest first. */
  all(): Promise<ListedDecision[]>;
  count(): Promise<number>;
  precision(): Promise<MeasuredPrecision[]>;
  /** Starts counting anew; the decisions stay. */
  resetPrecision(): Promise<void>;
  /** What was said of a connection's records goes with it; the counts stay. */
  forgetConnection(connection: string): Promise<void>;
  /** Resolves when everything that was learned until now is stored. */
  settled(): Promise<void>;
}

export interface DecisionTools {
  database: Pick<InAtsDatabase, 'decisions' | 'tallies' | 'transaction'>;
  vault: Pick<Vault, 'blind' | 'seal' | 'open'>;
  now(): number;
  /** Does the account still hold the record? */
  isHeld(ref: RecordRef): Promise<boolean>;
}

/** What a row's `sealed` holds. */
interface Kept {
  decision: Decision;
  candidate: RecordId;
  page: PageMark[];
  record: RecordMarks;
  basis: Basis;
  decidedAt: number;
}

type OpenRow = Kept & Remembered & { id: number };

/** No page proves more; no record holds more. */
const MOST_MARKS = 40;
const MOST_NAMES = 3;
const MOST_EMPLOYERS = 6;

/** On a page these may be a company's as well. */
const SHARED = /^(email|phone|site):/;

const NO_MARKS: RecordMarks = { identifiers: [], fingerprints: [] };

export function createDecisions({ database, vault, now, isHeld }: DecisionTools): Decisions {
  const { decisions, tallies } = database;
  /** Most installs hold none for long, and every page asks. Nobody but this worker writes. */
  let isEmpty: boolean | null = null;

  /** No write undoes another. */
  const inTurn = createInTurn();

  /** Apart from the index's own hashes of the same keys: the files do not tell which record somebody looked at. */
  function markOf(text: string): number {
    return vault.blind(`decision ${text}`);
  }

  function pageMarks(page: readonly IdentityKey[]): PageMark[] {
    return page
      .filter(({ key, weak }) => !weak && !SHARED.test(key))
      .slice(0, MOST_MARKS)
      .map(({ key }) => {
        const kind = key.slice(0, key.lastIndexOf(':'));
        return { kind, only: kind === 'linkedin:member', mark: markOf(key) };
      });
  }

  function recordMarks({ keys, names, employers }: ReturnType<FoundRecord['traits']>): RecordMarks {
    const strong = keys.filter(({ weak }) => !weak).slice(0, MOST_MARKS);
    const whole = names.slice(0, MOST_NAMES).map(wholeName);
    return {
      // In one order, or every look-up would find something new to keep.
      identifiers: strong.map(({ key }) => markOf(key)).sort((a, b) => a - b),
      fingerprints: whole.flatMap((name) =>
        name === null ? [] : employers.slice(0, MOST_EMPLOYERS).map(({ text }) => markOf(`${name} at ${text}`)),
      ),
    };
  }

  async function openRow({ id, connection, sealed }: DecisionRow): Promise<OpenRow> {
    const kept = (await vault.open(sealed)) as Kept;
    return { ...kept, id, ref: { connection, candidate: kept.candidate } };
  }

  async function sealRow({ ref, decision, page, record, basis, decidedAt }: Omit<OpenRow, 'id' | 'candidate'>) {
    const kept: Kept = { decision, candidate: ref.candidate, page: [...page], record, basis, decidedAt };
    return { connection: ref.connection, pageKeys: page.map(({ mark }) => mark), sealed: await vault.seal(kept) };
  }

  async function readTallies(): Promise<Tallies> {
    const row = await tallies.get('decisions');
    return row ? ((await vault.open(row.sealed)) as Tallies) : {};
  }

  /** Newest first. */
  async function rowsAbout(seen: readonly PageMark[]): Promise<OpenRow[]> {
    if (seen.length === 0) return [];
    isEmpty ??= (await decisions.count()) === 0;
    if (isEmpty) return [];
    const marks = seen.map(({ mark }) => mark);
    const rows = await decisions.where('pageKeys').anyOf(marks).distinct().toArray();
    const open = await Promise.all(rows.map(openRow));
    return open.filter(({ page }) => isSamePage(page, seen)).sort((a, b) => b.id - a.id);
  }

  /** Rows go and at most one comes, with the counts of all of them, together or not at all. */
  async function replace(gone: readonly OpenRow[], fresh: Omit<OpenRow, 'id' | 'candidate'> | null): Promise<void> {
    let sums = await readTallies();
    for (const { basis, decision } of gone) sums = counted(sums, basis, decision, -1);
    if (fresh) sums = counted(sums, fresh.basis, fresh.decision, 1);
    const [row, sealed] = await Promise.all([fresh && sealRow(fresh), vault.seal(sums)]);
    await database.transaction('rw', decisions, tallies, async () => {
      await decisions.bulkDelete(gone.map(({ id }) => id));
      if (row) await decisions.add(row as DecisionRow);
      await tallies.put({ id: 'decisions', sealed });
    });
    isEmpty = null;
  }

  /** Not put: it may have been taken back meanwhile. */
  function learn(row: OpenRow): Promise<unknown> {
    return inTurn(async () => decisions.update(row.id, await sealRow(row)));
  }

  async function about(page: readonly IdentityKey[]): Promise<PageDecisions> {
    const seen = pageMarks(page);
    const rows = await rowsAbout(seen);
    const gone = new Set<OpenRow>();
    await Promise.all(rows.map(async (row) => !(await isHeld(row.ref)) && gone.add(row)));
    const refused: RecordRef[] = [];
    return {
      same: rows.filter((row) => row.decision === 'same' && !gone.has(row)).map(({ ref }) => ref),
      refused: () => refused,
      on(found) {
        if (rows.length === 0) return found.map(() => null);
        const marks = found.map(({ traits }) => recordMarks(traits()));
        const direct = found.map(({ ref }) => rows.find((row) => isSameRecord(row.ref, ref)) ?? null);
        const decided = [...direct];
        for (const row of gone) {
          const heirs = found.flatMap(({ ref }, at) =>
            decided[at] === null && ref.connection === row.ref.connection && takesPlaceOf(row, marks[at] ?? NO_MARKS)
              ? [at]
              : [],
          );
          // Two that fit are two people, or will be one soon: neither is it yet.
          if (heirs.length === 1) decided[heirs[0] as number] = row;
        }
        for (const [at, row] of decided.entries()) {
          const { ref } = found[at] as FoundRecord;
          if (row === null) continue;
          const now = { ...row, ref, page: union(row.page, seen), record: marks[at] ?? NO_MARKS };
          if (JSON.stringify([row.ref, row.page, row.record]) !== JSON.stringify([now.ref, now.page, now.record])) {
            void learn(now).catch(() => undefined);
          }
        }
        for (const row of rows) {
          const at = decided.indexOf(row);
          if (row.decision === 'different' && (at >= 0 || !gone.has(row))) refused.push(found[at]?.ref ?? row.ref);
        }
        return decided.map((row) => row?.decision ?? null);
      },
    };
  }

  return {
    about,

    decide: (page, ref, decision, basis) =>
      inTurn(async () => {
        const seen = pageMarks(page);
        if (seen.length === 0) return false;
        const before = (await rowsAbout(seen)).filter((row) => isSameRecord(row.ref, ref));
        const known = before.flatMap((row) => row.page);
        await replace(before, {
          ref,
          decision,
          page: union(known, seen),
          record: before[0]?.record ?? NO_MARKS,
          // Seen through an earlier decision, a match says nothing of the evidence.
          basis: before[0]?.basis ?? basis,
          decidedAt: now(),
        });
        return true;
      }),

    takeBack: (page, ref) =>
      inTurn(async () => {
        const before = (await rowsAbout(pageMarks(page))).filter((row) => isSameRecord(row.ref, ref));
        if (before.length > 0) await replace(before, null);
        return before.length > 0;
      }),

    forget: (id) =>
      inTurn(async () => {
        const row = await decisions.get(id);
        if (row) await replace([await openRow(row)], null);
      }),

    async all() {
      const rows = await Promise.all((await decisions.toArray()).map(openRow));
      return rows
        .sort((a, b) => b.decidedAt - a.decidedAt || b.id - a.id)
        .map(({ id, decision, ref, basis, decidedAt }) => ({ id, decision, ref, by: basis.by, decidedAt }));
    },

    count: async () => decisions.count(),

    precision: async () => measured(await readTallies()),

    resetPrecision: () =>
      inTurn(async () => {
        await tallies.delete('decisions');
      }),

    forgetConnection: (connection) =>
      inTurn(async () => {
        await decisions.where('connection').equals(connection).delete();
        isEmpty = null;
      }),

    settled: () => inTurn(async () => undefined),
  };
}

/** The words of a whole name in one order; null where half of it is missing. */
function wholeName({ given, surnames }: PersonName): string | null {
  const words = [...given, ...surnames].filter(({ initials }) => !initials).map(({ text }) => text);
  return words.length > 1 ? words.sort().join(' ') : null;
}

function union(known: readonly PageMark[], seen: readonly PageMark[]): PageMark[] {
  const marks = new Map([...known, ...seen].map((one) => [one.mark, one]));
  return [...marks.values()].slice(0, MOST_MARKS);
}
