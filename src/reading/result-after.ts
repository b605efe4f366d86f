/** What is said of a finding behind its name, or behind a whole list of them. */
import type { Mark } from "./marks.ts";
import type { Polarity } from "./polarity.ts";
import { helping, named, type Said, saidAt } from "./said.ts";
import { hasCue, type Scene } from "./scene.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** What stands between a name and its verb: "HIV antigen test on admission". */
const between = words(
  ": = ( - | test tests testing result results screen screening serology antigen antigens antibody antibodies assay status stool blood on film smear … mg mcg od bd tds daily nocte prn examination ultrasound history x3 exposure",
);
/** Words a list may run over. */
const longestList = 24;
/** Words of a list that are no names: "and a urine pregnancy test". */
const mostStrange = 6;
const nothing: ReadonlySet<string> = new Set();
const tests = words("test tests testing screen screening serology antigen antibody antibodies assay tested screened");

const joinAt = (scene: Scene, at: number): "," | "/" | "and" | undefined => {
  const text = scene.tokens[at]?.text;
  if (text === "," || text === "/") return text;
  return hasCue(scene, at, "and") || hasCue(scene, at, "or") ? "and" : undefined;
};

/** Diseases whose name is also that of a test. */
export const testedFor: ReadonlySet<string> = words(
  "coeliac_disease hiv tuberculosis parietal_cell_antibodies liver_disease",
);

/** Is what is said at the end of a list said of all in it? */
const ofList = (
  scene: Scene,
  said: Said,
  joins: ReadonlySet<string>,
  strange: number,
  bothTested: boolean,
): boolean => {
  if (said.ofAll) return true;
  const word = scene.tokens[said.head]?.text ?? "";
  const before = scene.tokens[said.head - 1]?.text ?? "";
  if (/^neg/.test(word) && (before === ":" || bothTested)) return true;
  if (joins.size === 1 && joins.has("/")) return true;
  if (strange > 0) return false;
  if (joins.has(",")) return /^[:-]$/.test(before) && /^(?:nil|none)$/.test(word);
  return !said.ofOne && !(joins.has("and") && /^neg/.test(word));
};

const testedBefore = (scene: Scene, from: number): boolean => {
  for (let at = from - 5; at < from; at++) if (tests.has(scene.tokens[at]?.text ?? "")) return true;
  return false;
};

/** "FOBT negative", "melaena: no", "fever, weight loss and diarrhoea were denied". */
export const resultAfter = (scene: Scene, target: Mark): Polarity | undefined => {
  const sentence = scene.sentence[target.from];
  let joins: Set<string> | undefined;
  let strange = 0;
  let testing = testedBefore(scene, target.from);
  for (let at = target.to; at < target.to + longestList && scene.sentence[at] === sentence; at++) {
    const word = scene.tokens[at]?.text ?? "";
    const join = joinAt(scene, at);
    if (join || named(scene.marks[at])) {
      joins ??= new Set();
      // "Icterus/clubbing/nodes": the names between are joined by the strokes beside them.
      const stroked = scene.tokens[at - 1]?.text === "/";
      if (join) joins.add(join);
      else if (!stroked) joins.add(joins.size === 0 ? "," : "and");
    } else {
      testing ||= tests.has(word);
      const said = saidAt(scene, at, nothing, testing);
      if (said)
        return joins === undefined ||
          ofList(
            scene,
            said,
            joins,
            strange,
            !joins.has(",") &&
              (tests.has(scene.tokens[target.to]?.text ?? "") ||
                target.meaning.findings.some((id) => testedFor.has(id))),
          )
          ? said.polarity
          : undefined;
      if (between.has(word) || scene.tokens[at]?.kind === "number") continue;
      if (joins === undefined || ++strange > mostStrange || stops(scene, at)) return undefined;
    }
  }
  return undefined;
};

/** Something else begins. */
const stops = (scene: Scene, at: number): boolean =>
  hasCue(scene, at, "break") ||
  hasCue(scene, at, "no") ||
  hasCue(scene, at, "denies") ||
  helping.has(scene.tokens[at]?.text ?? "");
