// What popup and options page ask the background, and when they ask again. Nothing is polled while the window is hidden.

import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { useNotice } from '@/components/ui/use-notice';
import { ask } from '@/lib/messages/ask';
import type { ConnectionOptions, ConnectionView } from '@/lib/model/connection';
import type { SurfaceChoice } from '@/lib/model/match';
import { loadDraft } from './connect-draft';
import { CAPABILITIES } from './connect-words';

const SYNCING_MS = 1_000;
const QUIET_MS = 15_000;
const CHECKING_MS = 700;

/** A client that asks our own background: being offline is no reason to wait, and a failure is shown at once. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchIntervalInBackground: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

const syncing = (views: readonly ConnectionView[] | undefined) => views?.some((view) => view.state === 'syncing');

/** Every connection; about once a second while one of them syncs. */
export function useConnections() {
  return useQuery({
    queryKey: ['connections'],
    queryFn: () => ask('connection.list', {}),
    refetchInterval: (query) => (syncing(query.state.data) ? SYNCING_MS : QUIET_MS),
  });
}

/** Where a submitted draft stands; asked often while the browser or the ATS has yet to answer. */
export function useSubmission() {
  return useQuery({
    queryKey: ['submission'],
    queryFn: () => ask('connection.submission', {}),
    refetchInterval: (query) => {
      const state = query.state.data?.state;
      return state === 'checking' || state === 'waiting-for-permission' ? CHECKING_MS : false;
    },
  });
}

export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: () => ask('settings.get', {}) });
}

/** Every ATS there is, with all that any tick could take. */
export function useAtsList() {
  return useQuery({
    queryKey: ['ats'],
    queryFn: () => ask('ats.list', { capabilities: [...CAPABILITIES] }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The jobs of one connection, to choose from. */
export function useJobs(id: string) {
  return useQuery({ queryKey: ['jobs', id], queryFn: () => ask('job.list', { id }) });
}

/** The draft left behind when the popup last closed. */
export function useKeptDraft() {
  return useQuery({ queryKey: ['draft'], queryFn: loadDraft, staleTime: Number.POSITIVE_INFINITY });
}

export function useSetSurface() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (surface: SurfaceChoice) => ask('settings.set', { surface }),
    onSettled: () => client.invalidateQueries({ queryKey: ['settings'] }),
  });
}

/** Pause, resume, sync now and remove: one of them at a time per connection. */
export function useConnectionCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (command: { id: string; do: 'pause' | 'resume' | 'sync' | 'remove' }) => {
      const { id } = command;
      if (command.do === 'sync') await ask('sync.now', { id });
      else if (command.do === 'remove') await ask('connection.remove', { id });
      else await ask('sync.pause', { id, paused: command.do === 'pause' });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['connections'] }),
  });
}

/** Saves how a connection is kept. */
export function useTune() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tuning: { id: string; name: string; options: ConnectionOptions }) => ask('connection.tune', tuning),
    onSettled: () => client.invalidateQueries({ queryKey: ['connections'] }),
  });
}

/** Has the background look at a credential's permissions now. */
export function useDiagnose() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask('connection.diagnose', { id }),
    onSuccess: (view) =>
      client.setQueryData<ConnectionView[]>(['connections'], (views) =>
        views?.map((each) => (each.id === view.id ? view : each)),
      ),
  });
}

/** Makes the background forget a submission. */
export function useDismiss() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('connection.dismiss', {}),
    onSettled: () => client.invalidateQueries({ queryKey: ['submission'] }),
  });
}

/** Asks again when the background says that something changed. */
export function useBackgroundNotices(): void {
  const client = useQueryClient();
  useNotice(({ notice }) => {
    if (notice === 'settings.changed') {
      for (const key of ['settings', 'sites', 'packs']) void client.invalidateQueries({ queryKey: [key] });
    }
    // While syncing this comes with every page and the second's poll shows it anyway.
    if (notice === 'index.changed' && !syncing(client.getQueryData(['connections']))) {
      void client.invalidateQueries({ queryKey: ['connections'] });
    }
  });
}
