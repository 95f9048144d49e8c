// The messages about lists: their scripts, who their rows are, how far they are known. Handles the same open or locked:
// what may be told is `find`'s business.

import type { Handlers, Sender } from '@/lib/messages/answer';
import { tabList } from '@/lib/messages/schemas';
import type { ListCount, ListFinding, LookBy } from '@/lib/model/list-finding';
import type { Sighting } from '@/lib/model/sighting';
import type { Surroundings } from './handlers';
import { createNamesBegun, namesLeft } from './names-begun';
import { surfaceAt } from './settings';

export type ListHandlers = Pick<Handlers, 'list.load' | 'people.find' | 'people.seen' | 'tab.list'>;

export interface ListHandlerTools {
  surroundings: Pick<Surroundings, 'loadList' | 'readSettings' | 'askTabList'>;
  /** Who the rows are, or that nobody may be told. */
  find(sightings: readonly Sighting[], by: LookBy): Promise<Pick<ListFinding, 'rows' | 'coverage'>>;
  /** Paints the asking tab's toolbar, unless it has asked for something else meanwhile. */
  paint(count: ListCount, sender: Sender): void;
}

export function createListHandlers({ surroundings, find, paint }: ListHandlerTools): ListHandlers {
  const names = createNamesBegun((sightings) => find(sightings, 'all'));

  return {
    async 'list.load'({ site }, sender) {
      await surroundings.loadList(sender, site);
      return null;
    },

    async 'people.find'({ url, sightings, by, namesNext }, sender) {
      const surface = surfaceAt(await surroundings.readSettings(), sightings[0]?.site ?? '');
      // Nobody is looked up where nothing would be said.
      if (surface === 'off' || surface === 'undecided') {
        return { url, rows: sightings.map(() => null), coverage: { state: 'none' }, surface };
      }
      const answer = await ((by === 'all' && names.take(sightings, sender)) || find(sightings, by));
      if (namesNext) names.begin(namesLeft(sightings, answer.rows), sender);
      return { url, ...answer, surface };
    },

    async 'people.seen'({ url, site, people, known }, sender) {
      const surface = surfaceAt(await surroundings.readSettings(), site);
      if (surface !== 'off' && surface !== 'undecided') paint({ url, people, known }, sender);
      return null;
    },

    async 'tab.list'({ tabId }) {
      return tabList.safeParse(await surroundings.askTabList(tabId)).data ?? null;
    },
  };
}
