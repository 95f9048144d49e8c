// What is answered alike whether the vault is open or locked: the surface, the card's script, and whom a tab shows.

import type { Handlers } from '@/lib/messages/answer';
import { SCHEMAS } from '@/lib/messages/schemas';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import type { Surroundings } from './handlers';

export type AlwaysHandlers = Pick<Handlers, 'card.load' | 'settings.get' | 'settings.set' | 'tab.person'>;

/** @param find who a sighting is, or that nobody may be told */
export function createAlwaysHandlers(
  surroundings: Pick<Surroundings, 'loadCard' | 'readSettings' | 'chooseSurface' | 'announce' | 'askTab'>,
  find: (sighting: Sighting) => Promise<Finding>,
): AlwaysHandlers {
  return {
    async 'card.load'(_input, sender) {
      await surroundings.loadCard(sender);
      return null;
    },

    async 'settings.get'() {
      const { surface, lockedByPolicy } = await surroundings.readSettings();
      return { surface, lockedByPolicy };
    },

    async 'settings.set'({ surface }) {
      await surroundings.chooseSurface(surface);
      surroundings.announce('settings.changed');
      return null;
    },

    async 'tab.person'({ tabId }) {
      const { data } = SCHEMAS['person.find'].safeParse({ sighting: await surroundings.askTab(tabId) });
      return data ? { sighting: data.sighting, finding: await find(data.sighting) } : null;
    },
  };
}
