// Most sites are alike: an address names one person, and their page shows that person or somebody else. This makes a site
// of what differs. It decides nothing about who is who.

import { type Place, placeOf } from '@/lib/identity/site-addresses';
import type { Sighting } from '@/lib/model/sighting';
import { type Address, LIST, NO_ADDRESS, type Site, sightingAt } from './site';

/** Whom a document shows. */
export interface Subject {
  /** Every form of address identity (`github:mara-example`) that the document would accept; empty: it shows nobody. */
  proof: string[];
  anchor: Element | null;
  /** What is said of them. `urls` beside the address itself: other certain forms (`https://github.com/…`, a number). */
  read(): Partial<Omit<Sighting, 'url' | 'site'>>;
}

export interface ProfileSiteParts extends Pick<Site, 'id' | 'name' | 'matches'> {
  /** One of lib/identity/site-addresses.ts: the identity that an address claims, null for a page of nobody. */
  key(place: Place): string | null;
  /** The person's address in its plainest form, by which the background knows them: `https://github.com/mara-example`. */
  addressOf(key: string): string;
  /** Addresses of lists. */
  isList?(place: Place): boolean;
  /** false where some of a person's own pages do not show who they are, and the address is enough. */
  needsProof?(place: Place): boolean;
  subject(document: Document, url: URL): Subject;
}

/**
 * @example profileSite({ id: 'github', name: 'GitHub', matches: ['https://github.com/*'], key: githubKey, … })
 */
export function profileSite({ key, addressOf, isList, needsProof, subject, ...about }: ProfileSiteParts): Site {
  function address(url: URL): Address {
    const place = placeOf(url.href);
    if (place === null) return NO_ADDRESS;
    if (isList?.(place)) return LIST;
    const identity = key(place);
    return identity === null ? NO_ADDRESS : { surface: 'profile', identity, needsProof: needsProof?.(place) ?? true };
  }

  return {
    ...about,
    allFrames: false,
    address,
    look(document, url) {
      const shown = subject(document, url);
      return {
        proof: shown.proof,
        anchor: shown.anchor,
        read() {
          const { identity } = address(url);
          if (identity === null) return [];
          const { urls = [], ...said } = shown.proof.includes(identity) ? shown.read() : {};
          return [sightingAt(url, about.id, { ...said, urls: [...new Set([addressOf(identity), ...urls])] })];
        },
      };
    },
  };
}

/** A document that shows nobody. */
export const NO_SUBJECT: Subject = { proof: [], anchor: null, read: () => ({}) };
