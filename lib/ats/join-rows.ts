// Several readings as one.

import type { Rows } from './connector';

export function joined(parts: readonly Rows[]): Rows {
  return {
    records: parts.flatMap(({ records }) => records),
    problems: parts.flatMap(({ problems }) => problems),
  };
}
