// A selector pack: a site described by data instead of code, so that users and admins can add one, and mend one the same
// day. Checked by lib/packs/pack-schema.ts, read in the page by lib/sites/pack-site.ts. Types only.

export interface Pack {
  format: 1;
  /** Lower case letters and digits. A pack with the id of another site stands in for it. */
  id: string;
  name: string;
  /** Match patterns of its hosts: `https://app.tool.example/*`. */
  matches: string[];
  /** Where the page keeps its screens in frames. */
  allFrames?: boolean;
  /** The first whose address fits says what the page is; a page that fits none is nobody's. */
  pages: PackPage[];
}

export interface PackPage {
  /**
   * The path as a whole, with `#/…` behind it for programs that keep their place there: `/candidate/:person`,
   * `/#/people/:hex24`. `*` is one segment, `:person` one that says whose page it is, `:number` an integer, `:hex24` so
   * many hexadecimal digits, `**` anything that is left.
   */
  path: string;
  /** Parameters that must be there, by the same patterns: `{ "module": "Candidates" }`. */
  query?: Record<string, string>;
  /** `none`: nobody's page, though it looks like one. */
  kind: 'profile' | 'none';
  /**
   * Who says whose page it is. `address`: its `:person`, and the page must name the same address (see `proof`).
   * `page`: only the page, by its one LinkedIn or GitHub address, else its one e-mail address, else its name.
   */
  identity: 'address' | 'page';
  /** Where the page names its own address, or the `:person` of it. Left out: canonical link, `og:url`, JSON-LD. */
  proof?: PackField;
  fields: Partial<Record<PackFieldName, PackField>>;
  /** The one open card: everything is read inside it, and several are nobody. */
  card?: string;
  /**
   * The person's addresses are looked for instead of named: every link of the card, or of the whole page where no card
   * is known. Says nothing where two of a kind differ.
   */
  harvest?: true;
}

export type PackFieldName = 'name' | 'headline' | 'company' | 'title' | 'location' | 'links' | 'emails';

/**
 * Where a value stands: a CSS selector for its text, or an attribute of it, or a path into the page's JSON-LD person:
 * `name`, `worksFor.name`, `sameAs`. JSON-LD counts only where it names the page's own address.
 */
export type PackField = string | { select: string; attribute: string } | { jsonLd: string };

/** What is wrong with a pack: where (`pages.0.path`), and what, in plain words. */
export interface PackFault {
  at: string;
  what: string;
}

/** What a pack reads off one page. */
export interface PackReading {
  /** What address and page come to. `nobody`: the page does not say who is shown, or several are. */
  outcome: 'person' | 'other-address' | 'nobody';
  url: string;
  /** By field, as read; empty where nothing was found. */
  values: Record<PackFieldName, string[]>;
  /** What proves whose page it is. */
  proof: string[];
}

/** A pack tried on a tab that is open, before it is saved. */
export type PackTrial = { outcome: 'no-tab' } | (PackReading & { title: string });
