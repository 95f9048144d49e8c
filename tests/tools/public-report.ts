// The shipped matching on public sets: each record in turn is the page, all others are the ATS. Measures only.

import { recordKeys } from '@/lib/identity/blocking-keys';
import { compareNames } from '@/lib/identity/person-name';
import { traitsOf } from '@/lib/identity/traits-of';
import { matchPerson } from '@/lib/matching/match-person';
import { SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import type { Answer, Choose, Question } from '@/lib/model/question';
import { PeopleInMemory } from '@/tests/support/people-in-memory';
import { type Claim, type PairMetrics, pairMetrics } from '@/tests/world/pairwise';
import { type KnownRecord, type PublicSet, readNamePairs, readPublicSets } from '@/tests/world/public-sets';
import { type Recording, recording } from './recording';

export interface PublicReport {
  sets: Record<string, PairMetrics & { records: number; seconds: number }>;
  /** Names alone: a match is *same*, or *same* or *compatible*. */
  names: { pairs: number; same: NameFigures; compatible: NameFigures } | null;
}

interface NameFigures {
  precision: number;
  recall: number;
  f1: number;
}

export async function measurePublic(folder: string): Promise<PublicReport> {
  const sets: PublicReport['sets'] = {};
  for (const set of await readPublicSets(folder)) {
    const began = performance.now();
    const metrics = await measureSet(set);
    sets[set.name] = { ...metrics, records: set.records.length, seconds: (performance.now() - began) / 1000 };
  }
  return { sets, names: measureNames(folder) };
}

/** Pairs are unordered: the surer of two directions counts. */
async function measureSet({ records }: PublicSet): Promise<PairMetrics> {
  const index = new PeopleInMemory();
  const links = records.some(({ side }) => side !== undefined);
  for (const [number, { profile, side }] of records.entries()) if (side !== 'page') index.add(String(number), profile);
  const claims = new Map<string, Claim>();
  const retrieved = new Set<string>();
  for (const [number, page] of records.entries()) {
    if (page.side === 'record') continue;
    const whole = recording(index);
    const recorded = links ? whole : without(whole, String(number));
    const verdicts = await matchPerson(page.profile, recorded, {
      weights: SHIPPED_WEIGHTS,
      decided: () => null,
      now: 0,
    });
    const isRight = (ref: string) => records[Number(ref)]?.person === page.person;
    const pairOf = (ref: string) => [number, Number(ref)].sort((a, b) => a - b).join(' ');
    for (const { ref } of recorded.last?.answer.found ?? []) if (isRight(ref)) retrieved.add(pairOf(ref));
    for (const { ref, score, tier } of verdicts) {
      const before = claims.get(pairOf(ref));
      const asserted = tier !== 'possible' || before?.asserted === true;
      claims.set(pairOf(ref), {
        pair: pairOf(ref),
        score: Math.max(score, before?.score ?? 0),
        asserted,
        right: isRight(ref),
      });
    }
  }
  return pairMetrics([...claims.values()], countPairs(records, links), retrieved.size);
}

/** As if the page's own record were not in the index: neither found nor counted. */
function without(recorded: Recording, self: string): Recording {
  const narrowed: Recording = {
    last: null,
    async find(question: Question, choose: Choose): Promise<Answer<string>> {
      const answer = await recorded.find(question, choose);
      const own = answer.found.find(({ ref }) => ref === self);
      const counted = new Set(own === undefined ? [] : recordKeys(traitsOf(own.profile, 'ats')).counted);
      const others = {
        people: answer.people - 1,
        lengths: answer.lengths.map((length, key) => (own?.shares.includes(key) === true ? length - 1 : length)),
        counts: answer.counts.map((count, value) => (counted.has(question.counted[value] ?? '') ? count - 1 : count)),
        found: answer.found.filter((one) => one !== own),
      };
      narrowed.last = { question, answer: others };
      return others;
    },
  };
  return narrowed;
}

function countPairs(records: readonly KnownRecord[], links: boolean): number {
  const clusters = new Map<string, { pages: number; records: number }>();
  for (const { person, side } of records) {
    const cluster = clusters.get(person) ?? { pages: 0, records: 0 };
    if (side === 'page') cluster.pages++;
    else cluster.records++;
    clusters.set(person, cluster);
  }
  return [...clusters.values()].reduce(
    (sum, cluster) => sum + (links ? cluster.pages * cluster.records : (cluster.records * (cluster.records - 1)) / 2),
    0,
  );
}

function measureNames(folder: string): PublicReport['names'] {
  const pairs = readNamePairs(folder);
  if (pairs.length === 0) return null;
  const judged = pairs.map(({ left, right, same }) => ({ level: compareNames(left, right), same }));
  const figures = (levels: readonly string[]): NameFigures => {
    const found = judged.filter(({ level }) => levels.includes(level));
    const right = found.filter(({ same }) => same).length;
    const precision = right / Math.max(1, found.length);
    const recall = right / Math.max(1, judged.filter(({ same }) => same).length);
    return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  };
  return { pairs: pairs.length, same: figures(['same']), compatible: figures(['same', 'compatible']) };
}

export function printPublic({ sets, names }: PublicReport): string {
  const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`).padStart(8);
  const head = `${'pairs of one person'.padEnd(24)} records    pairs retrieved  asserted: P       R   best F1  R at 99.9     99      95\n`;
  const rows = Object.entries(sets).map(([name, set]) =>
    [
      `${name.padEnd(24)} ${String(set.records).padStart(7)} ${String(set.truePairs).padStart(8)} ${percent(set.retrieved)}`,
      `     ${percent(set.asserted.precision)}${percent(set.asserted.recall)}  ${set.best.f1.toFixed(4)} `,
      set.curve.map(({ recall }) => percent(recall)).join(''),
    ].join(''),
  );
  const figure = ({ precision, recall, f1 }: NameFigures) =>
    `P ${percent(precision)}  R ${percent(recall)}  F1 ${f1.toFixed(3)}`;
  const named =
    names === null
      ? ''
      : `names alone, ${names.pairs} pairs: same ${figure(names.same)}; same or compatible ${figure(names.compatible)}\n`;
  return `${head}${rows.join('\n')}\n${named}`;
}
