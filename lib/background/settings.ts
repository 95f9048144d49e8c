// The user's choices and the company's policy, which wins. Not secret: kept in the browser's plain storage.

import { browser } from 'wxt/browser';
import type { SurfaceChoice } from '@/lib/model/match';
import type { SiteChoice, SiteMode } from '@/lib/model/site-view';

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
  /** What the user chose for single sites, by their ids. */
  sites: Readonly<Record<string, SiteChoice>>;
  /** What policy says of single sites; it wins. */
  sitesByPolicy: Readonly<Record<string, SiteMode>>;
}

/** What guards the vault, as chosen and as policy allows. */
export interface LockSettings {
  isPassphraseRequired: boolean;
  autoLockMinutes: number;
  longestAutoLockMinutes: number | null;
}

const AUTO_LOCK_MINUTES = 30;

const SURFACES: readonly unknown[] = ['page', 'panel'];
const SITE_MODES: readonly unknown[] = ['page', 'panel', 'off'];

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
  const [own, policy] = await Promise.all([browser.storage.local.get(['surface', 'strict', 'sites']), readPolicy()]);
  const chosen = SURFACES.includes(policy.surface) ? policy.surface : own.surface;
  return {
    surface: SURFACES.includes(chosen) ? (chosen as SurfaceChoice) : 'undecided',
    lockedByPolicy: SURFACES.includes(policy.surface),
    showRestricted: policy.showRestricted === true,
    strict: policy.strict === true || own.strict === true,
    strictByPolicy: policy.strict === true,
    sites: isObject(own.sites) ? (own.sites as Record<string, SiteChoice>) : {},
    sitesByPolicy: Object.fromEntries(
      Object.entries(isObject(policy.sites) ? policy.sites : {}).filter(([, mode]) => SITE_MODES.includes(mode)),
    ) as Record<string, SiteMode>,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where verdicts about people on a site's pages are shown: policy's word, the user's of the site, the general choice. */
export function surfaceAt(
  { surface, sites, sitesByPolicy }: Pick<Settings, 'surface' | 'sites' | 'sitesByPolicy'>,
  site: string,
): SurfaceChoice | 'off' {
  const policy = Object.hasOwn(sitesByPolicy, site) ? sitesByPolicy[site] : undefined;
  const choice = Object.hasOwn(sites, site) ? sites[site] : undefined;
  if (policy) return policy;
  if (choice?.isOn === false) return 'off';
  // Nothing is shown anywhere before the general question is answered.
  return surface === 'undecided' ? surface : (choice?.surface ?? surface);
}

/** Adds to what was chosen for a site. Calls must not overlap. */
export async function chooseSite(id: string, change: SiteChoice): Promise<void> {
  const { sites } = await read();
  await browser.storage.local.set({
    sites: { ...sites, [id]: { ...(Object.hasOwn(sites, id) && sites[id]), ...change } },
  });
  settingsChanged();
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
