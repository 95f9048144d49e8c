// What a typed or pasted text says of one person, as raw text. Nothing is normalised here: the background does that.

import { ASKED, type Sighting } from '@/lib/model/sighting';

export interface PersonText {
  name: string | null;
  company: string | null;
  title: string | null;
  location: string | null;
  headline: string | null;
  urls: string[];
  emails: string[];
  phones: string[];
}

export const NO_PERSON: PersonText = {
  name: null,
  company: null,
  title: null,
  location: null,
  headline: null,
  urls: [],
  emails: [],
  phones: [],
};

/** Does it say anything by which somebody could be found? */
export function saysSomebody({ name, urls, emails, phones }: PersonText): boolean {
  return name !== null || urls.length + emails.length + phones.length > 0;
}

/**
 * The text as a sighting that no page made.
 *
 * @param url what the answer is to carry: a page's address, or `paste:7` for the seventh row of a list
 */
export function sightingOf(person: PersonText, url: string): Sighting {
  // Addresses that people keep may be of former forms, which a page's own are never.
  return { url, site: ASKED, links: person.urls, ...person };
}
