// Why a row that an ATS sent can't be read: what a schema says against it, without a word of what the row says.

import type { z } from 'zod';

/** The column and what is wrong with it: `email_addresses.value: invalid_type`. */
export function whyUnreadable(issue: z.core.$ZodIssue | undefined): string {
  const column = issue?.path.filter((part) => typeof part === 'string').join('.') || 'row';
  return `${column}: ${issue?.code ?? 'unreadable'}`;
}
