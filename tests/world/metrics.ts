// What the answers of a matcher are worth, from predictions and truth alone. The unit is a page; nothing is matched here.

import type { PageTruth } from './shapes';

/** An answer to one page; what a matcher adds besides is ignored. */
export interface Answered {
  tier: 'exact' | 'probable' | 'possible' | 'none';
  candidate?: string;
  alternatives?: readonly string[];
  score?: number;
}

export interface Judged {
  answer: Answered;
  truth: PageTruth;
}

/** A share with its Wilson interval of 95 %. */
export interface Share {
  right: number;
  of: number;
  share: number;
  low: number;
  high: number;
}

export interface Stratum {
  name: string;
  pages: number;
  precision: Share;
  recall: Share;
  topThree: Share;
}

export interface Metrics {
  pages: number;
  members: number;
  strangers: number;
  /** Of answers whose candidate is a record of the page's person. */
  precision: { exact: Share; probable: Share; asserted: Share };
  recall: { asserted: Share; topThree: Share };
  /** Asserted pages per 10,000 pages of people who are not in the ATS; traps stand apart. */
  falseInAts: { ordinary: number; withTraps: number };
  /** Of strangers' pages: those that show *possible*, those that show anything, and people shown a page. */
  noise: { possible: Share; anything: Share; shown: number };
  /** Of undecidable pages: those where nobody is asserted, those that list everybody it may be. */
  ambiguity: { notAsserted: Share; allListed: Share };
  /** Ten bins of the score of what is shown, and the expected calibration error, also with the pages that show nothing. */
  calibration: {
    bins: { from: number; pages: number; score: number; right: number }[];
    error: number;
    errorOfAll: number;
  };
  /** Recall at the lowest score above which precision is still at least so much; null where no score is. */
  curve: { precision: number; recall: number | null; withoutTraps: number | null }[];
  traps: { trap: string; pages: number; wrong: number; right: number }[];
  strata: Record<'namesakes' | 'culture' | 'identifier' | 'age', Stratum[]>;
}

const PRECISIONS = [0.999, 0.998, 0.995, 0.99];

/** Wilson's score interval, z of 95 %. */
export function shareOf(right: number, of: number): Share {
  if (of === 0) return { right, of, share: 0, low: 0, high: 1 };
  const z = 1.959964;
  const share = right / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { right, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const isAsserted = ({ answer }: Judged) => answer.tier === 'exact' || answer.tier === 'probable';
const isRight = ({ answer, truth }: Judged) =>
  answer.candidate !== undefined && truth.records.includes(answer.candidate);
const isMember = ({ truth }: Judged) => truth.records.length > 0;
const isTrap = ({ truth }: Judged) => truth.trap !== null;

function isInTopThree({ answer, truth }: Judged): boolean {
  if (answer.tier === 'none') return false;
  const shown = [answer.candidate ?? '', ...(answer.alternatives ?? []).slice(0, 2)];
  return shown.some((record) => truth.records.includes(record));
}

const counted = (judged: readonly Judged[], fits: (one: Judged) => boolean) => judged.filter(fits).length;
const shareIn = (judged: readonly Judged[], fits: (one: Judged) => boolean) =>
  shareOf(counted(judged, fits), judged.length);

export function metricsOf(judged: readonly Judged[]): Metrics {
  const members = judged.filter(isMember);
  const strangers = judged.filter((one) => !isMember(one));
  const ordinary = strangers.filter((one) => !isTrap(one));
  const undecidable = judged.filter(({ truth }) => truth.trap === 'undecidable');
  const precisionIn = (tier: string) =>
    shareIn(
      judged.filter(({ answer }) => answer.tier === tier),
      isRight,
    );
  return {
    pages: judged.length,
    members: members.length,
    strangers: strangers.length,
    precision: {
      exact: precisionIn('exact'),
      probable: precisionIn('probable'),
      asserted: shareIn(judged.filter(isAsserted), isRight),
    },
    recall: {
      asserted: shareIn(members, (one) => isAsserted(one) && isRight(one)),
      topThree: shareIn(members, isInTopThree),
    },
    falseInAts: { ordinary: perTenThousand(ordinary), withTraps: perTenThousand(strangers) },
    noise: {
      possible: shareIn(ordinary, ({ answer }) => answer.tier === 'possible'),
      anything: shareIn(ordinary, ({ answer }) => answer.tier !== 'none'),
      shown: ordinary.reduce((sum, one) => sum + shownBy(one), 0) / Math.max(1, ordinary.length),
    },
    ambiguity: {
      notAsserted: shareIn(undecidable, (one) => !isAsserted(one)),
      allListed: shareIn(undecidable, ({ answer, truth }) => {
        const listed = [answer.candidate ?? '', ...(answer.alternatives ?? [])];
        return answer.tier !== 'none' && truth.rivals.every((rival) => listed.includes(rival));
      }),
    },
    calibration: calibrationOf(judged),
    curve: PRECISIONS.map((precision) => ({
      precision,
      recall: recallAt(precision, judged),
      withoutTraps: recallAt(
        precision,
        judged.filter((one) => !isTrap(one)),
      ),
    })),
    traps: trapsOf(judged),
    strata: {
      namesakes: strataOf(judged, ({ truth }) => namesakesBand(truth.namesakes)),
      culture: strataOf(judged, ({ truth }) => truth.culture),
      identifier: strataOf(members, ({ truth }) => (truth.identifier ? 'identifier' : 'none')),
      age: strataOf(members, ({ truth }) => ageBand(truth.age ?? 0)),
    },
  };
}

function perTenThousand(strangers: readonly Judged[]): number {
  return (counted(strangers, isAsserted) / Math.max(1, strangers.length)) * 10_000;
}

function shownBy({ answer }: Judged): number {
  return answer.tier === 'none' ? 0 : 1 + (answer.alternatives?.length ?? 0);
}

function calibrationOf(judged: readonly Judged[]): Metrics['calibration'] {
  const shown = judged.filter(({ answer }) => answer.tier !== 'none' && answer.score !== undefined);
  const bins = Array.from({ length: 10 }, (_, index) => {
    const inside = shown.filter(({ answer }) => Math.min(9, Math.floor((answer.score ?? 0) * 10)) === index);
    const sum = inside.reduce((total, { answer }) => total + (answer.score ?? 0), 0);
    return { from: index / 10, pages: inside.length, score: sum, right: counted(inside, isRight) };
  });
  const gap = bins.reduce((total, { score, right }) => total + Math.abs(score - right), 0);
  return {
    bins: bins.map(({ from, pages, score, right }) => ({
      from,
      pages,
      score: score / Math.max(1, pages),
      right: right / Math.max(1, pages),
    })),
    error: gap / Math.max(1, shown.length),
    errorOfAll: gap / Math.max(1, judged.length),
  };
}

/** Goes down the scores, equal ones together, and keeps the most that was found while precision held. */
export function recallAt(precision: number, judged: readonly Judged[]): number | null {
  const members = counted(judged, isMember);
  const ranked = judged
    .filter(({ answer }) => answer.tier !== 'none' && answer.candidate !== undefined)
    .sort((a, b) => (b.answer.score ?? 0) - (a.answer.score ?? 0));
  let right = 0;
  let best: number | null = null;
  for (const [index, one] of ranked.entries()) {
    if (isRight(one)) right++;
    const isLastOfScore = ranked[index + 1]?.answer.score !== one.answer.score || index === ranked.length - 1;
    if (isLastOfScore && right / (index + 1) >= precision) best = right / Math.max(1, members);
  }
  return best;
}

function trapsOf(judged: readonly Judged[]): Metrics['traps'] {
  return [...groupedBy(judged.filter(isTrap), ({ truth }) => truth.trap ?? '')].map(([trap, pages]) => ({
    trap,
    pages: pages.length,
    wrong: counted(pages, (one) => isAsserted(one) && !isRight(one)),
    right: counted(pages, (one) => isAsserted(one) && isRight(one)),
  }));
}

function groupedBy(judged: readonly Judged[], name: (one: Judged) => string): [string, Judged[]][] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const group = groups.get(name(one));
    if (group === undefined) groups.set(name(one), [one]);
    else group.push(one);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}

function strataOf(judged: readonly Judged[], name: (one: Judged) => string): Stratum[] {
  return groupedBy(judged, name).map(([stratum, pages]) => {
    const members = pages.filter(isMember);
    return {
      name: stratum,
      pages: pages.length,
      precision: shareIn(pages.filter(isAsserted), isRight),
      recall: shareIn(members, (one) => isAsserted(one) && isRight(one)),
      topThree: shareIn(members, isInTopThree),
    };
  });
}

export function namesakesBand(namesakes: number): string {
  return namesakes < 2 ? '0-1' : namesakes < 6 ? '2-5' : namesakes < 26 ? '6-25' : '26+';
}

export function ageBand(years: number): string {
  return years < 1 ? '0-1 years' : years < 3 ? '1-3 years' : years < 6 ? '3-6 years' : '6 years and more';
}
