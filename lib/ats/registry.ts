// Every ATS there is. Adding one: its folder, and one line here.

import type { Connector } from './connector';
import { greenhouse } from './greenhouse/connector';
import { lever } from './lever/connector';
import { smartrecruiters } from './smartrecruiters/connector';

export const CONNECTORS: readonly Connector[] = [greenhouse, lever, smartrecruiters];

/** undefined for an id nobody has, as of a connection stored by a later version. */
export function connectorFor(id: string): Connector | undefined {
  return CONNECTORS.find((connector) => connector.id === id);
}
