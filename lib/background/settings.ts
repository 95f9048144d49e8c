// The user's choices and the company's policy, which wins. Not secret: kept in the browser's plain storage.

import { browser } from 'wxt/browser';
import type { SurfaceChoice } from '@/lib/model/match';

export interface Settings {
  surface: SurfaceChoice;
  /** Policy decided where verdicts are shown. */
  lockedByPolicy: boolean;
  /** Policy shows private people and confidential jobs. */
  showRestricted: boolean;
  /** Only identifiers make somebody *In ATS*. */
  strict: boolean;
  /** Policy decided that. */
  strictByPolicy: boolean;
}

/** What guards the vault, as chosen and as policy allows. */
export interface LockSettings {
  isPassphraseRequired: boolean;
  autoLockMinutes: number;
  longestAutoLockMinutes: number | null;
}

const AUTO_LOCK_MINUTES = 30;

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
  const [own, policy] = await Promise.all([browser.storage.local.get(['surface', 'strict']), readPolicy()]);
  const chosen = SURFACES.includes(policy.surface) ? policy.surface : own.surface;
  return {
    surface: SURFACES.includes(chosen) ? (chosen as SurfaceChoice) : 'undecided',
    lockedByPolicy: SURFACES.includes(policy.surface),
    showRestricted: policy.showRestricted === true,
    strict: policy.strict === true || own.strict === true,
    strictByPolicy: policy.strict === true,
  };
}

export async function chooseSurface(surface: SurfaceChoice): Promise<void> {
  await browser.storage.local.set({ surface });
  settingsChanged();
}

export async function chooseStrict(strict: boolean): Promise<void> {
  await browser.storage.local.set({ strict });
  settingsChanged();
}

export async function readLockSettings(): Promise<LockSettings> {
  const [own, policy] = await Promise.all([browser.storage.local.get('autoLockMinutes'), readPolicy()]);
  const longest = minutes(policy.longestAutoLockMinutes);
  return {
    isPassphraseRequired: policy.passphraseRequired === true,
    autoLockMinutes: Math.min(minutes(own.autoLockMinutes) ?? AUTO_LOCK_MINUTES, longest ?? Number.POSITIVE_INFINITY),
    longestAutoLockMinutes: longest,
  };
}

export async function chooseAutoLock(autoLockMinutes: number): Promise<void> {
  await browser.storage.local.set({ autoLockMinutes });
}

function minutes(said: unknown): number | null {
  return typeof said === 'number' && said >= 1 ? said : null;
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
