// A background and a browser that answer from memory, so that screens can be tried without either. Stands in for
// `@/lib/messages/ask` and `wxt/browser`.

import { AppError, type ErrorCode } from '@/lib/errors';
import type { ask as realAsk } from '@/lib/messages/ask';
import type { MessageName, Messages } from '@/lib/messages/protocol';
import type { ConnectionView } from '@/lib/model/connection';
import { GREENHOUSE } from '@/tests/e2e/gallery-screens/described-ats';
import { SITES, TRIAL } from '@/tests/e2e/gallery-screens/described-sites';
import { NO_DIAGNOSTICS, OPEN_VAULT, SCENES, type Scene } from '@/tests/e2e/gallery-screens/scenes';

type Answers = { [N in MessageName]?: (input: Messages[N]['in']) => Messages[N]['out'] | Promise<Messages[N]['out']> };
type Listener = (...values: never[]) => unknown;

/** Listeners of one browser event, and a way to fire it. */
function event() {
  const listeners = new Set<Listener>();
  return {
    listeners,
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    fire: (...values: unknown[]) => {
      for (const listener of [...listeners]) listener(...(values as never[]));
    },
  };
}

const empty = SCENES.empty as Scene;

/** What the tests set and read. `reset` before each. */
export const fake = {
  scene: { ...empty },
  answers: {} as Answers,
  calls: [] as { name: MessageName; input: unknown }[],
  session: {} as Record<string, unknown>,
  /** What the browser's permission question gives; a thrown value rejects. */
  grants: (async () => true) as (origins: string[]) => Promise<boolean>,
  asked: [] as string[][],
  tab: 1,
  opened: 0,
  reset(scene: string | Scene = empty) {
    const from = typeof scene === 'string' ? SCENES[scene] : scene;
    if (!from) throw new Error(`no scene ${String(scene)}`);
    this.scene = { ...from };
    this.answers = {};
    this.calls = [];
    this.session = from.draft ? { 'connect.draft': structuredClone(from.draft) } : {};
    this.grants = async () => true;
    this.asked = [];
    this.tab = 1;
    this.opened = 0;
  },
  inputs<N extends MessageName>(name: N): Messages[N]['in'][] {
    return this.calls.filter((call) => call.name === name).map(({ input }) => input as Messages[N]['in']);
  },
};

/** Makes a message fail as the background would. */
export function refuse(code: ErrorCode, about: string[] = []): () => never {
  return () => {
    throw new AppError(code, { about });
  };
}

const standard: Answers = {
  'settings.get': () => ({ surface: fake.scene.surface, lockedByPolicy: fake.scene.locked ?? false }),
  'settings.set': ({ surface }) => {
    fake.scene.surface = surface;
    return null;
  },
  'connection.list': () => fake.scene.connections,
  'connection.submission': () => fake.scene.submission,
  'connection.submit': () => fake.scene.submission,
  'connection.dismiss': () => {
    fake.scene.submission = { state: 'none' };
    return null;
  },
  'connection.remove': ({ id }) => {
    fake.scene.connections = fake.scene.connections.filter((view) => view.id !== id);
    return null;
  },
  'ats.list': () => [...(fake.scene.ats ?? [GREENHOUSE])],
  'connection.tune': ({ id, name, options }) => {
    fake.scene.connections = fake.scene.connections.map((view) => (view.id === id ? { ...view, name, options } : view));
    return null;
  },
  'connection.diagnose': ({ id }) => fake.scene.connections.find((view) => view.id === id) as ConnectionView,
  'job.list': () => ({ jobs: fake.scene.jobs ?? [], hidden: 0 }),
  'tab.person': () => fake.scene.person ?? null,
  'tab.list': () => null,
  'diagnostics.get': () => fake.scene.diagnostics ?? NO_DIAGNOSTICS,
  'diagnostics.strict': ({ on }) => {
    fake.scene.diagnostics = { ...(fake.scene.diagnostics ?? NO_DIAGNOSTICS), strict: on };
    return null;
  },
  'decision.list': () => fake.scene.decisions ?? [],
  'site.list': () => fake.scene.sites ?? SITES.slice(0, 1),
  'pack.list': () => fake.scene.packs ?? [],
  'pack.save': () => [],
  'pack.try': () => ({ faults: [], trial: TRIAL }),
  'decision.forget': ({ id }) => {
    fake.scene.decisions = fake.scene.decisions?.filter((one) => one.id !== id) ?? [];
    return null;
  },
  'vault.get': () => ({ ...OPEN_VAULT, ...fake.scene.vault }),
};

export const ask = (async (name: MessageName, input: never) => {
  fake.calls.push({ name, input });
  const answer = fake.answers[name] ?? standard[name];
  // As over a real message: nobody shares an object with the background.
  return structuredClone((await (answer as ((input: never) => unknown) | undefined)?.(input)) ?? null);
}) as typeof realAsk;

export const browser = {
  runtime: {
    onMessage: event(),
    getManifest: () => ({ version: '0.1.0' }),
    openOptionsPage: async () => {
      fake.opened += 1;
    },
  },
  tabs: {
    query: async () => [{ id: fake.tab, windowId: 1 }],
    onActivated: event(),
    onUpdated: event(),
  },
  permissions: {
    request: async ({ origins }: { origins: string[] }) => {
      fake.asked.push(origins);
      return fake.grants(origins);
    },
  },
  storage: {
    session: {
      get: async (key: string) => (key in fake.session ? { [key]: structuredClone(fake.session[key]) } : {}),
      set: async (values: Record<string, unknown>) => void Object.assign(fake.session, structuredClone(values)),
      remove: async (key: string) => {
        delete fake.session[key];
      },
    },
  },
};

/** Preact runs effects a moment after the frame; a test file must not be gone by then. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 80));
}
