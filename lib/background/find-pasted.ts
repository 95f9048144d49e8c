// Who the people of a pasted list are, from the index alone: nothing is asked of any network, nothing is learned.

import type { PastedFinding } from '@/lib/model/pasted-finding';
import type { Sighting } from '@/lib/model/sighting';
import { type ListTools, matchesOfList, toRow } from './find-people-of-list';

/** One entry a sighting, in their order; null for a stranger. */
export async function findPasted(sightings: readonly Sighting[], tools: ListTools): Promise<(PastedFinding | null)[]> {
  // What somebody pasted proves nothing of anybody.
  const pairs = { from: () => undefined };
  return (await matchesOfList(sightings, 'all', { ...tools, pairs })).map((matches) => {
    const row = toRow(matches);
    const best = matches.find(({ tier, ats }) => tier === row?.tier && ats === row.ats) ?? matches[0];
    return row && best ? { ...row, name: best.candidate.name, webUrl: best.candidate.webUrl } : null;
  });
}
