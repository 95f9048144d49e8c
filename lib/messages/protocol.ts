// Every message, who may send it, what goes in and what comes out. Types only besides the audience table, so that the
// page script carries no schema library; the schemas are in schemas.ts and are checked by the receiver (answer.ts).

import type { ConnectField } from '@/lib/ats/connector';
import type { Note } from '@/lib/model/candidate';
import type {
  AccountCheck,
  Capability,
  ConnectionDraft,
  ConnectionOptions,
  ConnectionView,
  NeededPermission,
} from '@/lib/model/connection';
import type { Decision, DecisionView, MeasuredPrecision } from '@/lib/model/decision';
import type { Job } from '@/lib/model/job';
import type { ListFinding, LookBy } from '@/lib/model/list-finding';
import type { Finding, SurfaceChoice, WordedFinding } from '@/lib/model/match';
import type { Pack, PackFault, PackTrial } from '@/lib/model/pack';
import type { PastedAnswer } from '@/lib/model/pasted-finding';
import type { Sighting } from '@/lib/model/sighting';
import type { SiteChoice, SiteHealth, SiteView } from '@/lib/model/site-view';
import type { TabReading } from '@/lib/model/tab-reading';
import type { VaultStatus } from '@/lib/model/vault';

/** `page`: a page script may send it (so may our own pages). `extension`: only popup, options and side panel. */
export type Audience = 'page' | 'extension';

/** What the connect form needs to know about one ATS. */
export interface AtsDescription {
  id: string;
  name: string;
  fields: ConnectField[];
  permissions: NeededPermission[];
  /** What a new connection starts with. */
  options: ConnectionOptions;
}

/** Where a submitted draft stands. It outlives the popup, which dies when the browser asks for the host permission. */
export type Submission =
  | { state: 'none' }
  | { state: 'waiting-for-permission'; draft: ConnectionDraft; origins: string[] }
  | { state: 'checking'; draft: ConnectionDraft }
  | { state: 'refused'; draft: ConnectionDraft; code: string; about: string[]; check: AccountCheck | null }
  | { state: 'done'; connectionId: string; check: AccountCheck };

/** A page without anything that was said on it, for a report. */
export interface PageReport {
  site: string;
  /** Of the extension. */
  version: string;
  html: string;
  isCut: boolean;
}

/** A pack, and whose it is. */
export interface HeldPackView {
  pack: Pack;
  from: 'shipped' | 'own' | 'policy';
}

/** How right the answers were, as far as this install can tell. */
export interface Diagnostics {
  precision: MeasuredPrecision[];
  /** How many decisions are remembered. */
  decisions: number;
  /** Only identifiers make somebody *In ATS*; what name and employer say is *possible*. */
  strict: boolean;
  strictByPolicy: boolean;
  /** How many look-ups the weights were adjusted by; 0: they are as shipped. */
  learnedFrom: number;
}

export interface Messages {
  /** `beside`: of somebody beside whom the tab is about, so that nothing else of the tab follows. */
  'person.find': { in: { sighting: Sighting; beside?: true | undefined }; out: WordedFinding };
  /** Live re-check of one candidate, then the finding anew. */
  'person.refresh': { in: { sighting: Sighting; connection: string; candidate: string }; out: WordedFinding };
  /** These two are answered only for a candidate whom the sighting finds: a page cannot ask for people by number. */
  'person.contact': {
    in: { sighting: Sighting; connection: string; candidate: string };
    out: { emails: string[]; phones: string[] };
  };
  /** Remembers that a match is, or is not, the person on the page, or takes that back; then the finding anew. */
  'person.decide': {
    in: { sighting: Sighting; connection: string; candidate: string; decision: Decision | 'undo' };
    out: WordedFinding;
  };
  /** What colleagues wrote, newest first; nothing of it is kept, and no page is told. */
  'person.notes': { in: { sighting: Sighting; connection: string; candidate: string }; out: Note[] };
  /** Opens a file of a candidate in a new tab: by a fresh link, or on a page of ours where only the key opens it. */
  'file.open': { in: { sighting: Sighting; connection: string; candidate: string; file: string }; out: null };
  /** The bytes of a file, in base64, for our own page that shows it. */
  'file.read': { in: { ticket: string }; out: { name: string; type: string; base64: string } };
  /**
   * The page no longer shows the person it last asked about: toolbar back to neutral. `next`: whom it is about to show, by
   * address; nothing is said of them, only read ahead.
   */
  'page.left': { in: { next: string | null }; out: null };
  /** Puts the card's script into the asking document. */
  'card.load': { in: Record<string, never>; out: null };
  /** Puts the scripts that read and mark a site's lists into the asking document. */
  'list.load': { in: { site: string }; out: null };
  /**
   * Who the rows of a list are; all of them are of one site. Nothing is kept of whoever is not in the ATS. `namesNext`: the
   * names of those who are left will be asked for at once, and are begun with.
   */
  'people.find': { in: { url: string; sightings: Sighting[]; by: LookBy; namesNext?: boolean }; out: ListFinding };
  /** How far a list is known by now, for the toolbar. */
  'people.seen': { in: { url: string; site: string; people: number; known: number }; out: null };
  'panel.open': { in: Record<string, never>; out: null };
  'ats.list': { in: { capabilities: Capability[] }; out: AtsDescription[] };
  'connection.list': { in: Record<string, never>; out: ConnectionView[] };
  'connection.submit': { in: { draft: ConnectionDraft }; out: Submission };
  'connection.submission': { in: Record<string, never>; out: Submission };
  /** Forgets a refused or finished submission and its draft. */
  'connection.dismiss': { in: Record<string, never>; out: null };
  'connection.remove': { in: { id: string }; out: null };
  /** Changes how a connection is kept, without checking its credentials again. */
  'connection.tune': { in: { id: string; name: string; options: ConnectionOptions }; out: null };
  /** Looks at the credential's permissions now. */
  'connection.diagnose': { in: { id: string }; out: ConnectionView };
  /** Jobs to choose from, and how many the rule hides. */
  'job.list': { in: { id: string }; out: { jobs: Job[]; hidden: number } };
  'sync.now': { in: { id: string }; out: null };
  'sync.pause': { in: { id: string; paused: boolean }; out: null };
  'settings.get': { in: Record<string, never>; out: { surface: SurfaceChoice; lockedByPolicy: boolean } };
  'settings.set': { in: { surface: SurfaceChoice }; out: null };
  'site.list': { in: Record<string, never>; out: SiteView[] };
  /** Switches a site on or off, or says where its verdicts are shown. The grant of its hosts is asked for by the screen. */
  'site.change': { in: { id: string } & SiteChoice; out: null };
  /** Switches the asking page's site off. */
  'site.leave': { in: { site: string }; out: null };
  /** A page whose address names somebody did not show whom. */
  'page.unread': { in: { site: string; url: string }; out: null };
  /** How well the pages of a tab's site could be read lately; null: no site of ours, or too few looks. */
  'tab.health': { in: { tabId: number }; out: { site: string; name: string; health: SiteHealth } | null };
  /** Copies the site's page that was looked at last, without its words, and opens a page of ours that shows it. */
  'report.make': { in: { site: string }; out: null };
  'report.read': { in: Record<string, never>; out: PageReport | null };
  'pack.list': { in: Record<string, never>; out: HeldPackView[] };
  /** Keeps a pack of the user's; gives back everything that is wrong with it. */
  'pack.save': { in: { pack: unknown }; out: PackFault[] };
  'pack.remove': { in: { id: string }; out: null };
  /** Reads the tab of its hosts that was used last. */
  'pack.try': { in: { pack: unknown }; out: { faults: PackFault[]; trial?: PackTrial } };
  /** The packs that read the asking page. */
  'pack.get': { in: Record<string, never>; out: Pack[] };
  /** Puts the page's script into the asking document, after its packs. */
  'page.load': { in: Record<string, never>; out: null };
  /** Every decision, newest first. */
  'decision.list': { in: Record<string, never>; out: DecisionView[] };
  'decision.forget': { in: { id: number }; out: null };
  'diagnostics.get': { in: Record<string, never>; out: Diagnostics };
  /** Starts counting or learning anew. */
  'diagnostics.reset': { in: { what: 'precision' | 'weights' }; out: null };
  /** Whether only identifiers may make somebody *In ATS*. */
  'diagnostics.strict': { in: { on: boolean }; out: null };
  /** The finding for the person on a tab, for the side panel; null when that tab shows nobody. */
  'tab.person': { in: { tabId: number }; out: { sighting: Sighting; finding: Finding } | null };
  /** Whom the list on a tab shows, in its order; null when that tab shows none. */
  'tab.list': { in: { tabId: number }; out: { url: string; sightings: Sighting[] } | null };
  /** Notes that the user asks who is on a tab, for the panel that opens beside it. Send it in the turn of the click. */
  'tab.ask': { in: { tabId: number }; out: null };
  /**
   * What a tab says of the person its user asked about; nothing of it is kept. `asked`: only if they did and nobody took the
   * answer yet, else null. null too where the page has a reader of its own, which says more: see `tab.person`.
   */
  'tab.read': { in: { tabId: number; only: 'asked' | 'anyhow' }; out: TabReading | null };
  /** Who the people of a pasted list are, by identifiers and names, from the index alone. */
  'paste.find': { in: { sightings: Sighting[] }; out: PastedAnswer };
  'vault.get': { in: Record<string, never>; out: VaultStatus };
  'vault.unlock': { in: { passphrase: string }; out: null };
  /** Does nothing without a passphrase. */
  'vault.lock': { in: Record<string, never>; out: null };
  /** Sets, changes or (`next` null) takes away the passphrase; `present` is null where there is none. */
  'vault.protect': { in: { present: string | null; next: string | null }; out: null };
  /** Another data key; what is stored is sealed anew in the background. */
  'vault.rotate': { in: { present: string | null }; out: null };
  'vault.tune': { in: { autoLockMinutes: number }; out: null };
  /** Everything, settings and permissions too, keys first. */
  'vault.erase': { in: Record<string, never>; out: null };
}

export type MessageName = keyof Messages;

export const AUDIENCE: { readonly [N in MessageName]: Audience } = {
  'person.find': 'page',
  'person.refresh': 'page',
  'person.contact': 'page',
  'person.decide': 'page',
  'person.notes': 'extension',
  'file.open': 'page',
  'file.read': 'extension',
  'page.left': 'page',
  'card.load': 'page',
  'list.load': 'page',
  'people.find': 'page',
  'people.seen': 'page',
  'panel.open': 'page',
  'ats.list': 'extension',
  'connection.list': 'extension',
  'connection.submit': 'extension',
  'connection.submission': 'extension',
  'connection.dismiss': 'extension',
  'connection.remove': 'extension',
  'connection.tune': 'extension',
  'connection.diagnose': 'extension',
  'job.list': 'extension',
  'sync.now': 'extension',
  'sync.pause': 'extension',
  'settings.get': 'extension',
  'settings.set': 'extension',
  'site.list': 'extension',
  'site.change': 'extension',
  'site.leave': 'page',
  'page.unread': 'page',
  'tab.health': 'extension',
  'report.make': 'extension',
  'report.read': 'extension',
  'pack.list': 'extension',
  'pack.save': 'extension',
  'pack.remove': 'extension',
  'pack.try': 'extension',
  'pack.get': 'page',
  'page.load': 'page',
  'decision.list': 'extension',
  'decision.forget': 'extension',
  'diagnostics.get': 'extension',
  'diagnostics.reset': 'extension',
  'diagnostics.strict': 'extension',
  'tab.person': 'extension',
  'tab.list': 'extension',
  'tab.ask': 'extension',
  'tab.read': 'extension',
  'paste.find': 'extension',
  'vault.get': 'extension',
  'vault.unlock': 'extension',
  'vault.lock': 'extension',
  'vault.protect': 'extension',
  'vault.rotate': 'extension',
  'vault.tune': 'extension',
  'vault.erase': 'extension',
};

/** What the background tells page scripts and open extension pages, without an answer except for the two that get. */
export type Notice =
  /** The index changed: ask again. */
  | { notice: 'index.changed' }
  /** The toolbar of a tab says something else now: somebody came, changed or left. To our own pages only. */
  | { notice: 'tab.changed'; tabId: number }
  /** Its user asked who is on a tab. To our own pages only. */
  | { notice: 'tab.asked'; tabId: number }
  | { notice: 'settings.changed'; surface: SurfaceChoice }
  /** Locked, unlocked, or with another key: ask again, now. */
  | { notice: 'vault.changed' }
  | { notice: 'sighting.get' }
  | { notice: 'list.get' };
