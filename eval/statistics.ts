/** Area under the ROC curve, Brier score, calibration. */

/** Probability that a positive scores above a negative; ties count half. NaN when either side is empty. */
export const auc = (positives: readonly number[], negatives: readonly number[]): number => {
  const all = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ];
  all.sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.score === all[from]?.score) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i++) if (all[i]?.positive) rankSum += rank;
    from = to;
  }
  const n = positives.length;
  return (rankSum - (n * (n + 1)) / 2) / (n * negatives.length);
};

export interface Judged {
  readonly probability: number;
  readonly right: boolean;
}

/** Mean squared distance of the probability from what was so. */
export const brier = (judged: readonly Judged[]): number =>
  judged.reduce((sum, each) => sum + (each.probability - (each.right ? 1 : 0)) ** 2, 0) / judged.length;

export interface Bin {
  readonly from: number;
  readonly n: number;
  readonly said: number;
  readonly was: number;
}

/** Ten bins of stated probability against observed frequency. */
export const bins = (judged: readonly Judged[]): readonly Bin[] =>
  Array.from({ length: 10 }, (_, i) => {
    const inside = judged.filter((each) => Math.min(9, Math.floor(each.probability * 10)) === i);
    const n = inside.length;
    const said = inside.reduce((sum, each) => sum + each.probability, 0) / (n || 1);
    return { from: i / 10, n, said, was: inside.filter((each) => each.right).length / (n || 1) };
  });

/** Expected calibration error: mean gap between said and was, by bin size. */
export const calibrationError = (judged: readonly Judged[]): number =>
  bins(judged).reduce((sum, bin) => sum + (bin.n / judged.length) * Math.abs(bin.said - bin.was), 0);
