// Asks the browser for the ATS's addresses. Must be called from a click: without one no browser shows the question.

import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

export interface HostPermission {
  /** `asking` while the browser's question is open; `blocked` when it needs another click of its own. */
  outcome: 'none' | 'asking' | 'granted' | 'refused' | 'blocked';
  ask(origins: string[]): Promise<void>;
}

export function useHostPermission(): HostPermission {
  const [outcome, setOutcome] = useState<HostPermission['outcome']>('none');
  return {
    outcome,
    ask: async (origins) => {
      setOutcome('asking');
      try {
        setOutcome((await browser.permissions.request({ origins })) ? 'granted' : 'refused');
      } catch {
        // Firefox asks only in the very turn of the click, Chrome within five seconds of it.
        setOutcome('blocked');
      }
    },
  };
}
