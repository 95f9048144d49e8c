// What marks and bar of a list say. Pure: findings in, words out. *Not in ATS* and *new* are said on complete coverage
// only, by the same rule as on the badge.

import { ASSERTED, ago, count, toBadgeView } from '@/components/card/badge-view';
import type { Tone } from '@/lib/model/badge';
import type { Coverage } from '@/lib/model/connection';
import type { RowFinding } from '@/lib/model/list-finding';

export interface MarkView {
  tone: Tone;
  /** The verdict: *In ATS*. */
  label: string;
  /** Beside it, where there is room: the stage. */
  detail: string | null;
  /** What the detail says: somebody rejected must not look like somebody active. */
  status: RowFinding['status'];
  /** All of it, and whose it is, for assistive technology. */
  ariaLabel: string;
}

/** What a row may be shown by. */
export type Filter = 'new' | 'known' | 'possible' | 'active' | 'rejected';

export interface BarPart {
  filter: Filter;
  /** `9 new` */
  text: string;
  count: number;
}

export interface BarView {
  tone: Tone;
  /** `25 people` */
  title: string;
  /** In place of parts: why nothing is known. */
  problem: string | null;
  /** Those that hold anybody, in a fixed order. */
  parts: BarPart[];
  /** How many are still looked up. */
  waiting: number;
  /** As a sentence. */
  ariaLabel: string;
}

/** A person of the list: `undefined` while nobody has answered yet. */
export type Known = RowFinding | null | undefined;

const STATUS_WORD = { active: 'Active', hired: 'Hired', rejected: 'Rejected' } as const;
const LATELY_MS = 31 * 24 * 3_600_000;

export interface MarkOptions {
  name: string | null;
  coverage: Coverage;
  /** Beside LinkedIn's own mark of who is in an ATS, ours says which ATS it speaks of. */
  namesAts: boolean;
  now: number;
}

/** null: nothing is to be drawn, because nothing is known. */
export function toMarkView(found: Known, { name, coverage, namesAts, now }: MarkOptions): MarkView | null {
  if (found === undefined) return null;
  if (found === null) {
    if (!isReadable(coverage)) return null;
    const { tone, label } = nobodyView(coverage, now);
    return { tone, label, detail: null, status: null, ariaLabel: sentence([name, label]) };
  }
  if (found.tier === 'possible') {
    const detail = found.people > 1 ? `${found.people} people` : null;
    const ariaLabel = sentence([name, 'Possibly in ATS', detail]);
    return { tone: 'possible', label: 'Possible', detail, status: null, ariaLabel };
  }
  const stage = stateOf(found);
  const updated = found.updatedAt === null ? null : `updated ${ago(found.updatedAt, now)}`;
  return {
    tone: 'in',
    label: namesAts ? found.ats : ASSERTED,
    detail: stage,
    status: found.status,
    ariaLabel: sentence([name, ASSERTED, found.ats, stage, updated]),
  };
}

/** Where somebody stands, in one or two words. */
export function stateOf({ status, statusText, stage }: RowFinding): string | null {
  if (status === null) return null;
  if (status === 'active') return stage ?? statusText ?? STATUS_WORD.active;
  return statusText ?? STATUS_WORD[status];
}

/** Anything may be said of a person only where something was read at all. */
export function isReadable({ state }: Coverage): boolean {
  return state === 'complete' || state === 'filling' || state === 'stale';
}

function nobodyView(coverage: Coverage, now: number) {
  return toBadgeView({ url: '', matches: [], coverage, surface: 'page' }, now);
}

/** Whom a filter lets through. */
export function passes(filter: Filter, found: Known, now: number): boolean {
  if (found === undefined) return false;
  if (filter === 'new') return found === null;
  if (found === null) return false;
  const isPossible = found.tier === 'possible';
  if (filter === 'possible') return isPossible;
  if (isPossible) return false;
  if (filter === 'active') return found.isActive;
  if (filter === 'rejected') return found.rejectedAt !== null && now - Date.parse(found.rejectedAt) < LATELY_MS;
  return true;
}

const FILTERS: readonly Filter[] = ['new', 'known', 'possible', 'active', 'rejected'];

/** @param people of the whole list, one entry each */
export function toBarView(people: readonly Known[], coverage: Coverage, now: number): BarView {
  const title = count(people.length, 'person', 'people');
  const view = nobodyView(coverage, now);
  const waiting = people.filter((found) => found === undefined).length;
  if (!isReadable(coverage)) {
    const problem = [view.label, ...view.detail].join(': ');
    return { tone: view.tone, title, problem, parts: [], waiting, ariaLabel: sentence([title, problem]) };
  }
  const parts = FILTERS.flatMap((filter): BarPart[] => {
    const number = people.filter((found) => passes(filter, found, now)).length;
    return number === 0 ? [] : [{ filter, count: number, text: `${number} ${wordOf(filter, coverage)}` }];
  });
  const known = parts.find(({ filter }) => filter === 'known');
  const tone = known ? 'in' : parts.some(({ filter }) => filter === 'possible') ? 'possible' : 'not';
  const texts = parts.map(({ text }) => text);
  return { tone, title, problem: null, parts, waiting, ariaLabel: `${title}: ${texts.join(', ') || 'looking'}` };
}

function wordOf(filter: Filter, { state }: Coverage): string {
  if (filter === 'active') return 'active now';
  if (filter === 'rejected') return 'rejected last month';
  if (filter !== 'new' || state === 'complete') return filter;
  return state === 'filling' ? 'not found yet' : 'not found';
}

function sentence(parts: (string | null)[]): string {
  return parts.filter(Boolean).join(', ');
}
