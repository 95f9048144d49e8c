// Why a row that an ATS sent can't be read: what a schema says against it, without a word of what the row says.

import type { z } from 'zod';

/** The column and what is wrong with it: `email_addresses.value: invalid_type`. */
export function whyUnreadable(issue: z.core.$ZodIssue | undefined): string {
  const column = issue?.path.filter((part) => typeof part === 'string').join('.') || 'row';
  return `${column}: ${issue?.code ?? 'unreadable'}`;
}

/** Why fields of a row that was read count as not there, by a schema that finds them again; each reason once. */
export function whyLeftOut(odd: z.ZodType, row: unknown): string[] {
  return [...new Set(odd.safeParse(row).error?.issues.map(whyUnreadable))];
}
