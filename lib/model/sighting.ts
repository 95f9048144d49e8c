// What a page says about one person, as raw text. Nothing here is normalised: the background does that,
// so that the page's side and the ATS's side can never drift apart.

/** The site of a sighting that no page made: its user typed, selected or pasted it. */
export const ASKED = 'asked';

/** One person as seen on one page. Empty or unreadable fields are `null`, never `''`. */
export interface Sighting {
  /** Address of the top window this reading was made for; an answer that carries another one is dropped. */
  url: string;
  /** Id of the site that read it, see `lib/sites/registry.ts`. */
  site: string;
  name: string | null;
  headline: string | null;
  company: string | null;
  title: string | null;
  location: string | null;
  /**
   * Addresses and urns by which the page proves *who* the person is: `https://www.linkedin.com/in/mara-example`,
   * `urn:li:member:123456789`. The first is the subject of the page's own address.
   */
  urls: string[];
  /** Other addresses the person gives for themselves (web site, GitHub): secondary, never proof of the page. */
  links: string[];
  emails: string[];
  /** Telephone numbers: only where somebody selected, typed or pasted them. No page is searched for any. */
  phones?: string[] | undefined;
}

/** What kind of page it is: one person's, a list of people, or nobody's. */
export type Surface = 'profile' | 'list' | 'none';

/** The answer of a page reader for the document as it stands now. */
export interface Reading {
  site: string;
  surface: Surface;
  sightings: Sighting[];
}
