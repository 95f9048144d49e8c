// What the sites' screens ask the background, and the browser's question about their hosts.

import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { browser } from 'wxt/browser';
import { ask } from '@/lib/messages/ask';
import type { PackFault } from '@/lib/model/pack';
import type { SiteChoice } from '@/lib/model/site-view';

export function useSites() {
  return useQuery({ queryKey: ['sites'], queryFn: () => ask('site.list', {}) });
}

export function usePacks() {
  return useQuery({ queryKey: ['packs'], queryFn: () => ask('pack.list', {}) });
}

/** Whether the browser lets us: `blocked` where it needs another click of its own. */
export type Grant = 'granted' | 'refused' | 'blocked';

export interface SiteWish extends SiteChoice {
  id: string;
  /** Hosts to ask the browser for; must then be called in the turn of a click. */
  asks?: readonly string[];
}

/**
 * Changes a site. What is wished is stored first, so that a grant goes on also when this window is gone; what is refused
 * is switched off again.
 */
export function useChangeSite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ asks, ...wish }: SiteWish): Promise<Grant> => {
      const stored = ask('site.change', wish);
      const grant = asks ? await requestHosts(asks) : 'granted';
      await stored;
      if (grant === 'refused' && wish.isOn) await ask('site.change', { id: wish.id, isOn: false });
      return grant;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['sites'] }),
  });
}

export async function requestHosts(origins: readonly string[]): Promise<Grant> {
  try {
    return (await browser.permissions.request({ origins: [...origins] })) ? 'granted' : 'refused';
  } catch {
    return 'blocked';
  }
}

/** Keeps or removes a pack. */
export function usePackCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (command: { save: unknown } | { remove: string }): Promise<PackFault[]> => {
      if ('save' in command) return ask('pack.save', { pack: command.save });
      await ask('pack.remove', { id: command.remove });
      return [];
    },
    onSettled: () => Promise.all(['sites', 'packs'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

/** Copies a page of the site without its words, and shows it. */
export function useReport() {
  return useMutation({ mutationFn: (site: string) => ask('report.make', { site }) });
}
