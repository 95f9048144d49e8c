// How good matching is on a made-up world, beside three reference rules: `npm run match:report -- --size 10000 --seed 7`. Also
// reads predictions that something else made of the same world. Measures only; the world and the metrics are tests/world's.

import { readFileSync } from 'node:fs';
import { questionOf } from '@/lib/identity/blocking-keys';
import { traitsOf } from '@/lib/identity/traits-of';
import { chooserFor } from '@/lib/matching/choose';
import { matchPerson } from '@/lib/matching/match-person';
import { SHIPPED_WEIGHTS } from '@/lib/matching/weights';
import { PeopleInMemory } from '@/tests/support/people-in-memory';
import { toPrediction } from '@/tests/support/prediction';
import { readPageLine, readRecordLine } from '@/tests/support/profile-lines';
import { NOW } from '@/tests/world/careers';
import { type Answered, type Judged, type Metrics, metricsOf } from '@/tests/world/metrics';
import { MIXES, type MixName } from '@/tests/world/mix';
import { printMetrics, printSpeed } from '@/tests/world/print-report';
import { makeWorld } from '@/tests/world/world';
import { end, readCommandLine } from './command-line';
import { measurePublic, printPublic } from './public-report';
import { type Recording, recording } from './recording';
import {
  addressOrNameAndCompany,
  crowdOf,
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

const { values, refuse, whole } = readCommandLine({
  usage:
    'match:report [--size <people>] [--pages <number>] [--seed <number>] [--mix a|b|c] [--rules ours|all] [--predictions <file>] [--public <folder>] [--json]',
  options: {
    size: { type: 'string' },
    pages: { type: 'string' },
    seed: { type: 'string' },
    mix: { type: 'string' },
    rules: { type: 'string' },
    predictions: { type: 'string' },
    public: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const { mix = 'a', rules = 'all', predictions } = values;
if (!(mix in MIXES)) refuse(`there is no mix ${mix}`);
const people = whole('size', { least: 100, most: 4_000_000, fallback: 10_000 });
const about = {
  seed: whole('seed', { least: 0, most: 2 ** 31, fallback: 7 }),
  mix: mix as MixName,
  people,
  pages: whole('pages', { least: 10, most: 1_000_000, fallback: Math.min(people, 20_000) }),
};

interface Report {
  world: typeof about & { records: number };
  fillSeconds: number;
  rules: Record<string, Metrics>;
  /** Milliseconds a page, from profile to verdicts. */
  speed: { p50: number; p95: number; p99: number; most: number } | null;
  /** Of members' pages: somebody opened is the one. */
  retrieval: number | null;
}

if (values.public !== undefined) {
  const figures = await measurePublic(values.public);
  if (values.json === true) end(figures, 0);
  process.stdout.write(printPublic(figures));
  process.exit(0);
}

const report = predictions === undefined ? await measure() : judgePredictions(predictions);
if (values.json === true) end(report, 0);
for (const [name, metrics] of Object.entries(report.rules)) process.stdout.write(printMetrics(name, metrics));
process.stdout.write(printSpeed(report));

async function measure(): Promise<Report> {
  const world = makeWorld(about);
  const index = new PeopleInMemory();
  const began = performance.now();
  let records = 0;
  for (const record of world.records()) {
    const line = readRecordLine(JSON.stringify(record));
    if (line !== null) index.add(line.id, line.profile);
    records++;
  }
  const fillSeconds = (performance.now() - began) / 1000;

  const references = rules === 'all' ? await referenceRules(index) : new Map<string, Rule>();
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
    judged.get(OURS)?.push({ answer: shortened(toPrediction(page.id, verdicts)), truth });
    const looked = lookedOf(profile, recorded);
    if (truth.records.length > 0) {
      members++;
      if (looked.found.some(({ ref }) => truth.records.includes(ref))) retrieved++;
    }
    for (const [name, rule] of references) judged.get(name)?.push({ answer: rule(looked), truth });
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    world: { ...about, records },
    fillSeconds,
    rules: Object.fromEntries([...judged].map(([name, all]) => [name, metricsOf(all)])),
    speed: { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: times.at(-1) ?? 0 },
    retrieval: retrieved / Math.max(1, members),
  };
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
    crowd: crowdOf(page, question, answer),
  };
}

/** Fitted on the first pages as they come, without their truth: as an install would. */
async function referenceRules(index: PeopleInMemory): Promise<Map<string, Rule>> {
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

function judgePredictions(file: string): Report {
  const answers = new Map<string, Answered>();
  try {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.trim() === '') continue;
      const { id, ...answer } = JSON.parse(line) as Answered & { id: string };
      answers.set(id, shortened(answer));
    }
  } catch {
    end({ error: 'unreadable-predictions' }, 1);
  }
  const judged: Judged[] = [];
  for (const { truth } of makeWorld(about).pages()) {
    judged.push({ answer: answers.get(truth.page) ?? { tier: 'none' }, truth });
  }
  return {
    world: { ...about, records: 0 },
    fillSeconds: 0,
    rules: { [file]: metricsOf(judged) },
    speed: null,
    retrieval: null,
  };
}
