// What decides how much of a row that an ATS sent may be kept.

import type { ConnectorTools, RecordId } from './connector';

export interface MapContext {
  /** E-mail addresses and phone numbers may be shown, not only compared. */
  contact: boolean;
  /** Why somebody was rejected, or a job closed, may be kept. */
  reasons: boolean;
  showRestricted: boolean;
  isRestricted(resource: string, id: RecordId): boolean;
}

export function contextOf(tools: ConnectorTools): MapContext {
  return {
    contact: tools.capabilities.includes('contact'),
    reasons: tools.capabilities.includes('reasons'),
    showRestricted: tools.showRestricted,
    isRestricted: (resource, id) => tools.isRestricted(resource, id),
  };
}

/** Of a connection with every capability, with nothing known about other rows. */
export const EVERYTHING: MapContext = {
  contact: true,
  reasons: true,
  showRestricted: false,
  isRestricted: () => false,
};
