// Turns a finding into everything a surface shows: every word, every state. Pure: it draws nothing, asks nothing and
// knows no clock but the one it is handed. The verdict itself is made in badge-view.ts.

import { errorText, errorTextOf } from '@/components/ui/error-text';
import { livelinessOf } from '@/lib/model/applications';
import type { BadgeView, Tone } from '@/lib/model/badge';
import type { Application, Attachment, Note } from '@/lib/model/candidate';
import type { Coverage } from '@/lib/model/connection';
import type { Decision } from '@/lib/model/decision';
import type { Finding, Match } from '@/lib/model/match';
import {
  ASSERTED,
  ago,
  byWhat,
  count,
  countApplications,
  type Headline,
  headline,
  noApplications,
  percent,
  present,
  toBadgeView,
  UNSURE,
  visible,
} from './badge-view';
import { peopleOf } from './people-of';
import { toProblemBadge } from './problem-badge';
import { type Rivals, type Why, whyOf } from './reasons';

export interface ApplicationView extends Headline {
  key: string;
  /** `updated 3 days ago`; null when another date says it already. */
  updated: string | null;
  /** `['Recruiter', 'Jo Example']`, in reading order. */
  facts: [term: string, value: string][];
}

export interface FileView {
  id: string;
  name: string;
  /** `Résumé · 3 Mar 2026` */
  about: string[];
}

/** One record of one ATS account. */
export interface PersonView {
  key: string;
  /** Called by its source: the person's name stands above, see `SharedHead`. */
  isShared: boolean;
  connection: string;
  candidate: string;
  tone: 'in' | 'possible';
  verdict: string;
  name: string;
  /** Title, company, location. */
  about: string[];
  /** The ATS, or the connection where its own name says more. */
  source: string;
  link: { href: string; text: string } | null;
  /** `2 applications, 1 active` */
  summary: string;
  applications: ApplicationView[];
  tags: string[];
  contactCount: number;
  hasNotes: boolean;
  files: FileView[];
  why: Why;
  /** What the user said of it before; null: nothing yet. */
  decided: Decision | null;
  /** `Read from Greenhouse 3 minutes ago` */
  asOf: string;
  /** Read so long ago that the ATS is worth asking again when the card opens. */
  isAged: boolean;
}

/** What happened, and what to do about it. */
export interface NoteView {
  tone: Tone;
  what: string;
  todo: string | null;
}

/** One person whom several records are about: said once, above them. */
export interface SharedHead {
  name: string;
  about: string[];
  /** `In Greenhouse, Lever and SmartRecruiters` */
  sources: string;
}

/** A record that the user took off the answer. */
export interface RefusedView {
  key: string;
  connection: string;
  candidate: string;
  /** `Tomas Vzorek in Greenhouse` */
  name: string;
}

/** What a colleague wrote, as the card shows it. */
export interface WrittenNote {
  key: string;
  /** `Jo Example · 3 Mar 2026` */
  about: string[];
  text: string;
}

export interface CardView {
  badge: BadgeView;
  /** null when one record, or none, is this person's for sure. */
  head: SharedHead | null;
  /** `2 records, 1 possible`; of one record `by name and employer`, where it is no identifier; else null. */
  count: string | null;
  people: PersonView[];
  refused: RefusedView[];
  /** The whole message when nobody was found; else a remark on how far the answer can be trusted. */
  note: NoteView | null;
}

const FILE_WORD: Record<Attachment['type'], string> = {
  resume: 'Résumé',
  'cover-letter': 'Cover letter',
  other: 'File',
};
const WORTH: Attachment['type'][] = ['resume', 'cover-letter', 'other'];
/** What was read so shortly before is as good as new. */
const AGED_MS = 10_000;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** @param now ms since the epoch; every *3 days ago* counts back from it */
export function toCardView(finding: Finding, now: number): CardView {
  const { asserted, unsure } = peopleOf(finding);
  const shown = [...asserted, ...unsure.flat()];
  const head = asserted.length > 1 ? sharedHead(asserted) : null;
  return {
    badge: toBadgeView(finding, now),
    head,
    count: shown.length > 1 ? countPeople(asserted.length, unsure.length) : restsOn(shown[0]),
    people: [
      ...asserted.map((match) => {
        const view = person(match, rivalsOf(match, finding), now, finding.coverage);
        if (!head) return view;
        const isAnotherName = view.name !== head.name;
        return {
          ...view,
          isShared: true,
          tone: 'in' as const,
          about: isAnotherName ? [view.name, ...view.about] : view.about,
        };
      }),
      ...unsure.flatMap((records) =>
        records.map((match, at) => {
          const view = person(match, rivalsOf(match, finding), now, finding.coverage);
          return at === 0 ? view : { ...view, verdict: 'Another record of the same person' };
        }),
      ),
    ],
    refused: (finding.refused ?? []).map(({ connection, candidate, name, ats }) => ({
      key: `${connection} ${candidate}`,
      connection,
      candidate,
      name: `${name.trim() || 'Without a name'} in ${ats}`,
    })),
    note: note(finding.coverage, now, shown.length > 0),
  };
}

function restsOn(match: Match | undefined): string | null {
  return match?.tier === 'probable' ? byWhat(match.evidence) : null;
}

/** About as likely as another whose score is so many times lower or higher. */
const CLOSE = 3;

function rivalsOf({ person, score }: Match, { matches }: Finding): Rivals {
  const others = matches.filter((other) => other.person !== person);
  return {
    others: new Set(others.map((other) => other.person)).size,
    isClose: others.some((other) => other.score * CLOSE >= score),
  };
}

export function toWrittenNote({ id, author, writtenAt, text }: Note): WrittenNote {
  return { key: id, about: present([author, day(writtenAt)]), text };
}

/** The view when the question itself failed: the connection to the background is gone, the page is unreadable. */
export function toProblemView(code: string): CardView {
  const { what, todo } = errorText(code);
  return {
    badge: toProblemBadge(code),
    head: null,
    count: null,
    people: [],
    refused: [],
    note: { tone: 'trouble', what, todo },
  };
}

function note(coverage: Coverage, now: number, found: boolean): NoteView | null {
  switch (coverage.state) {
    case 'complete':
      return found
        ? null
        : {
            tone: 'not',
            what: 'Nobody in your ATS has this profile.',
            todo: `Your ATS was read in full, last ${ago(coverage.asOf, now)}.`,
          };
    case 'filling':
      return {
        tone: 'unknown',
        what: `${percent(coverage.fraction)} of your ATS is read so far.`,
        todo: found
          ? 'There may be more about this person.'
          : 'This person may still turn up. The answer changes here by itself.',
      };
    case 'stale':
      return {
        tone: 'unknown',
        what: coverage.asOf
          ? `Your ATS was last read ${ago(coverage.asOf, now)}.`
          : 'Your ATS has not been read to the end yet.',
        todo: found
          ? 'There may be something newer.'
          : 'Somebody added since would not be found. Choose “Sync now” in the toolbar popup.',
      };
    case 'locked':
      return { tone: 'unknown', ...errorText('vault/locked') };
    case 'none':
      return { tone: 'unknown', what: 'No ATS is connected.', todo: 'Connect your ATS in the toolbar popup.' };
    case 'attention':
      return { tone: 'trouble', ...errorTextOf(coverage.connection, coverage.problem) };
  }
}

function person(match: Match, rivals: Rivals, now: number, coverage: Coverage): PersonView {
  const { candidate, ats, connectionName } = match;
  const shown = visible(match);
  const about = present([candidate.title, candidate.company, candidate.location]);
  return {
    key: `${candidate.connection} ${candidate.id}`,
    connection: candidate.connection,
    candidate: candidate.id,
    isShared: false,
    tone: match.tier === 'possible' ? 'possible' : 'in',
    verdict: verdictOf(match),
    name: candidate.name.trim() || 'Without a name',
    about,
    source: connectionName || ats,
    // Anything but a web address (`javascript:`) is not offered.
    link:
      candidate.webUrl && /^https?:\/\//i.test(candidate.webUrl)
        ? { href: candidate.webUrl, text: `Open in ${ats}` }
        : null,
    summary: shown.length > 0 ? countApplications(shown, ats) : noApplications(coverage),
    applications: [...shown].sort(byLiveliness).map((each) => application(each, ats, now)),
    tags: candidate.tags.filter((tag) => tag.trim()),
    contactCount: candidate.contactCount,
    hasNotes: match.hasNotes,
    files: [...candidate.attachments].sort(byWorth).map((file) => ({
      id: file.id,
      name: file.name.trim() || FILE_WORD[file.type],
      about: present([FILE_WORD[file.type], day(file.addedAt)]),
    })),
    why: whyOf(match.evidence, { ats, name: candidate.name }, rivals),
    decided: decisionIn(match),
    asOf: `Read from ${ats} ${ago(candidate.readAt, now)}`,
    isAged: match.tier !== 'possible' && now - Date.parse(candidate.readAt) > AGED_MS,
  };
}

/** By the record that was changed last: it knows best. */
function sharedHead(matches: Match[]): SharedHead {
  const [latest] = [...matches].sort((a, b) =>
    (b.candidate.updatedAt ?? '').localeCompare(a.candidate.updatedAt ?? ''),
  ) as [Match];
  const { name, title, company, location } = latest.candidate;
  const sources = [...new Set(matches.map(({ ats, connectionName }) => connectionName || ats))];
  const last = sources.at(-1) ?? '';
  const list = sources.length > 1 ? `${sources.slice(0, -1).join(', ')} and ${last}` : last;
  return {
    name: name.trim() || 'Without a name',
    about: present([title, company, location]),
    sources: sources.length === matches.length ? `In ${list}` : `${count(matches.length, 'record')} in ${list}`,
  };
}

/** As the badge chooses the one it names; the newest stay first among equals. */
function byLiveliness(one: Application, other: Application): number {
  return livelinessOf(other.status) - livelinessOf(one.status);
}

/** The résumé is what is looked for. */
function byWorth(one: Attachment, other: Attachment): number {
  return WORTH.indexOf(one.type) - WORTH.indexOf(other.type);
}

function application(from: Application, ats: string, now: number): ApplicationView {
  const head = headline(from, ats);
  const isOver = from.status === 'rejected' || from.status === 'withdrawn';
  const endedOn = isOver ? day(from.rejectedAt) : null;
  const facts: [string, string | null][] = [
    [head.status.word, endedOn],
    ['Reason', isOver ? from.rejectionReason : null],
    ['Owner', from.owner],
    ['Recruiter', from.recruiter],
    ['Coordinator', from.coordinator],
    [from.kind === 'prospect' ? 'Added' : 'Applied', day(from.appliedAt)],
    ['Source', from.source],
  ];
  return {
    ...head,
    key: from.id,
    updated: from.updatedAt && day(from.updatedAt) !== endedOn ? `updated ${ago(from.updatedAt, now)}` : null,
    facts: facts.filter((fact): fact is [string, string] => Boolean(fact[1]?.trim())),
  };
}

function countPeople(asserted: number, unsure: number): string {
  return present([asserted > 0 ? count(asserted, 'record') : null, unsure > 0 ? `${unsure} possible` : null]).join(
    ', ',
  );
}

/** *In ATS*, with what it rests on where that is no identifier. */
function verdictOf({ tier, evidence }: Match): string {
  if (tier === 'possible') return UNSURE;
  return tier === 'probable' ? `${ASSERTED}, ${byWhat(evidence)}` : ASSERTED;
}

function decisionIn({ evidence }: Match): Decision | null {
  const said = evidence.find(({ feature }) => feature === 'decision');
  return said ? (said.bits >= 0 ? 'same' : 'different') : null;
}

/** `3 Mar 2026` in the user's time zone; null for null and for what is no date. */
function day(instant: string | null): string | null {
  const date = new Date(instant ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`;
}
