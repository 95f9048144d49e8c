// How well pairs are told: precision and recall over pairs of records of one person. What retrieval loses counts as missed.

/** A pair somebody claims, by how sure. */
export interface Claim {
  pair: string;
  score: number;
  asserted: boolean;
  right: boolean;
}

export interface PairMetrics {
  truePairs: number;
  /** Of pairs found by retrieval, whatever they were judged. */
  retrieved: number;
  asserted: { precision: number; recall: number; f1: number };
  best: { precision: number; recall: number; f1: number; score: number };
  curve: { precision: number; recall: number | null }[];
}

const f1 = (precision: number, recall: number) =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

/** @param truePairs how many pairs there are to find; @param retrieved how many of them retrieval found */
export function pairMetrics(claims: readonly Claim[], truePairs: number, retrieved: number): PairMetrics {
  const asserted = claims.filter((claim) => claim.asserted);
  const sound = asserted.filter(({ right }) => right).length;
  const precision = asserted.length === 0 ? 0 : sound / asserted.length;
  const recall = truePairs === 0 ? 0 : sound / truePairs;
  const ranked = [...claims].sort((a, b) => b.score - a.score);
  let best = { precision: 0, recall: 0, f1: 0, score: 1 };
  const curve = [0.999, 0.99, 0.95].map((least) => ({ precision: least, recall: null as number | null }));
  let right = 0;
  for (const [index, claim] of ranked.entries()) {
    if (claim.right) right++;
    if (ranked[index + 1]?.score === claim.score) continue;
    const at = { precision: right / (index + 1), recall: right / Math.max(1, truePairs) };
    const value = f1(at.precision, at.recall);
    if (value > best.f1) best = { ...at, f1: value, score: claim.score };
    for (const point of curve) if (at.precision >= point.precision) point.recall = at.recall;
  }
  return {
    truePairs,
    retrieved: retrieved / Math.max(1, truePairs),
    asserted: { precision, recall, f1: f1(precision, recall) },
    best,
    curve,
  };
}
