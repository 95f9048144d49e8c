// What our own pages ask of the vault, and what they drop when it is locked.

import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { useNotice } from '@/components/ui/use-notice';
import { ask } from '@/lib/messages/ask';
import type { MessageName, Messages } from '@/lib/messages/protocol';

const KEY = ['vault'];
const RESEALING_MS = 1_000;

type Command = Exclude<Extract<MessageName, `vault.${string}`>, 'vault.get'>;

/** Whether anything may be shown at the moment. Follows the background; everything else is asked anew when it changes. */
export function useVault() {
  const client = useQueryClient();
  useNotice(({ notice }) => {
    if (notice === 'vault.changed') void askAnew(client);
  });
  return useQuery({
    queryKey: KEY,
    queryFn: () => ask('vault.get', {}),
    refetchInterval: (query) => (query.state.data?.resealed != null ? RESEALING_MS : false),
  });
}

/** One command at a time; `error` is of the last. */
export function useVaultCommand<N extends Command>(name: N) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Messages[N]['in']) => ask(name, input),
    onSuccess: () => askAnew(client),
    onError: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** What was answered before is not kept while the vault is locked. */
async function askAnew(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: KEY });
  const status = client.getQueryData<Messages['vault.get']['out']>(KEY);
  const others = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== KEY[0] };
  if (status && status.state !== 'open') client.removeQueries({ ...others, type: 'inactive' });
  await client.invalidateQueries(others);
}
