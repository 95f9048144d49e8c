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

export function printRun({
  world,
  run,
}: {
  world: { people: number; records: number; seed: number; mix: string };
  run: { fillSeconds: number; page: { p50: number; p95: number; p99: number; most: number }; retrieved: number } | null;
}): string {
  const head = `\nworld: mix ${world.mix}, seed ${world.seed}, ${world.people} people`;
  if (run === null) return `${head}\n`;
  const { p50, p95, p99, most } = run.page;
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  return [
    `${head} in ${world.records} records`,
    `  filled in ${run.fillSeconds.toFixed(1)} s`,
    `  a page takes p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, at most ${ms(most)}`,
    `  of people in the ATS, opened: ${percent(run.retrieved, 2)}`,
    '',
  ].join('\n');
}
