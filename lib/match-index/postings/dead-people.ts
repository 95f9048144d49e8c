// Which numbers mean nobody any more: a bitmap for every stretch of numbers, stored when somebody in it is dropped. Each
// stored version has a stamp drawn by chance, so what memory holds is either that very version or is read anew.

import type { PageBytes, PageStore } from './page-store';
import { deadPage, drawId, type PostingsState } from './postings-state';

/** Numbers in one bitmap of 4 kB. */
const STRETCH = 2 ** 15;

export type IsDead = (person: number) => boolean;

export interface DeadPeople {
  /** Everybody who is dead by this state. In a transaction. */
  read(state: PostingsState): Promise<IsDead>;
  /** The same from memory alone; null where some would have to be read. */
  recall(state: PostingsState): IsDead | null;
  /** The state after these are dead too. In an `rw` transaction; the state is not stored. */
  bury(state: PostingsState, numbers: readonly number[]): Promise<PostingsState>;
}

export function deadPeople(store: PageStore): DeadPeople {
  /** By stamp. */
  const held = new Map<number, PageBytes>();

  async function bitmaps({ generation, dead }: PostingsState): Promise<(PageBytes | undefined)[]> {
    const missing = [...dead.keys()].filter((stretch) => dead[stretch] !== 0 && !held.has(dead[stretch] as number));
    const maps = dead.map((stamp) => held.get(stamp));
    if (missing.length > 0) {
      const read = await store.pages(missing.map((stretch) => deadPage(generation, stretch)));
      for (const [i, stretch] of missing.entries()) maps[stretch] = read[i];
      held.clear();
      for (const [stretch, map] of maps.entries()) if (map) held.set(dead[stretch] as number, map);
    }
    return maps;
  }

  return {
    async read(state) {
      return inMaps(await bitmaps(state));
    },

    recall({ dead }) {
      return dead.every((stamp) => stamp === 0 || held.has(stamp))
        ? inMaps(dead.map((stamp) => held.get(stamp)))
        : null;
    },

    async bury(state, numbers) {
      const maps = await bitmaps(state);
      const changed = new Map<number, PageBytes>();
      let living = state.living;
      for (const number of numbers) {
        if (!(number >= 0 && number < state.next)) continue;
        const stretch = Math.floor(number / STRETCH);
        const map = changed.get(stretch) ?? maps[stretch]?.slice() ?? new Uint8Array(STRETCH / 8);
        changed.set(stretch, map);
        const bit = number % STRETCH;
        if (hasBit(map, bit)) continue;
        map[bit >>> 3] = (map[bit >>> 3] as number) | (1 << (bit & 7));
        living -= 1;
      }
      if (living === state.living) return state;
      const stretches = Math.max(state.dead.length, ...[...changed.keys()].map((stretch) => stretch + 1));
      const dead = Array.from({ length: stretches }, (_, stretch) => state.dead[stretch] ?? 0);
      for (const [stretch, map] of changed) {
        const stamp = drawId();
        held.delete(dead[stretch] as number);
        dead[stretch] = stamp;
        held.set(stamp, map);
      }
      await store.putPages([...changed].map(([stretch, map]) => [deadPage(state.generation, stretch), map]));
      return { ...state, living, dead };
    },
  };
}

function inMaps(maps: readonly (PageBytes | undefined)[]): IsDead {
  return (person) => {
    const map = maps[Math.floor(person / STRETCH)];
    return map !== undefined && hasBit(map, person % STRETCH);
  };
}

function hasBit(map: PageBytes, bit: number): boolean {
  return (((map[bit >>> 3] as number) >>> (bit & 7)) & 1) === 1;
}
