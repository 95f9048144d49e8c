// How long the background takes for `person.find`, message there and back, asked from an extension page.

import type { Random } from '@/tests/simulators/random';
import type { Harness } from '@/tests/support/launch-extension';
import type { PagePerson } from '@/tests/support/linkedin-pages';
import { runErrand } from './errands';
import { sightingOf } from './people';

export interface LookupSamples {
  known: number[];
  strangers: number[];
  /** An empty message there and back, ms. */
  floor: number[];
  /** Known people for whom the answer named nobody, by vanity. */
  missed: string[];
}

/**
 * Asks a worker that was started anew.
 *
 * @param restMs how long it is left alone after a first question, which is not counted
 */
export async function measureLookups(
  stage: Pick<Harness, 'inExtension' | 'killWorker'>,
  people: { known: readonly PagePerson[]; strangers: readonly PagePerson[] },
  random: Random,
  restMs: number,
): Promise<LookupSamples> {
  const samples: LookupSamples = { known: [], strangers: [], floor: [], missed: [] };
  const all = [
    ...people.known.map((person) => ({ person, known: true })),
    ...people.strangers.map((person) => ({ person, known: false })),
  ];
  // In random order, so that neither kind has the warmer caches.
  for (let last = all.length - 1; last > 0; last--) {
    const other = random.int(0, last);
    [all[last], all[other]] = [all[other] as (typeof all)[number], all[last] as (typeof all)[number]];
  }
  const ask = (person: PagePerson) =>
    stage.inExtension<{ ms: number; matches: number }>(`(async () => {
      const message = ${JSON.stringify({ name: 'person.find', input: { sighting: sightingOf(person) } })};
      const begun = performance.now();
      const answer = await chrome.runtime.sendMessage(message);
      const ms = performance.now() - begun;
      if (!answer?.ok) throw new Error('person.find: ' + (answer?.code ?? 'no answer'));
      return { ms, matches: answer.out.matches.length };
    })()`);
  await stage.killWorker();
  const [first] = all;
  if (first) await ask(first.person);
  await new Promise((resolve) => setTimeout(resolve, restMs));
  for (const { person, known } of all) {
    const { ms, matches } = await ask(person);
    (known ? samples.known : samples.strangers).push(ms);
    if (known && matches === 0) samples.missed.push(person.vanity);
    samples.floor.push((await runErrand(stage, random.next())).message);
  }
  return samples;
}
