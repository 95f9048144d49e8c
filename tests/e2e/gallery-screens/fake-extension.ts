// Stands in for `wxt/browser` and `@/lib/messages/ask` in the gallery: answers from one scene, remembers nothing.

import type { ask as realAsk } from '@/lib/messages/ask';
import { GREENHOUSE } from './described-ats';
import { SITES, TRIAL } from './described-sites';
import { NO_DIAGNOSTICS, OPEN_VAULT, pasted, SCENES } from './scenes';

const scene = SCENES[new URLSearchParams(location.search).get('scene') ?? ''] ?? SCENES.empty;
const event = { addListener: () => undefined, removeListener: () => undefined };

const answers: Record<string, (input: never) => unknown> = {
  'settings.get': () => ({ surface: scene?.surface, lockedByPolicy: scene?.locked ?? false }),
  'connection.list': () => scene?.connections,
  'connection.submission': () => scene?.submission,
  'connection.submit': () => scene?.submission,
  'ats.list': () => scene?.ats ?? [GREENHOUSE],
  'connection.diagnose': ({ id }: { id: string }) => scene?.connections.find((view) => view.id === id),
  'job.list': () => ({ jobs: scene?.jobs ?? [], hidden: 0 }),
  'vault.get': () => ({ ...OPEN_VAULT, ...scene?.vault }),
  'file.read': () => scene?.file,
  'tab.person': () => scene?.person ?? null,
  'tab.read': () => scene?.reading ?? null,
  'paste.find': pasted,
  'diagnostics.get': () => scene?.diagnostics ?? NO_DIAGNOSTICS,
  'decision.list': () => scene?.decisions ?? [],
  'site.list': () => scene?.sites ?? SITES.slice(0, 1),
  'pack.list': () => scene?.packs ?? [],
  'pack.try': () => ({ faults: [], trial: TRIAL }),
  'person.refresh': () => scene?.person?.finding,
  'person.contact': () => ({ emails: ['mara@brightwater.example'], phones: ['+1 555 0100'] }),
};

export const ask = (async (name: string, input: never) => answers[name]?.(input) ?? null) as typeof realAsk;

export const browser = {
  runtime: {
    onMessage: event,
    getManifest: () => ({ version: '0.1.0' }),
    openOptionsPage: async () => undefined,
  },
  tabs: { query: async () => [{ id: 1, windowId: 1 }], onActivated: event, onUpdated: event },
  permissions: { request: async () => true },
  storage: {
    session: {
      get: async () => ({ 'connect.draft': scene?.draft }),
      set: async () => undefined,
      remove: async () => undefined,
    },
  },
};
