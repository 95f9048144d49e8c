// The parts of the browser that the vault's keeper touches, in memory. A worker that dies leaves them; `restart` is the
// browser's own end, after which its session storage is empty.

type Items = Record<string, unknown>;

function area(values: Items) {
  return {
    values,
    get: async (keys: string | null) =>
      structuredClone(keys === null ? values : keys in values ? { [keys]: values[keys] } : {}),
    set: async (items: Items) => void Object.assign(values, structuredClone(items)),
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) delete values[key];
    },
    clear: async () => {
      for (const key of Object.keys(values)) delete values[key];
    },
  };
}

export const local = area({});
export const session = area({});
export const managed = area({});
/** Minutes by name. */
export const alarms = new Map<string, number>();
export const state = { idle: 'active', origins: [] as string[] };

export const browser = {
  storage: { local, session, managed },
  alarms: {
    create: async (name: string, { delayInMinutes }: { delayInMinutes: number }) =>
      void alarms.set(name, delayInMinutes),
    get: async (name: string) => (alarms.has(name) ? { name } : undefined),
    clear: async (name: string) => alarms.delete(name),
    clearAll: async () => alarms.clear(),
  },
  idle: { queryState: async () => state.idle },
  runtime: {
    getPlatformInfo: async () => ({}),
    getManifest: () => ({ host_permissions: ['https://*.linkedin.com/*'], content_scripts: [] }),
  },
  permissions: {
    getAll: async () => ({ origins: [...state.origins] }),
    remove: async ({ origins }: { origins: string[] }) => {
      if (origins.some((origin) => origin.includes('linkedin'))) throw new Error('required');
      state.origins = state.origins.filter((origin) => !origins.includes(origin));
    },
  },
};

export const restart = () => session.clear();

export async function resetBrowser(): Promise<void> {
  await Promise.all([local.clear(), session.clear(), managed.clear()]);
  alarms.clear();
  Object.assign(state, { idle: 'active', origins: ['https://*.linkedin.com/*'] });
}
