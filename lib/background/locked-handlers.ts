// What is answered while the vault is locked: that it is. Knows no index and no connection.

import { AppError } from '@/lib/errors';
import { AUDIENCE } from '@/lib/messages/protocol';
import { SCHEMAS } from '@/lib/messages/schemas';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import type { CoreHandlers, Surroundings } from './handlers';

/** A locked answer about an address: nobody, and why. */
export async function lockedFinding(url: string, surroundings: Pick<Surroundings, 'readSettings'>): Promise<Finding> {
  const { surface } = await surroundings.readSettings();
  return { url, matches: [], coverage: { state: 'locked' }, surface };
}

/** Everything else throws `vault/locked`. */
export function createLockedHandlers(surroundings: Surroundings): CoreHandlers {
  const refuse = async () => {
    throw new AppError('vault/locked');
  };
  const refused = Object.fromEntries(Object.keys(AUDIENCE).map((name) => [name, refuse])) as unknown as CoreHandlers;
  const find = ({ url }: Sighting) => lockedFinding(url, surroundings);

  return {
    ...refused,

    async 'person.find'({ sighting }, { tabId }) {
      const finding = await find(sighting);
      if (tabId !== null) void surroundings.paintToolbar(tabId, finding);
      return finding;
    },

    async 'tab.person'({ tabId }) {
      const { data } = SCHEMAS['person.find'].safeParse({ sighting: await surroundings.askTab(tabId) });
      return data ? { sighting: data.sighting, finding: await find(data.sighting) } : null;
    },

    async 'page.left'(_input, { tabId }) {
      if (tabId !== null) await surroundings.paintToolbar(tabId, await lockedFinding('', surroundings));
      return null;
    },

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
  };
}
