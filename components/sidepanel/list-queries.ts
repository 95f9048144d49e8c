// Whom the list on a tab shows, and who they are: by identifiers first, by names in pieces as answers come. Nothing of it
// is kept beyond the panel.

import { useQuery, useQueryClient } from '@tanstack/preact-query';
import { isReadable, type Known } from '@/components/list/list-words';
import { useNotice } from '@/components/ui/use-notice';
import { ask } from '@/lib/messages/ask';
import type { Messages } from '@/lib/messages/protocol';
import type { Coverage } from '@/lib/model/connection';
import type { ListFinding } from '@/lib/model/list-finding';
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
  coverage: Coverage;
}

/** Who they are, as far as was answered yet; asked again when the index changes. */
export function useFoundPeople({ url, sightings }: TabList) {
  const client = useQueryClient();
  const queryKey = ['people.find', url, JSON.stringify(sightings)];

  useNotice(({ notice }) => {
    if (notice === 'index.changed') {
      void client.invalidateQueries({ queryKey: ['people.find'] }, { cancelRefetch: false });
    }
  });

  return useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      findAll(url, sightings, (found) => {
        if (!signal.aborted) client.setQueryData(queryKey, found);
      }),
    gcTime: 0,
  });
}

async function findAll(
  url: string,
  sightings: readonly Sighting[],
  tell: (found: FoundList) => void,
): Promise<FoundList> {
  const known: Known[] = sightings.map(() => undefined);
  let coverage: Coverage = { state: 'none' };

  async function look(places: readonly number[], by: 'identifier' | 'all'): Promise<ListFinding> {
    const some = places.map((place) => sightings[place] as Sighting);
    const answer = await ask('people.find', { url, sightings: some, by });
    coverage = answer.coverage;
    for (const [at, place] of places.entries()) {
      const row = answer.rows[at] ?? null;
      if (row !== null || by === 'all' || !isReadable(coverage)) known[place] = row;
    }
    tell({ known: [...known], coverage });
    return answer;
  }

  for (const some of pieces([...sightings.keys()], MOST_ASKED)) await look(some, 'identifier');
  const left = [...sightings.keys()].filter((place) => known[place] === undefined);
  for (const some of pieces(left, NAMES_AT_ONCE)) await look(some, 'all');
  return { known, coverage };
}

function pieces<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
