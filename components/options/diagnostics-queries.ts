// What the diagnostics ask for, and what they change.

import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { ask } from '@/lib/messages/ask';

export type DiagnosticsChange =
  | { do: 'strict'; on: boolean }
  | { do: 'reset'; what: 'precision' | 'weights' }
  | { do: 'forget'; id: number };

export function useDiagnostics() {
  return useQuery({ queryKey: ['diagnostics'], queryFn: () => ask('diagnostics.get', {}) });
}

/** Every decision; each is looked up in the ATS's records, so only when wanted. */
export function useDecisions(enabled: boolean) {
  return useQuery({ queryKey: ['decisions'], queryFn: () => ask('decision.list', {}), enabled });
}

export function useDiagnosticsChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: DiagnosticsChange) => {
      if (change.do === 'strict') await ask('diagnostics.strict', { on: change.on });
      else if (change.do === 'reset') await ask('diagnostics.reset', { what: change.what });
      else await ask('decision.forget', { id: change.id });
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['diagnostics'] }),
        client.invalidateQueries({ queryKey: ['decisions'] }),
      ]),
  });
}
