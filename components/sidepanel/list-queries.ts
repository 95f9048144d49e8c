// Whom the list on a tab shows, and who they are: by identifiers first, by names in pieces as answers come. Nothing of it
// is kept beyond the panel.

import { useQuery } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { isReadable, type Known } from '@/components/list/list-words';
import { ask } from '@/lib/messages/ask';
import type { Messages } from '@/lib/messages/protocol';
import type { Coverage } from '@/lib/model/connection';
import type { Sighting } from '@/lib/model/sighting';

export type TabList = NonNullable<Messages['tab.list']['out']>;

/** As many as one message takes, and how many names at once, so that answers come as they are found. */
const MOST_ASKED = 60;
const NAMES_AT_ONCE = 20;

/** The list on the tab; null for none. Asked again when the person on the tab is. */
export function useTabList(tabId: number | null) {
  return useQuery({
    queryKey: ['tab.person', tabId, 'list'],
    queryFn: () => ask('tab.list', { tabId: tabId as number }),
    enabled: tabId !== null,
    gcTime: 0,
  });
}

export interface FoundList {
  /** What is known of each, in the list's order. */
  known: readonly Known[];
  /** null until the first answer. */
  coverage: Coverage | null;
  thrown: unknown;
}

/** @param askedAt another instant asks anew */
export function useFoundPeople({ url, sightings }: TabList, askedAt: number): FoundList {
  const [found, setFound] = useState<{ of: string; known: Map<string, Known>; coverage: Coverage | null }>(NOTHING);
  const [thrown, setThrown] = useState<unknown>(null);
  const people = sightings.map(wordsOf);
  const all = people.join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked about is told by its words
  useEffect(() => {
    let over = false;
    const tell = (answer: Messages['people.find']['out'], asked: readonly Sighting[], isLast: boolean) =>
      setFound((before) => {
        const known = new Map(before.of === url ? before.known : []);
        for (const [at, sighting] of asked.entries()) {
          const row = answer.rows[at] ?? null;
          if (row !== null || isLast) known.set(wordsOf(sighting), row);
        }
        return { of: url, known, coverage: answer.coverage };
      });
    const look = async () => {
      setThrown(null);
      const left: Sighting[] = [];
      for (const some of pieces(sightings, MOST_ASKED)) {
        const answer = await ask('people.find', { url, sightings: some, by: 'identifier' });
        if (over) return;
        const isLast = !isReadable(answer.coverage);
        tell(answer, some, isLast);
        if (!isLast) left.push(...some.filter((_, at) => answer.rows[at] === null));
      }
      for (const some of pieces(left, NAMES_AT_ONCE)) {
        const answer = await ask('people.find', { url, sightings: some, by: 'all' });
        if (over) return;
        tell(answer, some, true);
      }
    };
    look().catch((reason) => !over && setThrown(reason));
    return () => {
      over = true;
    };
  }, [url, all, askedAt]);

  return {
    known: people.map((one) => (found.of === url ? found.known.get(one) : undefined)),
    coverage: found.of === url ? found.coverage : null,
    thrown,
  };
}

const NOTHING = { of: '', known: new Map<string, Known>(), coverage: null };

function wordsOf(sighting: Sighting): string {
  return JSON.stringify({ ...sighting, url: '' });
}

function pieces<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
