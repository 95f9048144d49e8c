// A candidate's number on its way through messages and back.

import type { RecordId } from '@/lib/ats/connector';

/** Ids travel as text; those that are whole numbers are numbers in the index. */
export function recordId(text: string): RecordId {
  return /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : text;
}
