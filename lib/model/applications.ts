// Which of somebody's applications speak for them where one line must do: on a badge, in a list's mark.

import type { Application } from './candidate';

/** Whatever else there is comes before these. */
const LIVELIEST: readonly Application['status'][] = ['rejected', 'hired', 'active'];

/** The higher, the more is going on. */
export function livelinessOf(status: Application['status'] | undefined): number {
  return status === undefined ? -1 : LIVELIEST.indexOf(status);
}

/** A converted prospect is replaced by its application, so it is not shown. */
export function shownApplications(applications: readonly Application[]): Application[] {
  return applications.filter(({ status }) => status !== 'converted');
}
