// A profile made comparable: names parsed, employers, places, titles and schools cleaned, identifiers canonical. Made by
// the same function for pages and records; it compares nothing.

import type { IdentityKey } from '@/lib/model/identity';
import type { PersonName } from './name-parser';

/** An employer's name, cleaned: no legal form, no decoration, aliases brought together. */
export interface Employer {
  /** Canonical text, equal where the employer is the same: `jp morgan`, `meta`. */
  text: string;
  /** Words that say something, for partial agreement. */
  words: readonly string[];
  /** Initials of a name of several words, else the text when it reads like initials itself; '' for neither. */
  acronym: string;
  /** Group of related employers (parent and subsidiary, university and its hospital), or null. */
  group: string | null;
}

/** A place, from the coarsest that is known to the finest; '' is unknown. */
export interface Place {
  city: string;
  /** Metropolitan area, canonical for its cities and its own names: `san francisco bay`; '' outside known ones. */
  metro: string;
  /** State, province, region: canonical short form. */
  region: string;
  /** Two-letter country code, small letters. */
  country: string;
  /** Nothing but the name of a city was said: the rest is the one most people mean. */
  alone?: true;
}

/** A job title, expanded. */
export interface Title {
  text: string;
  words: readonly string[];
  /** Head noun's family: `engineer`, `recruiter`; '' when none is known. */
  family: string;
}

export interface School {
  text: string;
  words: readonly string[];
}

export interface Traits {
  /** Every writing of the name that holds one, the one in use first; empty for nobody's name. */
  names: readonly PersonName[];
  /** Of a page whose own address tells more of its name: the names with that. They bear nobody out who holds the address. */
  namesByAddress?: readonly PersonName[];
  /** LinkedIn, e-mail, telephone, sites, handles; each once. What a page merely links to is `weak`. */
  keys: readonly IdentityKey[];
  /** Newest first, each once; without those that are none (*self-employed*, *stealth*). */
  employers: readonly Employer[];
  /** Words of the headline, cleaned as those of employers, where no position tells one: it may name some. Else empty. */
  headlineWords: readonly string[];
  titles: readonly Title[];
  places: readonly Place[];
  schools: readonly School[];
  /** More than the present position is told. */
  hasHistory: boolean;
  /** Epoch ms; null when unknown, and for a page. */
  updatedAt: number | null;
}
