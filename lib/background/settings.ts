// The user's choices and the company's policy, which wins. Not secret: kept in the browser's plain storage.

import { browser } from 'wxt/browser';
import type { SurfaceChoice } from '@/lib/model/match';

export interface Settings {
  surface: SurfaceChoice;
  /** Policy decided where verdicts are shown. */
  lockedByPolicy: boolean;
  /** Policy shows private people and confidential jobs. */
  showRestricted: boolean;
}

const SURFACES: readonly unknown[] = ['page', 'panel'];

let held: Promise<Settings> | null = null;

/** Every question needs them, so they are kept until something is written, see `settingsChanged`. */
export function readSettings(): Promise<Settings> {
  held ??= read();
  held.catch(settingsChanged);
  return held;
}

/** Forgets what was read: for whoever writes, and for the listener of the browser's storage. */
export function settingsChanged(): void {
  held = null;
}

async function read(): Promise<Settings> {
  const [own, policy] = await Promise.all([browser.storage.local.get('surface'), readPolicy()]);
  const chosen = SURFACES.includes(policy.surface) ? policy.surface : own.surface;
  return {
    surface: SURFACES.includes(chosen) ? (chosen as SurfaceChoice) : 'undecided',
    lockedByPolicy: SURFACES.includes(policy.surface),
    showRestricted: policy.showRestricted === true,
  };
}

export async function chooseSurface(surface: SurfaceChoice): Promise<void> {
  await browser.storage.local.set({ surface });
  settingsChanged();
}

/** What the company's policy says, unchecked; empty without one. */
export async function readPolicy(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    // Firefox throws where no policy is installed.
    return {};
  }
}
