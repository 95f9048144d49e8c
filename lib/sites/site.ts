// The contract of a site. A site reads a document it is handed; it writes nothing, fetches nothing, waits for nothing.

import type { Sighting, Surface } from '@/lib/model/sighting';

/**
 * Claimed by addresses that stay the same whoever is shown (a sourcing tool's open card): only the document says who it
 * is, by the first of its proofs, and another first proof is another person.
 */
export const IN_PAGE = 'in-page';

/** What the address alone says. */
export interface Address {
  surface: Surface;
  /**
   * Identity the address claims, as addresses or urns; empty unless `surface` is `profile`. Two addresses are of the
   * same person exactly when their `identity` is equal. `IN_PAGE`: the document says.
   */
  identity: string | null;
  /** The page shows the person's own top card, so that the document must agree before anything is said. */
  needsProof: boolean;
}

export interface Site {
  /** `linkedin`, `github`: also the file name, `<id>.site.ts`. */
  id: string;
  /** As its users call it: `LinkedIn`. */
  name: string;
  /** Match patterns of what it reads, as in a manifest. Empty for software that anybody may run: users name the hosts. */
  matches: readonly string[];
  /** Match patterns of what on these hosts is another site's: an application of its own, with page loads in between. */
  except?: readonly string[];
  /** Where the page keeps another screen in a frame, the frames must be read as well. */
  allFrames: boolean;
  /** What the address says; cheap, pure. */
  address(url: URL): Address;
  /** Looks once for whom the document shows; run on every change of the page, so it must be cheap. */
  look(document: Document, url: URL): Look;
  /**
   * The parts of a page of somebody's where others stand beside them, whom the site's list reads. Run on changes, so it must be
   * cheap.
   */
  beside?(document: Document, url: URL): ArrayLike<Element>;
}

/** What one look at a document found. Good for the turn it was made in: the page goes on changing. */
export interface Look {
  /**
   * Who the *document* shows, in the form of `Address.identity`s that it would accept; `[]` when it shows nobody. A
   * reading is trusted only while this includes the address's identity.
   */
  proof: string[];
  /**
   * What the document says of whom it shows, where it cannot say who that is, or says it before it shows them: the name
   * with what stands around it, their own link. An address that changed is not proven while any of it stayed, see
   * `stayed`; after all of it changed, and then stayed the same for two looks, the address's identity may be taken for
   * proven where `proof` is empty. Without it `proof` is enough.
   */
  signature?: readonly string[];
  /** The element the badge stands beside; null: the fixed corner. */
  anchor: Element | null;
  /** The full reading. Called only when address and document agree. */
  read(): Sighting[];
}

/** A page of nobody. */
export const NO_ADDRESS: Address = { surface: 'none', identity: null, needsProof: false };

/** A page of many. */
export const LIST: Address = { surface: 'list', identity: null, needsProof: false };

/** A sighting with what was read; the rest is not known. */
export function sightingAt(url: URL, site: string, read: Partial<Omit<Sighting, 'url' | 'site'>>): Sighting {
  const unknown = { name: null, headline: null, company: null, title: null, location: null };
  return { url: url.href, site, ...unknown, urls: [], links: [], emails: [], ...read };
}
