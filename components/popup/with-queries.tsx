// Gives the screens below it one query client of their own, and keeps the focus in them.

import { QueryClientProvider } from '@tanstack/preact-query';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { keepFocus } from '@/components/ui/keep-focus';
import { createQueryClient } from './queries';

/** @example render(<WithQueries><Popup /></WithQueries>, document.body) */
export function WithQueries({ children }: { children: ComponentChildren }) {
  const [client] = useState(createQueryClient);
  useLayoutEffect(() => keepFocus(document.body), []);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
