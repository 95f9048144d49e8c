// Where diagnostics go. Codes and counts only: no secret, no personal data.

import { errorCode } from './errors';

/** Reports something that went wrong and was handled. `where` names the place, e.g. `sync/page`. */
export function logProblem(where: string, thrown: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the one place that writes to the console.
  console.warn(`[In ATS] ${where}: ${errorCode(thrown)}`);
}
