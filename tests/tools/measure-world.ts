// Runs the shipped matching, and rules to measure it against, over a made-up world held in memory. Prints nothing.

import { readFileSync } from 'node:fs';
import { questionOf } from '@/lib/identity/blocking-keys';
import { traitsOf } from '@/lib/identity/traits-of';
import { chooserFor } from '@/lib/matching/choose';
import { crowdOf, matchPerson } from '@/lib/matching/match-person';
import { SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import type { Profile } from '@/lib/model/profile';
import { PeopleInMemory } from '@/tests/support/people-in-memory';
import { type Prediction, toPrediction } from '@/tests/support/prediction';
import { readPageLine, readRecordLine } from '@/tests/support/profile-lines';
import { NOW } from '@/tests/world/careers';
import { type Answered, type Judged, type Metrics, metricsOf } from '@/tests/world/metrics';
import type { PageTruth, WorldPage } from '@/tests/world/shapes';
import { makeWorld, type WorldSize } from '@/tests/world/world';
import { type Recording, recording } from './recording';
import {
  addressOrNameAndCompany,
  fitPairwise,
  type Looked,
  linkedinAddressOnly,
  pairwiseRule,
  type Rule,
} from './reference-rules';

const OURS = 'this matcher';
/** The instant at which pages of a world are read. */
const READ_AT = Date.UTC(Math.floor(NOW), (NOW % 1) * 12, 1);
/** Pages the reference model is fitted on. */
const FITTED_ON = 4_000;

export interface WorldReport {
  world: WorldSize & { records: number };
  rules: Record<string, Metrics>;
  /** Null for predictions that were made elsewhere. */
  run: {
    fillSeconds: number;
    /** Milliseconds a page, from profile to verdicts. */
    page: { p50: number; p95: number; p99: number; most: number };
    /** Of members' pages: somebody opened is the one. */
    retrieved: number;
  } | null;
}

/** A page that was answered wrongly or not surely enough, with all that was known. */
export interface Miss {
  kind: 'asserted wrongly' | 'not asserted' | 'not shown' | 'shown to no purpose';
  truth: PageTruth;
  page: WorldPage;
  prediction: Prediction;
  /** Records that were opened: of the person, and the one that was named. */
  records: Record<string, Profile>;
}

export async function measureWorld(
  about: WorldSize,
  { references: withReferences, miss }: { references: boolean; miss?(miss: Miss): void },
): Promise<WorldReport> {
  const world = makeWorld(about);
  const index = new PeopleInMemory();
  let fillSeconds = 0;
  for (const record of world.records()) {
    const line = readRecordLine(JSON.stringify(record));
    if (line === null) continue;
    const began = performance.now();
    index.add(line.id, line.profile);
    fillSeconds += (performance.now() - began) / 1000;
  }

  const references = withReferences ? await referenceRules(about, index) : new Map<string, Rule>();
  const judged = new Map<string, Judged[]>([OURS, ...references.keys()].map((name) => [name, []]));
  const times: number[] = [];
  let members = 0;
  let retrieved = 0;
  for (const { page, truth } of world.pages()) {
    const { profile } = readPageLine(JSON.stringify(page)) ?? {};
    if (profile === undefined) continue;
    const recorded = recording(index);
    const from = performance.now();
    const verdicts = await matchPerson(profile, recorded, {
      weights: SHIPPED_WEIGHTS,
      decided: () => null,
      now: READ_AT,
    });
    times.push(performance.now() - from);
    const prediction = toPrediction(page.id, verdicts);
    const answer = shortened(prediction);
    judged.get(OURS)?.push({ answer, truth });
    const kind = missOf(answer, truth);
    if (miss !== undefined && kind !== null) {
      const wanted = [...truth.records, answer.candidate];
      const opened = recorded.last?.answer.found.filter(({ ref }) => wanted.includes(ref)) ?? [];
      const records = Object.fromEntries(opened.map((one) => [one.ref, one.profile]));
      miss({ kind, truth, page, prediction, records });
    }
    if (truth.records.length > 0) {
      members++;
      if (recorded.last?.answer.found.some(({ ref }) => truth.records.includes(ref)) === true) retrieved++;
    }
    if (references.size === 0) continue;
    const looked = lookedOf(profile, recorded);
    for (const [name, rule] of references) judged.get(name)?.push({ answer: rule(looked), truth });
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    world: { ...about, records: index.size },
    rules: Object.fromEntries([...judged].map(([name, all]) => [name, metricsOf(all)])),
    run: {
      fillSeconds,
      page: { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: times.at(-1) ?? 0 },
      retrieved: retrieved / Math.max(1, members),
    },
  };
}

function missOf({ tier, candidate, alternatives = [] }: Answered, truth: PageTruth): Miss['kind'] | null {
  const right = candidate !== undefined && truth.records.includes(candidate);
  if (tier === 'exact' || tier === 'probable') return right && truth.rivals.length === 0 ? null : 'asserted wrongly';
  if (truth.records.length === 0) return tier === 'possible' ? 'shown to no purpose' : null;
  if (truth.rivals.length > 0) return null;
  return right || alternatives.some((one) => truth.records.includes(one)) ? 'not asserted' : 'not shown';
}

/** What metrics need, without the evidence: a hundred thousand of them are kept. */
function shortened({ tier, candidate, alternatives, score }: Answered): Answered {
  return { tier, ...(candidate !== undefined && { candidate }), alternatives: alternatives ?? [], score: score ?? 0 };
}

function lookedOf(profile: Parameters<typeof traitsOf>[0], { last }: Recording): Looked {
  const page = traitsOf(profile, 'page');
  if (last === null) {
    const nobody = { people: 0, holders: () => 0, count: () => 0, unopened: 0 };
    return { page, found: [], crowd: nobody };
  }
  const { question, answer } = last;
  return {
    page,
    found: answer.found.map((one) => ({ ref: one.ref, traits: traitsOf(one.profile, 'ats') })),
    // A rule by pairs knows nobody but those it compares.
    crowd: { ...crowdOf(page, question, answer), unopened: 0 },
  };
}

/** Fitted on the first pages as they come, without their truth: as an install would. */
async function referenceRules(about: WorldSize, index: PeopleInMemory): Promise<Map<string, Rule>> {
  const looked: Looked[] = [];
  for (const { page } of makeWorld(about).pages()) {
    if (looked.length >= FITTED_ON) break;
    const { profile } = readPageLine(JSON.stringify(page)) ?? {};
    if (profile === undefined) continue;
    const recorded = recording(index);
    const question = questionOf(traitsOf(profile, 'page'));
    if (question.keys.length > 0) await recorded.find(question, chooserFor(question));
    looked.push(lookedOf(profile, recorded));
  }
  return new Map<string, Rule>([
    ['LinkedIn address only', linkedinAddressOnly],
    ['address, or name and company', addressOrNameAndCompany],
    ['Fellegi–Sunter, pairwise EM', pairwiseRule(fitPairwise(looked, READ_AT), READ_AT)],
  ]);
}

/** Predictions of the same world, a line each; null for a file that holds none. A page without one is answered *none*. */
export function judgePredictions(about: WorldSize, file: string): WorldReport | null {
  const answers = new Map<string, Answered>();
  try {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.trim() === '') continue;
      const { id, ...answer } = JSON.parse(line) as Answered & { id: string };
      answers.set(id, shortened(answer));
    }
  } catch {
    return null;
  }
  const judged: Judged[] = [];
  for (const { truth } of makeWorld(about).pages()) {
    judged.push({ answer: answers.get(truth.page) ?? { tier: 'none' }, truth });
  }
  return { world: { ...about, records: 0 }, rules: { [file]: metricsOf(judged) }, run: null };
}
