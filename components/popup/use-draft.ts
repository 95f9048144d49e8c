// The draft as the screen holds it: at hand in the component, mirrored to the browser's memory at every change.

import { useCallback, useRef, useState } from 'preact/hooks';
import { type ConnectProgress, clearDraft, saveDraft } from './connect-draft';
import { useKeptDraft } from './queries';

export interface DraftState {
  /** False until it is known whether a draft was left behind. */
  known: boolean;
  draft: ConnectProgress | null;
  /** Two inputs may change between two drawings (autofill), so a change is made to what is latest, not what was drawn. */
  change(make: (latest: ConnectProgress | null) => ConnectProgress): void;
  clear(): void;
}

export function useDraft(): DraftState {
  const kept = useKeptDraft();
  const latest = useRef<ConnectProgress | null | undefined>(undefined);
  const [, draw] = useState(0);
  if (latest.current === undefined && kept.data !== undefined) latest.current = kept.data;

  const set = useCallback((next: ConnectProgress | null) => {
    latest.current = next;
    draw((count) => count + 1);
    // A browser that keeps nothing must not stop the form: closing the window then loses what was typed.
    (next ? saveDraft(next) : clearDraft()).catch(() => undefined);
  }, []);

  return {
    known: !kept.isPending,
    draft: latest.current ?? null,
    change: useCallback((make) => set(make(latest.current ?? null)), [set]),
    clear: useCallback(() => set(null), [set]),
  };
}
