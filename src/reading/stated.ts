/** Is a diagnosis stated of the patient, or only named: asked about, weighed, explained? Does a change of a gene tell anything? */
import type { State } from "../case/case.ts";
import type { FindingEntry } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import { isName } from "./raw.ts";
import type { Scene } from "./scene.ts";

const states = new Set(
  "known has have had having with diagnosed diagnosis carrier carries carrying hx h/o pmh pmhx confirmed background established documented is 's already proven".split(
    " ",
  ),
);
/** Words that weigh a diagnosis or speak of it in general. */
const weighs = new Set(
  "vs versus or like likely possible possibly probable suspected suspect suspicion exclude excluded excludes ruled rule consistent compatible suggest suggests suggestive typical differential between than think thought could might may why what how which does do would should about explain compare difference tell describe define treat management manage risk test screen screening patients people individuals those carriers mimics mimic unlikely not denies if whether query".split(
    " ",
  ),
);
const sexes = new Set("f m female male woman man girl boy lady gentleman".split(" "));
/** Tokens the words that state may stand away from the name. */
const near = 4;

const sentenceOf = (scene: Scene, at: number): readonly string[] => {
  const words: string[] = [];
  for (let each = Math.max(0, at - 40); each < at + 40; each++)
    if (scene.sentence[each] === scene.sentence[at]) words.push(scene.tokens[each]?.text ?? "");
  return words;
};

/** Behind the patient's age and sex ("26F beta thal trait"), or between commas of a line that holds results. */
const listed = (scene: Scene, mark: Mark): boolean => {
  const before = scene.tokens[mark.from - 1]?.text ?? "";
  if (sexes.has(before) || (before === "," && sexes.has(scene.tokens[mark.from - 2]?.text ?? ""))) return true;
  const after = scene.tokens[mark.to];
  const ends = after === undefined || after.kind === "line" || /^[,.;)]$/.test(after.text);
  if (!ends || (before !== "," && before !== "." && before !== ";" && mark.from > 0)) return false;
  return scene.phrases.some(
    (each) =>
      isName(each) &&
      each.meaning.analytes.length > 0 &&
      [0, 1, 2].some((ahead) => scene.quantityAt[each.to + ahead]?.role === "taken"),
  );
};

/** "Known", "has", "carrier of", or told as one more fact of the patient; never in a question or a weighing. */
export const isStated = (scene: Scene, mark: Mark, state: State | undefined): boolean => {
  const own = scene.folded.slice(mark.start, mark.end);
  const words = sentenceOf(scene, mark.from);
  if (words.includes("?") || words.includes("why")) return false;
  if (state === "absent") return true;
  if (/^known\b/.test(own)) return true;
  if (words.some((word) => weighs.has(word) && !own.includes(word))) return false;
  for (let back = 1; back <= near; back++) {
    const word = scene.tokens[mark.from - back]?.text ?? "";
    if (scene.sentence[mark.from - back] !== scene.sentence[mark.from] || word === ",") break;
    if (states.has(word)) return true;
  }
  return listed(scene, mark);
};

/** A change of a gene that causes nothing, or nobody knows what. */
const harmless = new Set(["vus", "polymorphism", "polymorphisms", "snp", "benign", "uncertain", "significance"]);
const single = new Set(["het", "heterozygous", "heterozygote", "carrier", "carriers"]);

/** A gene that counts only when both copies are changed: one changed copy says nothing. Nor does a harmless change. */
export const tellsNothing = (scene: Scene, mark: Mark, entry: FindingEntry | undefined): boolean => {
  if (entry?.kind !== "genotype") return false;
  const both = entry.name.includes("biallelic");
  for (let at = mark.from - 3; at < mark.to + 7; at++) {
    if (scene.sentence[at] !== scene.sentence[mark.from]) continue;
    const word = scene.tokens[at]?.text ?? "";
    if (harmless.has(word)) return true;
    if (both && single.has(word)) return scene.tokens[at - 1]?.text !== "compound";
  }
  return false;
};
