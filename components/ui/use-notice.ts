// Hears what the background tells the extension's own pages.

import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Notice } from '@/lib/messages/protocol';

/** Listens while the component stands; always with the `hear` of the last draw. */
export function useNotice(hear: (notice: Notice) => void): void {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const listen = (message: unknown) => {
      // Questions of other pages come the same way.
      if (typeof (message as Partial<Notice> | null)?.notice === 'string') latest.current(message as Notice);
    };
    browser.runtime.onMessage.addListener(listen);
    return () => browser.runtime.onMessage.removeListener(listen);
  }, []);
}
