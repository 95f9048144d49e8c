// What is known of the people of a pasted list. Our own pages only: it says who the records are.

import type { Coverage } from './connection';
import type { RowFinding } from './list-finding';

/** Somebody of the list whom an ATS knows. */
export interface PastedFinding extends RowFinding {
  /** As the ATS calls them. */
  name: string;
  /** Their page in the ATS; null where it has none. */
  webUrl: string | null;
}

export interface PastedAnswer {
  /** In the order asked for; null: a stranger. */
  rows: (PastedFinding | null)[];
  coverage: Coverage;
}
