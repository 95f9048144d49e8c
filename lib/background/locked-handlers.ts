// What is answered while the vault is locked: that it is. Knows no index and no connection.

import { AppError } from '@/lib/errors';
import { AUDIENCE } from '@/lib/messages/protocol';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import { createAlwaysHandlers } from './always-handlers';
import type { CoreHandlers, Surroundings } from './handlers';
import { createListHandlers } from './list-handlers';
import { surfaceAt } from './settings';

/** A locked answer about an address: nobody, and why. */
export async function lockedFinding(
  url: string,
  surroundings: Pick<Surroundings, 'readSettings'>,
  site = '',
): Promise<Finding> {
  const surface = surfaceAt(await surroundings.readSettings(), site);
  return { url, matches: [], coverage: { state: 'locked' }, surface };
}

/** Everything else throws `vault/locked`. */
export function createLockedHandlers(surroundings: Surroundings): CoreHandlers {
  const refuse = async () => {
    throw new AppError('vault/locked');
  };
  const refused = Object.fromEntries(Object.keys(AUDIENCE).map((name) => [name, refuse])) as unknown as CoreHandlers;
  const find = ({ url, site }: Sighting) => lockedFinding(url, surroundings, site);

  return {
    ...refused,
    ...createAlwaysHandlers(surroundings, find),
    ...createListHandlers({
      surroundings,
      find: async (sightings) => ({ rows: sightings.map(() => null), coverage: { state: 'locked' } }),
      paint: async ({ url }, { tabId }) => {
        if (tabId !== null) await surroundings.paintToolbar(tabId, await lockedFinding(url, surroundings));
      },
    }),

    async 'person.find'({ sighting }, { tabId }) {
      const finding = await find(sighting);
      if (tabId !== null) void surroundings.paintToolbar(tabId, finding.surface === 'off' ? null : finding);
      return finding;
    },

    async 'page.left'(_input, { tabId }) {
      if (tabId !== null) await surroundings.paintToolbar(tabId, await lockedFinding('', surroundings));
      return null;
    },
  };
}
