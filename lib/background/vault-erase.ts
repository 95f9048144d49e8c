// Everything goes: keys first, so that whatever stops the rest leaves nothing that anybody could open.

import type { browser } from 'wxt/browser';
import { logProblem } from '@/lib/log';
import type { InAtsDatabase } from '@/lib/match-index/database';

/** Database, session, tokens, settings, alarms and what the user granted; afterwards the extension is as newly installed. */
export async function eraseEverything(api: typeof browser, database: InAtsDatabase): Promise<void> {
  await database.vault.clear();
  await api.storage.session.clear();
  await database.delete();
  await api.storage.local.clear();
  await api.alarms.clearAll();
  await giveBackHosts(api).catch((thrown) => logProblem('erase', thrown));
}

async function giveBackHosts(api: typeof browser): Promise<void> {
  const { host_permissions: required = [], content_scripts: scripts = [] } = api.runtime.getManifest();
  const kept = new Set([...required, ...scripts.flatMap(({ matches }) => matches ?? [])]);
  const { origins = [] } = await api.permissions.getAll();
  const optional = origins.filter((origin) => !kept.has(origin));
  if (optional.length > 0) await api.permissions.remove({ origins: optional });
}
