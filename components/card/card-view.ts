// Turns a finding into everything a surface shows: every word, every state. Pure: it draws nothing, asks nothing and
// knows no clock but the one it is handed. *Not in ATS* is said in exactly one place, and only on complete coverage.

import { errorText } from '@/components/ui/error-text';
import type { Application, Attachment } from '@/lib/model/candidate';
import type { Coverage } from '@/lib/model/connection';
import type { Evidence, Finding, Match } from '@/lib/model/match';

/** How a verdict looks; never the only carrier of its meaning. */
export type Tone = 'in' | 'possible' | 'not' | 'unknown' | 'trouble';

export interface BadgeView {
  tone: Tone;
  /** The verdict itself: *In ATS*. */
  label: string;
  /** Beside the label, in order of importance. Parts are kept apart so that a right-to-left one stays in its place. */
  detail: string[];
  /** The second line. */
  more: string[];
  /** All of it as one sentence for assistive technology. */
  ariaLabel: string;
  /** Share read so far, 0 to 1, while the first fill runs. */
  fraction: number | null;
}

export interface ApplicationView {
  key: string;
  kind: 'Applicant' | 'Prospect';
  title: string;
  status: { word: string; tone: 'active' | 'hired' | 'rejected' };
  /** Stage, or pool and pool stage. */
  stage: string[];
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

export interface Reason {
  speaks: 'for' | 'against' | 'neutral';
  text: string;
  /** Values that differ: `['This page', 'Mara Example']`. */
  values: [where: string, value: string][];
}

/** One record of one ATS account. */
export interface PersonView {
  key: string;
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
  files: FileView[];
  reasons: Reason[];
  /** `Read from Greenhouse 3 minutes ago` */
  asOf: string;
}

/** What happened, and what to do about it. */
export interface NoteView {
  tone: Tone;
  what: string;
  todo: string | null;
}

export interface CardView {
  badge: BadgeView;
  /** `2 records, 1 possible`; null when there is at most one. */
  count: string | null;
  people: PersonView[];
  /** The whole message when nobody was found; else a remark on how far the answer can be trusted. */
  note: NoteView | null;
}

const VERDICT = { exact: 'In ATS', probable: 'Probably in ATS', possible: 'Possibly in ATS' } as const;
const FILE_WORD: Record<Attachment['type'], string> = {
  resume: 'Résumé',
  'cover-letter': 'Cover letter',
  other: 'File',
};
const STATUS_WORD = { active: 'Active', hired: 'Hired', rejected: 'Rejected' } as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** @param now ms since the epoch; every *3 days ago* counts back from it */
export function toCardView(finding: Finding, now: number): CardView {
  const exact = finding.matches.filter((match) => match.tier === 'exact');
  const unsure = finding.matches.filter((match) => match.tier !== 'exact');
  const shown = [...exact, ...unsure];
  const badge =
    exact.length > 0
      ? exactBadge(exact, now)
      : unsure.length > 0
        ? unsureBadge(unsure)
        : emptyBadge(finding.coverage, now);
  return {
    badge,
    count: shown.length > 1 ? countPeople(exact.length, unsure.length) : null,
    people: shown.map((match) => person(match, now)),
    note: note(finding.coverage, now, shown.length > 0),
  };
}

/** The view when the question itself failed: the connection to the background is gone, the page is unreadable. */
export function toProblemView(code: string): CardView {
  const { what, todo } = errorText(code);
  return {
    badge: badge('trouble', 'Not checked', [what], []),
    count: null,
    people: [],
    note: { tone: 'trouble', what, todo },
  };
}

/** The same verdict where the card itself cannot be had. */
export function withoutCard(view: CardView): CardView {
  const { tone, label, detail, fraction } = view.badge;
  return { ...view, badge: badge(tone, label, detail, ['Reload the page to see more'], fraction) };
}

function badge(tone: Tone, label: string, detail: string[], more: string[], fraction: number | null = null): BadgeView {
  const words = [label, ...detail, ...more].map((part) => part.replace(/[.\s]+$/, '')).join(', ');
  return { tone, label, detail, more, ariaLabel: words, fraction };
}

function exactBadge(matches: Match[], now: number): BadgeView {
  // The record on which most is going on leads; the judge's order (latest first) breaks ties.
  const lead = matches.reduce((best, match) => (weightOf(match) > weightOf(best) ? match : best), matches[0] as Match);
  const shown = visible(lead);
  const first = leading(shown);
  const { attachments } = lead.candidate;
  const records = matches.length > 1 ? [`${matches.length} records`] : [];
  const files = filesWord(attachments);
  if (!first) return badge('in', VERDICT.exact, [...records, 'No applications'], present([files]));
  const { kind, title, status, stage } = application(first, now);
  const updated = first.updatedAt ?? lead.candidate.updatedAt;
  const what = shown.length > 1 ? countApplications(shown) : kind;
  return badge(
    'in',
    VERDICT.exact,
    [...records, what, title],
    present([
      ...stage,
      status.word,
      updated && `updated ${ago(updated, now)}`,
      first.recruiter ?? first.owner ?? first.coordinator,
      files,
    ]),
  );
}

function unsureBadge(matches: Match[]): BadgeView {
  const [first] = matches as [Match];
  const label = VERDICT[first.tier];
  if (matches.length > 1) return badge('possible', label, [`${matches.length} people`], ['Open to compare']);
  return badge('possible', label, [first.candidate.name], [shortReasons(first.evidence)]);
}

function emptyBadge(coverage: Coverage, now: number): BadgeView {
  switch (coverage.state) {
    case 'complete':
      return badge('not', 'Not in ATS', [], []);
    case 'filling':
      return badge('unknown', 'Not found yet', [`${percent(coverage.fraction)} read`], [], coverage.fraction);
    case 'stale':
      return badge(
        'unknown',
        'Not found',
        [coverage.asOf ? `last read ${ago(coverage.asOf, now)}` : 'not read yet'],
        [],
      );
    case 'none':
      return badge('unknown', 'Not connected', ['connect your ATS in the toolbar popup'], []);
    case 'attention':
      return badge('trouble', 'Not checked', [errorText(coverage.problem).what], []);
  }
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
    case 'none':
      return { tone: 'unknown', what: 'No ATS is connected.', todo: 'Connect your ATS in the toolbar popup.' };
    case 'attention':
      return { tone: 'trouble', ...errorText(coverage.problem) };
  }
}

function person(match: Match, now: number): PersonView {
  const { candidate, ats, connectionName } = match;
  const shown = visible(match);
  const about = present([candidate.title, candidate.company, candidate.location]);
  return {
    key: `${candidate.connection} ${candidate.id}`,
    connection: candidate.connection,
    candidate: candidate.id,
    tone: match.tier === 'exact' ? 'in' : 'possible',
    verdict: VERDICT[match.tier],
    name: candidate.name.trim() || 'Without a name',
    about,
    source: connectionName || ats,
    // Anything but a web address (`javascript:`) is not offered.
    link:
      candidate.webUrl && /^https?:\/\//i.test(candidate.webUrl)
        ? { href: candidate.webUrl, text: `Open in ${ats}` }
        : null,
    summary: shown.length > 0 ? countApplications(shown) : 'No applications',
    applications: shown.map((each) => application(each, now)),
    tags: candidate.tags.filter((tag) => tag.trim()),
    contactCount: candidate.contactCount,
    files: candidate.attachments.map((file) => ({
      id: file.id,
      name: file.name.trim() || FILE_WORD[file.type],
      about: present([FILE_WORD[file.type], day(file.addedAt)]),
    })),
    reasons: match.evidence.map((evidence) => reason(evidence, ats)),
    asOf: `Read from ${ats} ${ago(candidate.readAt, now)}`,
  };
}

function application(from: Application, now: number): ApplicationView {
  const prospect = from.kind === 'prospect';
  const status = from.status === 'converted' ? 'active' : from.status;
  const rejectedOn = status === 'rejected' ? day(from.rejectedAt) : null;
  const updated = from.updatedAt && day(from.updatedAt) !== rejectedOn ? `updated ${ago(from.updatedAt, now)}` : null;
  const place = prospect ? [from.jobs.length > 0 ? from.pool : null, from.poolStage] : [from.stage];
  const facts: [string, string | null][] = [
    ['Rejected', rejectedOn],
    ['Reason', status === 'rejected' ? from.rejectionReason : null],
    ['Owner', from.owner],
    ['Recruiter', from.recruiter],
    ['Coordinator', from.coordinator],
    [prospect ? 'Added' : 'Applied', day(from.appliedAt)],
  ];
  return {
    key: from.id,
    kind: prospect ? 'Prospect' : 'Applicant',
    title: from.jobs.filter(Boolean).join(', ') || (prospect ? (from.pool ?? 'No job yet') : 'Unnamed job'),
    status: { word: STATUS_WORD[status], tone: status },
    stage: present(place),
    updated,
    facts: facts.filter((fact): fact is [string, string] => Boolean(fact[1]?.trim())),
  };
}

/** A converted prospect is replaced by its application, so it is not shown. */
function visible(match: Match): Application[] {
  return match.candidate.applications.filter((each) => each.status !== 'converted');
}

const LIVELIEST = ['rejected', 'hired', 'active'];

function leading(applications: Application[]): Application | null {
  return applications.reduce<Application | null>(
    (best, each) => (!best || LIVELIEST.indexOf(each.status) > LIVELIEST.indexOf(best.status) ? each : best),
    null,
  );
}

function weightOf(match: Match): number {
  return LIVELIEST.indexOf(leading(visible(match))?.status ?? '');
}

function countPeople(exact: number, unsure: number): string {
  return present([exact > 0 ? count(exact, 'record') : null, unsure > 0 ? `${unsure} possible` : null]).join(', ');
}

function countApplications(all: Application[]): string {
  const prospects = all.filter((each) => each.kind === 'prospect').length;
  const active = all.filter((each) => each.status === 'active').length;
  return present([
    all.length > prospects ? count(all.length - prospects, 'application') : null,
    prospects > 0 ? count(prospects, 'prospect record') : null,
    all.length > 1 ? (active === all.length ? 'all active' : `${active || 'none'} active`) : null,
  ]).join(', ');
}

/** `résumé + 2`: the thing people look for, and how much more there is. */
function filesWord(files: Attachment[]): string | null {
  if (files.length === 0) return null;
  if (!files.some((file) => file.type === 'resume')) return count(files.length, 'file');
  return files.length > 1 ? `résumé + ${files.length - 1}` : 'résumé';
}

const SHORT_REASON: Record<Evidence['feature'], string> = {
  'linkedin-address': 'LinkedIn address',
  'linkedin-member': 'LinkedIn member',
  'linkedin-legacy-address': 'old LinkedIn address',
  email: 'e-mail',
  phone: 'phone',
  'profile-address': 'web address',
  name: 'name',
};

function shortReasons(evidence: Evidence[]): string {
  const side = (speaks: Evidence['speaks'], verb: string) => {
    const names = [
      ...new Set(evidence.filter((each) => each.speaks === speaks).map((each) => SHORT_REASON[each.feature])),
    ];
    return names.length > 0 ? `${names.join(' and ')} ${names.length > 1 ? verb : `${verb}s`}` : null;
  };
  const words = present([side('for', 'agree'), side('against', 'differ')]).join(', but ');
  return words ? words[0]?.toUpperCase() + words.slice(1) : 'Open to compare';
}

function reason({ feature, level, speaks, pageValue, recordValue }: Evidence, ats: string): Reason {
  const values = present([pageValue, recordValue]).length === 2;
  const both: Reason['values'] = values
    ? [
        ['This page', pageValue ?? ''],
        [ats, recordValue ?? ''],
      ]
    : [];
  if (feature === 'name') {
    if (speaks === 'against') return { speaks, text: 'Name differs', values: both };
    if (speaks === 'neutral') return { speaks, text: 'Name could not be compared', values: both };
    return level === 'same'
      ? { speaks, text: 'Name agrees', values: [] }
      : { speaks, text: 'Name is similar', values: both };
  }
  const differs = speaks === 'against';
  const text: Record<Exclude<Evidence['feature'], 'name'>, string> = {
    'linkedin-address': differs ? 'LinkedIn address differs' : `LinkedIn address is the one in ${ats}`,
    'linkedin-member': differs ? 'LinkedIn member number differs' : `LinkedIn member number is the one in ${ats}`,
    'linkedin-legacy-address': `An old LinkedIn address in ${ats} may be this one`,
    email: differs ? 'E-mail address differs' : `E-mail address is in ${ats}`,
    phone: differs ? 'Phone number differs' : `Phone number is in ${ats}`,
    'profile-address': differs ? 'Web address differs' : `Web address is in ${ats}`,
  };
  const hint = feature === 'profile-address' && pageValue ? `: ${pageValue}` : '';
  return { speaks, text: text[feature] + hint, values: differs ? both : [] };
}

/** `3 days ago`. What lies ahead (clocks differ) or is no instant reads as *just now* and *at an unknown time*. */
export function ago(instant: string, now: number): string {
  const then = Date.parse(instant);
  if (Number.isNaN(then)) return 'at an unknown time';
  const minutes = Math.floor((now - then) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${count(minutes, 'minute')} ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${count(hours, 'hour')} ago`;
  const days = Math.floor(hours / 24);
  if (days < 2) return 'yesterday';
  if (days < 60) return `${days} days ago`;
  const months = Math.floor(days / 30.44);
  return months < 24 ? `${months} months ago` : `${Math.floor(days / 365.25)} years ago`;
}

/** `3 Mar 2026` in the user's time zone; null for null and for what is no date. */
function day(instant: string | null): string | null {
  const date = new Date(instant ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`;
}

/** Rounded down and never 100: nothing is called read before it is. */
function percent(fraction: number): string {
  return `${Math.max(0, Math.min(99, Math.floor(fraction * 100) || 0))} %`;
}

function count(n: number, what: string): string {
  return n === 1 ? `1 ${what}` : `${n} ${what}s`;
}

function present(parts: (string | null | undefined)[]): string[] {
  return parts.filter((part): part is string => Boolean(part?.trim()));
}
