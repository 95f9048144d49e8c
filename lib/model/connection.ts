// One ATS account and how much of it this browser has read.

/** What the user wants a connection to do; each costs permissions in the ATS. */
export type Capability = 'show' | 'contact' | 'files' | 'reasons' | 'notes';

export type ConnectionState =
  | 'syncing'
  | 'connected'
  | 'paused'
  /** Needs the user: `problem` says what. */
  | 'attention';

/** Which jobs are taken off job lists and pickers; whoever is in one stays *In ATS*. */
export interface HiddenJobs {
  /** In the ATS's own words. */
  statuses: string[];
  visibilities: string[];
  /** A field of the company's own, and the value that hides; null: no such rule. */
  field: { name: string; value: string } | null;
}

/** How one connection is kept, apart from what it may do. */
export interface ConnectionOptions {
  /** Full records also of people nobody has looked at; else what recognises them, newest job, stage, status, recruiter. */
  keepsWhole: boolean;
  /** Lists of files are kept in step; else they are read when a card opens. */
  syncsFiles: boolean;
  changesMinutes: number;
  jobsMinutes: number;
  /** 0 to 1: the most of the account's rate limit that this browser uses for reading in the background. */
  share: number;
  hiddenJobs: HiddenJobs;
}

/** What the user typed to connect; never leaves the background once submitted. */
export interface ConnectionDraft {
  /** Set while editing an existing connection. */
  id?: string;
  ats: string;
  name: string;
  capabilities: Capability[];
  /** Values of the connector's fields by field id. Secrets among them are never sent back. */
  fields: Record<string, string>;
  options: ConnectionOptions;
}

/** How far a first fill or a step has come. */
export interface Progress {
  /** Share of the walk that is read, 0 to 1: an estimate, honest to the connector's knowledge. */
  fraction: number;
  people: number;
  /** Over the last minutes; null until measured. */
  peoplePerMinute: number | null;
  msLeft: number | null;
}

/** A connection as the popup sees it. No secret in it. */
export interface ConnectionView {
  id: string;
  ats: string;
  atsName: string;
  name: string;
  /** The ATS account, as the ATS names it. */
  account: string | null;
  state: ConnectionState;
  /** An error code of `lib/errors.ts` when the state is `attention`. */
  problem: string | null;
  retryAt: string | null;
  capabilities: Capability[];
  /** The user's own name in the ATS, found by work e-mail. */
  user: string | null;
  firstFillDone: boolean;
  progress: Progress | null;
  /** The second phase, where listings leave things out: share of people whose details are read, 0 to 1; null: none. */
  details: { fraction: number; left: number } | null;
  lastGoodSyncAt: string | null;
  people: number;
  /** Records that could not be read and were left out, by problem. */
  skipped: { resource: string; reason: string; count: number }[];
  /** Records that the ATS's lists left out all at once, too many to be believed: kept until that is sure. */
  unlisted: number;
  /** Lists that only add to the people and that the ATS does not answer about now, as its API names them. */
  unanswered: string[];
  /** What can be edited without typing the secret again. */
  fields: Record<string, string>;
  options: ConnectionOptions;
  /** Match patterns of the addresses that the browser must let us reach. */
  origins: string[];
  /** Set up by policy: it can't be edited or removed here. */
  isManaged: boolean;
  /** false: jobs only. */
  holdsPeople: boolean;
  /** The last look at the credential's permissions; null until the first. */
  diagnosis: Diagnosis | null;
}

/**
 * May *Not in ATS* be said? `complete` only when every connection's first fill is done and its last good sync is
 * under a day old.
 */
export type Coverage =
  | { state: 'none' }
  /** Nothing is answered before the passphrase is typed. */
  | { state: 'locked' }
  | { state: 'complete'; asOf: string }
  | { state: 'filling'; fraction: number }
  | { state: 'stale'; asOf: string | null }
  | { state: 'attention'; problem: string; connection: string };

/** One permission an ATS credential needs, and what is lost without it. */
export interface NeededPermission {
  /** The ATS's own spelling, to be copied: `harvest:candidates:list`. */
  scope: string;
  capability: Capability;
  /** Without it the connection cannot work at all. */
  required: boolean;
}

/** What a credential may do, as last seen, for whoever has to mend it. */
export interface Diagnosis {
  checkedAt: string;
  permissions: (NeededPermission & { state: 'granted' | 'missing' | 'unverified' })[];
  excess: string[] | null;
  seesRestricted: boolean | null;
  /** Code of an error that kept the check from ending. */
  problem: string | null;
}

/** The outcome of checking typed credentials against the ATS, before anything is saved. */
export interface AccountCheck {
  account: string | null;
  missing: NeededPermission[];
  /** Permissions that nothing could be tried on, as in an account without a single candidate. */
  unverified: NeededPermission[];
  /** What the credential may do and nothing here needs, in the ATS's own spelling; null: the ATS does not tell. */
  excess: string[] | null;
  /** May it see private people and confidential jobs? null: that can't be told. */
  seesRestricted: boolean | null;
  /** The ATS user who has the given work e-mail. */
  user: { id: string; name: string } | null;
}
