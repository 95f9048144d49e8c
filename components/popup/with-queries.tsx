// Gives the screens below it one query client of their own.

import { QueryClientProvider } from '@tanstack/preact-query';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { createQueryClient } from './queries';

/** @example render(<WithQueries><Popup /></WithQueries>, document.body) */
export function WithQueries({ children }: { children: ComponentChildren }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
