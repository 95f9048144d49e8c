// The report as a person reads it: a few tables of text.

import type { Metrics, Share, Stratum } from './metrics';

const percent = (share: number, digits = 1) => `${(share * 100).toFixed(digits)} %`;
const interval = ({ share, low, high, right, of }: Share) =>
  of === 0 ? '–' : `${percent(share, 2)}  [${percent(low, 2)}, ${percent(high, 2)}]  ${right}/${of}`;
const recall = (share: number | null) => (share === null ? '–' : percent(share));

export function printMetrics(name: string, metrics: Metrics): string {
  const { precision, recall: found, falseInAts, noise, ambiguity, calibration, curve, traps, strata } = metrics;
  const rows: [string, string][] = [
    ['precision, exact', interval(precision.exact)],
    ['precision, probable', interval(precision.probable)],
    ['precision, asserted', interval(precision.asserted)],
    ['recall, asserted', interval(found.asserted)],
    ['recall, top three', interval(found.topThree)],
    ['false In ATS per 10,000', `${falseInAts.ordinary.toFixed(1)}, with traps ${falseInAts.withTraps.toFixed(1)}`],
    ['strangers shown possible', percent(noise.possible.share)],
    ['strangers shown anything', `${percent(noise.anything.share)}, ${noise.shown.toFixed(2)} people a page`],
    ['undecidable, not asserted', interval(ambiguity.notAsserted)],
    ['undecidable, all listed', interval(ambiguity.allListed)],
    [
      'calibration error',
      `${calibration.error.toFixed(4)} of what is shown, ${calibration.errorOfAll.toFixed(4)} of all pages`,
    ],
  ];
  return [
    `\n${name}: ${metrics.pages} pages, ${metrics.members} of people in the ATS`,
    ...rows.map(([what, value]) => `  ${what.padEnd(27)} ${value}`),
    '  recall at precision         with traps   without',
    ...curve.map(
      (point) =>
        `    ${percent(point.precision).padEnd(25)} ${recall(point.recall).padStart(10)} ${recall(point.withoutTraps).padStart(9)}`,
    ),
    '  score        pages   mean    right',
    ...calibration.bins.map(
      ({ from, pages, score, right }) =>
        `    ${from.toFixed(1)}+  ${String(pages).padStart(8)}  ${score.toFixed(3)}   ${right.toFixed(3)}`,
    ),
    '  traps                       pages  asserted wrong  right',
    ...traps.map(
      ({ trap, pages, wrong, right }) =>
        `    ${trap.padEnd(25)} ${String(pages).padStart(6)} ${String(wrong).padStart(14)} ${String(right).padStart(6)}`,
    ),
    ...Object.entries(strata).flatMap(([by, list]) => [
      `  by ${by.padEnd(24)} ${'pages'.padStart(8)}  precision  recall  top three`,
      ...list.map(stratumRow),
    ]),
    '',
  ].join('\n');
}

function stratumRow({ name, pages, precision, recall: found, topThree }: Stratum): string {
  const of = (share: Share, digits = 1) => (share.of === 0 ? '–' : percent(share.share, digits));
  return `    ${name.padEnd(23)} ${String(pages).padStart(8)} ${of(precision, 2).padStart(10)} ${of(found).padStart(7)} ${of(topThree).padStart(9)}`;
}

export function printSpeed(report: {
  world: { people: number; records: number; seed: number; mix: string };
  fillSeconds: number;
  speed: { p50: number; p95: number; p99: number; most: number } | null;
  retrieval: number | null;
}): string {
  const { world, fillSeconds, speed, retrieval } = report;
  const head = `\nworld: mix ${world.mix}, seed ${world.seed}, ${world.people} people in ${world.records} records\n`;
  if (speed === null) return head;
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  return `${head}  filled in ${fillSeconds.toFixed(1)} s; a page takes p50 ${ms(speed.p50)}, p95 ${ms(speed.p95)}, p99 ${ms(speed.p99)}, at most ${ms(speed.most)}\n  somebody opened is the one: ${percent(retrieval ?? 0, 2)}\n`;
}
