// The draft as the screens hold it: one copy in the query cache, mirrored to the browser's memory at every change.

import { useQueryClient } from '@tanstack/preact-query';
import { useCallback } from 'preact/hooks';
import { type ConnectProgress, saveDraft } from './connect-draft';
import { useKeptDraft } from './queries';

export interface DraftState {
  /** False until it is known whether a draft was left behind. */
  known: boolean;
  draft: ConnectProgress | null;
  change(next: ConnectProgress): void;
}

export function useDraft(): DraftState {
  const client = useQueryClient();
  const kept = useKeptDraft();
  const change = useCallback(
    (next: ConnectProgress) => {
      client.setQueryData(['draft'], next);
      // A browser that keeps nothing must not stop the form: closing the popup then loses what was typed.
      saveDraft(next).catch(() => undefined);
    },
    [client],
  );
  return { known: !kept.isPending, draft: kept.data ?? null, change };
}
