// Lists that are asked for some ids only, as far as the connection may read them.

import type { Problem } from '@/lib/ats/connector';
import { errorCode } from '@/lib/errors';
import type { Capability } from '@/lib/model/connection';
import type { Api } from './api';
import { isWanted, type Listing, scopeOf } from './scopes';

export interface RawRows {
  rows: unknown[];
  problems: Problem[];
}

/** The rows of a listing for these ids; none where its capability is switched off. */
export type ReadLists = (listing: Listing, filter: string, ids: readonly number[]) => Promise<RawRows>;

/** Optional lists that are refused are a problem, not the end. */
export function listsByIds(api: Api, capabilities: readonly Capability[]): ReadLists {
  return async (listing, filter, ids) => {
    if (ids.length === 0 || !isWanted(listing, capabilities)) return { rows: [], problems: [] };
    try {
      const params: Record<string, string> = listing.fields === undefined ? {} : { fields: listing.fields };
      return { rows: await api.listByIds(listing.path, filter, ids, params), problems: [] };
    } catch (thrown) {
      if (listing.required || !['ats/missing-permission', 'ats/gone'].includes(errorCode(thrown))) throw thrown;
      const reason = `missing-permission: ${scopeOf(listing.path)}`;
      return { rows: [], problems: [{ resource: listing.resource, id: null, reason }] };
    }
  };
}

/** What could not be read of a list, beside the rows of others. */
export function problemsOf({ problems }: RawRows): { records: []; problems: Problem[] } {
  return { records: [], problems };
}
