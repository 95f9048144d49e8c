// Names of a list that will be asked for in a moment: a page that draws itself takes up the answer by identifiers late, and
// meanwhile nobody would work. Each is taken once, or dropped.

import type { Sender } from '@/lib/messages/answer';
import { type ListFinding, NAMES_AT_ONCE } from '@/lib/model/list-finding';
import type { Sighting } from '@/lib/model/sighting';

/** What is not asked for in this time will not be, ms. */
const KEPT_MS = 2_000;

/** Those that a list asks for next by their names: of whom identifiers told nothing. */
export function namesLeft(sightings: readonly Sighting[], rows: ListFinding['rows']): Sighting[] {
  return sightings.filter(({ name }, i) => name !== null && !rows[i]).slice(0, NAMES_AT_ONCE);
}

export function createNamesBegun<Answer>(find: (sightings: readonly Sighting[]) => Promise<Answer>) {
  const begun = new Map<string, { said: string; answer: Promise<Answer> }>();

  return {
    /** Behind the answer that is on its way. */
    begin(sightings: readonly Sighting[], sender: Sender): void {
      const from = frameOf(sender);
      begun.delete(from);
      if (sightings.length === 0) return;
      const answer = new Promise((resolve) => setTimeout(resolve)).then(() => find(sightings));
      // Whoever takes it is told; nobody else need be.
      answer.catch(() => undefined);
      const mine = { said: JSON.stringify(sightings), answer };
      begun.set(from, mine);
      setTimeout(() => {
        if (begun.get(from) === mine) begun.delete(from);
      }, KEPT_MS);
    },

    /** The answer for exactly these; null where it was not begun. */
    take(sightings: readonly Sighting[], sender: Sender): Promise<Answer> | null {
      const from = frameOf(sender);
      const mine = begun.get(from);
      begun.delete(from);
      return mine?.said === JSON.stringify(sightings) ? mine.answer : null;
    },
  };
}

function frameOf({ tabId, frameId }: Sender): string {
  return `${tabId} ${frameId}`;
}
