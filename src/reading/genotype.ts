/** Globin genotypes as laboratories write them: "--/-α", "αα/--SEA", "S/β⁰", "IVS1-110 het". */
import type { FindingId } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import { everyMatch } from "./matches.ts";
import { meaningWith } from "./meaning.ts";
import type { Token } from "./tokens.ts";

/** On one chromosome: both α genes lost, one lost, or none. In folded text "α" stays and "⁻" is "-". */
const both = "--(?:\\(?(?:sea|med|fil|thai|mb|dut|br|20\\.5)\\)?)?";
const single = "(?:-\\(?(?:αα|aa|α|a)?\\^?[34]\\.[27]\\)?(?:α|a)?|-(?:α|a)(?:\\^?\\(?[34]\\.[27]\\)?)?|(?:α|a)-)";
const none = "(?:αα|aa)";
const alpha = new RegExp(
  `(?<![a-z0-9α-])(?:${both}|${single}|${none})/(?:${both}|${single}|${none})(?![a-z0-9α-])`,
  "g",
);

const lostOn = (side: string): number => (side.startsWith("--") ? 2 : side.includes("-") ? 1 : 0);

const byLoss: readonly (FindingId | undefined)[] = [
  undefined,
  "hba_one_deleted",
  "hba_two_deleted",
  "hba_three_deleted",
];

/** "β0/β+", "S/β", "HbE/β0-thal": two changed genes; "β/β0": one. "0" may be written as a superscript. */
const betaSide = "(?:hb ?)?(?:β(?:\\^?[0+]|th(?:al)?|[sec](?![a-z]))?(?:[ -]?thal(?:ass?a?emia)?)?|[sec](?![a-z]))";
const beta = new RegExp(`(?<![a-z0-9/])(${betaSide})/(${betaSide})(?![a-z0-9/])`, "g");
const healthy = /^(?:hb ?)?β$/;

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly findings: readonly FindingId[];
  /** "αα/αα": none is lost, and it says so. */
  readonly lacks: readonly FindingId[];
}

const alphas = (folded: string): readonly Stretch[] =>
  everyMatch(alpha, folded).map((match) => {
    const [left = "", right = ""] = match[0].split("/");
    const lost = lostOn(left) + lostOn(right);
    const id = byLoss[lost];
    const lacks = lost === 0 ? byLoss.filter((one) => one !== undefined) : [];
    return { start: match.index, end: match.index + match[0].length, findings: id ? [id] : [], lacks };
  });

const betas = (folded: string): readonly Stretch[] =>
  everyMatch(beta, folded).flatMap((match) => {
    const sides = [match[1] ?? "", match[2] ?? ""];
    // "s/e" is no genotype: one side must name the gene.
    if (!sides.some((side) => side.includes("β"))) return [];
    // In "S/β" the plain β stands for a thalassaemic gene, in "β/β0" for the healthy one.
    const well = sides.filter((side) => healthy.test(side)).length;
    const variant = sides.some((side) => /^(?:hb ?)?[sec]$/.test(side));
    if (well === 2) return [];
    const id = well === 1 && !variant ? "hbb_heterozygous" : "hbb_biallelic";
    return [{ start: match.index, end: match.index + match[0].length, findings: [id], lacks: [] }];
  });

const zygosity: Readonly<Record<string, FindingId>> = {
  het: "hbb_heterozygous",
  heterozygous: "hbb_heterozygous",
  heterozygote: "hbb_heterozygous",
  hom: "hbb_biallelic",
  homo: "hbb_biallelic",
  homozygous: "hbb_biallelic",
  homozygote: "hbb_biallelic",
  biallelic: "hbb_biallelic",
};

const site = /(?<![a-z0-9])(?:hbb ?:? ?c\.|hbb\b|ivs[- ]?(?:1|2|i{1,2})[- ,]|(?:cd|codons?) ?\d{1,3}\b)/g;

/** "IVS-I-110 (G>A) heterozygote", "HBB c.118C>T het": a place in the gene, and within a few words how many copies. */
const variants = (folded: string, tokens: readonly Token[]): readonly Stretch[] => {
  let at = 0;
  return everyMatch(site, folded).flatMap((match) => {
    while ((tokens[at]?.end ?? Infinity) <= match.index) at++;
    for (let next = at; next < at + 18; next++) {
      const token = tokens[next];
      if (!token || token.kind === "line" || token.text === ";") return [];
      const id = zygosity[token.text];
      if (id === undefined) continue;
      const compound = tokens[next - 1]?.text === "compound";
      return [{ start: match.index, end: token.end, findings: [compound ? "hbb_biallelic" : id], lacks: [] }];
    }
    return [];
  });
};

/** Marks for genotypes. `folded` is the folded text the tokens were made of. */
export const genotypeMarks = (folded: string, tokens: readonly Token[]): readonly Mark[] => {
  const found = /[α-]\/|\/[α-]|aa|β|hbb|ivs|cd|codon/.test(folded)
    ? [...alphas(folded), ...betas(folded), ...variants(folded, tokens)]
    : [];
  let at = 0;
  return [...found]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, findings, lacks }) => {
      while ((tokens[at]?.start ?? Infinity) < start) at++;
      let to = at;
      while ((tokens[to]?.start ?? Infinity) < end) to++;
      if (to === at) return [];
      const meaning = meaningWith({ findings: [...findings], lacks: lacks.length > 0 ? lacks : undefined });
      const mark = { from: at, to, start, end, meaning };
      at = to;
      return [mark];
    });
};
