// The verdict in a line: everything the badge says. Pure: it draws nothing, asks nothing and knows no clock but the one
// it is handed. *Not in ATS* is said in exactly one place, and only on complete coverage. It runs in the background, so that
// no page carries it; what only the card shows is in card-view.ts.

import { livelinessOf, shownApplications } from '@/lib/model/applications';
import type { BadgeView } from '@/lib/model/badge';
import type { Application, Attachment } from '@/lib/model/candidate';
import type { Coverage } from '@/lib/model/connection';
import { type Evidence, type Feature, type Finding, type Match, SPEAKS_BITS } from '@/lib/model/match';
import { badge, toProblemBadge } from './problem-badge';

export const ASSERTED = 'In ATS';
export const UNSURE = 'Possibly in ATS';
const STATUS_WORD = { active: 'Active', hired: 'Hired', rejected: 'Rejected' } as const;

/** @param now ms since the epoch; every *3 days ago* counts back from it */
export function toBadgeView(finding: Finding, now: number): BadgeView {
  const { matches, coverage } = finding;
  // The judge gives all records of a person the same tier.
  const asserted = matches.filter(({ tier }) => tier !== 'possible');
  const namesAts = BESIDE_LINKEDINS_MARK.test(finding.url);
  if (asserted.length > 0) return assertedBadge(asserted, now, coverage, namesAts);
  return matches.length > 0 ? unsureBadge(matches, namesAts) : emptyBadge(coverage, now);
}

/** Recruiter and Sales Navigator have a mark of their own for who is in an ATS: ours says which one it speaks of. */
const BESIDE_LINKEDINS_MARK = /^https:\/\/www\.linkedin\.com\/(talent|sales)\//;

function assertedBadge(matches: Match[], now: number, coverage: Coverage, namesAts: boolean): BadgeView {
  // The record on which most is going on leads; the judge's order (latest first) breaks ties.
  const lead = matches.reduce((best, match) => (weightOf(match) > weightOf(best) ? match : best), matches[0] as Match);
  const shown = visible(lead);
  const first = leading(shown);
  const records = matches.length > 1 ? [`${matches.length} records`] : [];
  if (lead.tier === 'probable') records.unshift(byWhat(lead.evidence));
  const files = filesWord(lead.candidate.attachments);
  const label = namesAts ? lead.ats : ASSERTED;
  if (!first) return badge('in', label, [...records, noApplications(coverage)], present([files]));
  const { kind, title, status, stage } = headline(first, lead.ats);
  const updated = first.updatedAt ?? lead.candidate.updatedAt;
  const what = shown.length > 1 ? countApplications(shown, lead.ats) : kind;
  return badge(
    'in',
    namesAts && stage[0] ? `${label}: ${stage[0]}` : label,
    [...records, what, title],
    present([
      ...stage.slice(namesAts ? 1 : 0),
      status.word,
      updated && `updated ${ago(updated, now)}`,
      first.recruiter ?? first.owner ?? first.coordinator,
      files,
    ]),
    null,
    status,
  );
}

/** People are read before their applications, so during a first fill having none means nothing. */
export function noApplications({ state }: Coverage): string {
  return state === 'filling' ? 'Applications not read yet' : 'No applications';
}

function unsureBadge(matches: Match[], namesAts: boolean): BadgeView {
  const [first] = matches as [Match];
  const label = namesAts ? `Possibly in ${first.ats}` : UNSURE;
  const people = new Set(matches.map(({ person }) => person)).size;
  if (people > 1) return badge('possible', label, [`${people} possible people`], ['Open to compare']);
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
    case 'locked':
      return badge('unknown', 'Locked', ['unlock in the toolbar popup'], []);
    case 'none':
      return badge('unknown', 'Not connected', ['connect in the toolbar popup'], []);
    case 'attention':
      return toProblemBadge(coverage.problem);
  }
}

export interface Headline {
  kind: string;
  title: string;
  status: { word: string; tone: 'active' | 'hired' | 'rejected' };
  /** Stage, or pool and pool stage. */
  stage: string[];
}

/** By the name of the ATS, where it does not speak of applications and prospects: a prospect; what is counted. */
const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  Lever: ['Lead', 'opportunity', 'opportunities'],
  SmartRecruiters: ['Lead'],
};

/** What an application is, without its people and dates. `ats`: its name, for its words. */
export function headline(
  { kind, status, statusText, jobs, stage, pool, poolStage }: Application,
  ats: string,
): Headline {
  const prospect = kind === 'prospect';
  const tone = status === 'active' || status === 'converted' ? 'active' : status === 'hired' ? 'hired' : 'rejected';
  return {
    kind: prospect ? (OWN_WORDS[ats]?.[0] ?? 'Prospect') : 'Applicant',
    title: jobs.filter(Boolean).join(', ') || (prospect ? (pool ?? 'No job yet') : 'Unnamed job'),
    status: { word: statusText ?? STATUS_WORD[tone], tone },
    stage: present(prospect ? [jobs.length > 0 ? pool : null, poolStage] : [stage]),
  };
}

export function visible(match: Match): Application[] {
  return shownApplications(match.candidate.applications);
}

function leading(applications: Application[]): Application | null {
  return applications.reduce<Application | null>(
    (best, each) => (!best || livelinessOf(each.status) > livelinessOf(best.status) ? each : best),
    null,
  );
}

function weightOf(match: Match): number {
  return livelinessOf(leading(visible(match))?.status);
}

/** `2 applications, 1 active` */
export function countApplications(all: Application[], ats: string): string {
  const own = OWN_WORDS[ats];
  // Lever counts leads among opportunities.
  const prospects = own ? 0 : all.filter((each) => each.kind === 'prospect').length;
  const active = all.filter((each) => each.status === 'active').length;
  return present([
    all.length > prospects ? count(all.length - prospects, own?.[1] ?? 'application', own?.[2]) : null,
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

/** Those whose own name is the word for it. */
type Plain = 'phone' | 'generation' | 'employer' | 'title' | 'school';

/** What was compared, in a word, names of all kinds in one; '' for what is no comparison. */
const WORD: Readonly<Record<Exclude<Feature, Plain>, string>> & Partial<Record<Plain, undefined>> = {
  'linkedin-address': 'LinkedIn address',
  'linkedin-member': 'LinkedIn member',
  'linkedin-legacy-address': 'old LinkedIn address',
  email: 'e-mail',
  'profile-address': 'web address',
  'given-name': 'name',
  surname: 'name',
  'full-name': 'name',
  location: 'city',
  prior: '',
  rivals: '',
  decision: '',
};

/** What speaks for (`side` 1) or against (-1), in words, the strongest first. */
function speaking(evidence: Evidence[], side: 1 | -1): string[] {
  const sums = new Map<string, number>();
  for (const { feature, level, bits } of evidence) {
    const word = level === 'handle' ? level : (WORD[feature] ?? feature);
    sums.set(word, (sums.get(word) ?? 0) + bits * side);
  }
  const spoken = [...sums]
    .filter(([word, bits]) => word && bits >= SPEAKS_BITS)
    .sort((one, other) => other[1] - one[1]);
  return spoken.map(([word]) => word);
}

/** *by name and employer*: what stands for an identifier where there is none. */
export function byWhat(evidence: Evidence[]): string {
  const more = speaking(evidence, 1).find((word) => word !== 'name');
  return `by name${more ? ` and ${more}` : ''}`;
}

function shortReasons(evidence: Evidence[]): string {
  const side = (words: string[], verb: string) =>
    words[0] ? `${words.slice(0, 2).join(' and ')} ${words[1] ? verb : `${verb}s`}` : null;
  const words = present([side(speaking(evidence, 1), 'agree'), side(speaking(evidence, -1), 'differ')]).join(', but ');
  return words ? words[0]?.toUpperCase() + words.slice(1) : 'Open to compare';
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
  return months < 24 ? `${months} months ago` : `${Math.floor(months / 12)} years ago`;
}

/** Rounded down and never 100: nothing is called read before it is. */
export function percent(fraction: number): string {
  return `${Math.max(0, Math.min(99, Math.floor(fraction * 100) || 0))} %`;
}

/** `1 file`, `2 files` */
export function count(n: number, what: string, many = `${what}s`): string {
  return n === 1 ? `1 ${what}` : `${n} ${many}`;
}

/** Without the empty ones. */
export function present(parts: (string | null | undefined)[]): string[] {
  return parts.filter((part): part is string => Boolean(part?.trim()));
}
