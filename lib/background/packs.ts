// The packs there are: those that came with the extension, the user's own, and policy's. One with the id of another stands
// in for it, so that what broke is mended without an update; policy's word is the last.

import type { browser } from 'wxt/browser';
import { AppError } from '@/lib/errors';
import type { Pack, PackFault } from '@/lib/model/pack';
import { checkPack } from '@/lib/packs/pack-schema';
import { shippedPacks } from '@/lib/packs/shipped';

export interface HeldPack {
  pack: Pack;
  from: 'shipped' | 'own' | 'policy';
}

export interface Packs {
  /** Each id once. */
  all(): Promise<HeldPack[]>;
  /** Keeps a pack of the user's, or says everything that is wrong with it. */
  save(data: unknown): Promise<PackFault[]>;
  /** Takes one of the user's away; what it stood in for is back. */
  remove(id: string): Promise<void>;
  /** Forgets what was read: for whoever writes, and for the listener of the browser's storage. */
  changed(): void;
}

export interface PackTools {
  storage: Pick<(typeof browser)['storage']['local'], 'get' | 'set'>;
  readPolicy(): Promise<Record<string, unknown>>;
  /** Ids that no pack may take: readers that came with the install and are always there. */
  reserved: readonly string[];
}

const KEY = 'packs';
const MOST_PACKS = 50;

export function createPacks({ storage, readPolicy, reserved }: PackTools): Packs {
  let held: Promise<HeldPack[]> | null = null;

  async function own(): Promise<Pack[]> {
    const kept = (await storage.get(KEY))[KEY];
    return readAll(Array.isArray(kept) ? kept : []);
  }

  async function read(): Promise<HeldPack[]> {
    const [mine, policy] = await Promise.all([own(), readPolicy()]);
    const byPolicy = readAll(Array.isArray(policy[KEY]) ? policy[KEY] : []);
    const byId = new Map<string, HeldPack>();
    for (const pack of shippedPacks()) byId.set(pack.id, { pack, from: 'shipped' });
    for (const pack of mine) byId.set(pack.id, { pack, from: 'own' });
    for (const pack of byPolicy) byId.set(pack.id, { pack, from: 'policy' });
    return [...byId.values()].filter(({ pack }) => !reserved.includes(pack.id));
  }

  function changed(): void {
    held = null;
  }

  return {
    changed,

    all() {
      held ??= read();
      held.catch(changed);
      return held;
    },

    async save(data) {
      const { pack, faults } = checkPack(data);
      if (!pack) return faults;
      if (reserved.includes(pack.id)) return [{ at: 'id', what: 'This name is taken by a site that is always read.' }];
      const others = (await own()).filter(({ id }) => id !== pack.id);
      if (others.length >= MOST_PACKS) throw new AppError('message/refused');
      await storage.set({ [KEY]: [...others, pack] });
      changed();
      return [];
    },

    async remove(id) {
      await storage.set({ [KEY]: (await own()).filter((pack) => pack.id !== id) });
      changed();
    },
  };
}

/** Those that make sense; policy may give each as text, since its own schema knows no free form. */
function readAll(packs: readonly unknown[]): Pack[] {
  return packs
    .slice(0, MOST_PACKS)
    .flatMap((data) => checkPack(typeof data === 'string' ? parse(data) : data).pack ?? []);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
