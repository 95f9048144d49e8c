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
  /** The browser's answer about its hosts, asked for in the very turn of the click: see `requestHosts`. */
  grant?: Promise<Grant>;
}

/**
 * Changes a site. What is wished is stored while the browser still asks, so that a grant goes on also when this window is
 * gone; what is refused is switched off again.
 */
export function useChangeSite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ grant = Promise.resolve('granted'), ...wish }: SiteWish): Promise<Grant> => {
      await ask('site.change', wish);
      const answer = await grant;
      if (answer === 'refused' && wish.isOn) await ask('site.change', { id: wish.id, isOn: false });
      return answer;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['sites'] }),
  });
}

/** Firefox asks only in the very turn of the click, so nothing may be awaited before. */
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
