/** What a verb behind a finding says of it: "has never been noticed", "have both been ruled out", "has not settled". */
import type { Mark } from "./marks.ts";
import type { Polarity } from "./polarity.ts";
import type { Scene } from "./scene.ts";

export const named = (mark: Mark | undefined): boolean =>
  mark !== undefined && (mark.meaning.findings.length > 0 || mark.meaning.analytes.length > 0);

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const longestVerb = 9;

export const helping = words(
  "is isn are aren was wasn were weren be been being has hasn have haven had hadn do don does doesn did didn can could couldn will came come comes back returned turned out remains remain seems seem appears appear looks look went ' t",
);
const several = words("are aren were weren have haven do don all both");
const one = words("is isn was wasn has hasn does doesn");
const negating = words(
  "not never no nor neither none nil cannot isn aren wasn weren hasn haven hadn doesn didn don couldn",
);
const adverbs = words(
  "also both all each now since ever yet himself herself themselves again either so far later then long longer still thus",
);
/** "Strongly", "clinically". */
const isAdverb = (word: string): boolean =>
  adverbs.has(word) || (word.length > 4 && word.endsWith("ly") && word !== "unlikely");

/** Said bare they take the finding away; denied they leave it. */
const gone = words(
  "resolved settled subsided gone stopped ceased disappeared cleared abated discontinued withdrawn withheld remitted hold finished ended completed away regressed vanished replaced switched swapped",
);
const refusing = words(
  "denied negative neg absent nil excluded ruled normal unremarkable clear unlikely lacking missing refuted dismissed discounted denies",
);
const unsaying = words("excluded ruled");
/** A test that is on its way. */
const ordered = words("sent requested ordered arranged booked awaited pending planned offered taken due");
const normal = words("normal unremarkable clear");
/** Said bare they leave the finding; denied they take it away. */
const perceived = words(
  "noted noticed seen found detected demonstrated observed present felt palpable evident apparent visible identified shown reported described experienced occurred happened taken used given prescribed started received feature evidence there heard elicited mentioned confirmed recognised recognized diagnosed remarked encountered discovered visualised visualized appreciated admitted had have took take taking started having using enlarged discerned problem issue concern made exhibited complained",
);
/** Denied of a finding, these say that nobody looked. */
const looked = words(
  "asked recorded documented examined assessed tested checked known clear certain established measured sure available screened",
);
const doubting = words(
  "possible suspected queried improbable possibility feared contraindicated questionable uncertain considered",
);

export interface Said {
  readonly polarity: Polarity;
  /** "Are", "both": said of all in the list before it. */
  readonly ofAll: boolean;
  readonly ofOne: boolean;
  readonly head: number;
}

/** Does what is said end here, or go on with when and where and not with something it is said of? */
const trailing = words(
  "in on by last after because since for with from to at when due this yesterday now long some during following spontaneously two three several many within over without now it them either completely and but ago later years weeks months altogether owing before once again as",
);
const closing = new Set([",", ".", ";", ")", "/", "|", "\n"]);
export const clauseEnds = (scene: Scene, at: number, sentence: number | undefined): boolean =>
  scene.tokens[at] === undefined || scene.sentence[at] !== sentence || closing.has(scene.tokens[at]?.text ?? "");
export const noObject = (scene: Scene, at: number, sentence: number | undefined): boolean =>
  clauseEnds(scene, at, sentence) || scene.tokens[at]?.kind === "number" || trailing.has(scene.tokens[at]?.text ?? "");

/** "Fever: n", "fever n,", "jaundice -ve". */
const initial = (scene: Scene, at: number, word: string): boolean => {
  const before = scene.tokens[at - 1]?.text ?? "";
  if (word === "ve") return before === "-";
  return /^[:-]$/.test(before) || (named(scene.marks[at - 1]) && clauseEnds(scene, at + 1, scene.sentence[at]));
};

/** "Needs to be excluded", "should be considered". */
const owed = (scene: Scene, at: number): boolean =>
  /^(?:needs|should|must|ought|to)$/.test(scene.tokens[at]?.text ?? "") &&
  /^(?:to|be|not|never)$/.test(scene.tokens[at + 1]?.text ?? "") &&
  scene.tokens[at - 1]?.text !== "had";

/** "Is not yet back"; "the fever has gone, the diarrhoea has not": that is of the verb before. */
const ellipsis: Readonly<Record<string, Polarity>> = {
  back: "doubted",
  returned: "doubted",
  come: "doubted",
  has: "present",
  have: "present",
};

/** All that tell something without a denial before them; most words do not. */
const bare = new Set([
  ...gone,
  ...refusing,
  ...unsaying,
  ...normal,
  ...ordered,
  ...doubting,
  ..."until till given absence needs should must ought to n ve".split(" "),
]);

/** What phrases of other languages and of signs say: "nicht vorhanden", "yok". */
const ofCue = (scene: Scene, at: number): Polarity | undefined => {
  const mark = scene.marks[at];
  if (mark?.from !== at) return undefined;
  if (mark.meaning.cues.includes("absent-after")) return "absent";
  return mark.meaning.cues.includes("present-after") ? "present" : undefined;
};

const ofHead = (scene: Scene, at: number, denied: string, testing: boolean): Polarity | undefined => {
  const word = scene.tokens[at]?.text ?? "";
  if (!denied && !bare.has(word)) return ofCue(scene, at);
  const sentence = scene.sentence[at - 1];
  if (denied === "none" && looked.has(word)) return "absent";
  if (/^(?:until|till)$/.test(word)) return denied ? undefined : "gone";
  const up = word === "given" && scene.tokens[at + 1]?.text === "up" ? 1 : 0;
  if (up || gone.has(word)) return denied ? "present" : noObject(scene, at + 1 + up, sentence) ? "gone" : undefined;
  if (testing && !denied && ordered.has(word)) return "doubted";
  if (normal.has(word)) return testing && !denied ? "absent" : undefined;
  if (unsaying.has(word)) return denied ? "doubted" : "absent";
  if (word === "absence") return scene.tokens[at + 1]?.text === "of" ? undefined : "absent";
  if (refusing.has(word)) {
    if (/^den/.test(word) && !noObject(scene, at + 1, sentence)) return undefined;
    return denied ? "present" : "absent";
  }
  if (denied && looked.has(word)) return "doubted";
  if (denied && perceived.has(word)) return "absent";
  if (!denied && (doubting.has(word) || owed(scene, at))) return "doubted";
  if (/^(?:n|ve)$/.test(word) && initial(scene, at, word)) return "absent";
  if (denied && clauseEnds(scene, at, sentence))
    return ellipsis[scene.tokens[scene.tokens[at - 1]?.text === "not" ? at - 2 : at - 1]?.text ?? ""] ?? "absent";
  return denied ? undefined : ofCue(scene, at);
};

/** "Not a feature", "not in evidence", "had to be stopped". */
const small = (scene: Scene, at: number): boolean => {
  const word = scene.tokens[at]?.text;
  return word === "a" || word === "an" || word === "in" || (word === "to" && scene.tokens[at - 1]?.text === "had");
};

/** What is said from token `at` on: helping verbs, a denial, and the word that counts. */
export const saidAt = (scene: Scene, from: number, over: ReadonlySet<string>, testing: boolean): Said | undefined => {
  const sentence = scene.sentence[from];
  let [denied, ofAll, ofOne] = ["", false, false];
  let at = from;
  for (; at < from + longestVerb && scene.sentence[at] === sentence; at++) {
    const word = scene.tokens[at]?.text ?? "";
    if (named(scene.marks[at])) return undefined;
    const passed = helping.has(word) || negating.has(word) || isAdverb(word) || over.has(word);
    if (!passed && !(at > from && small(scene, at))) break;
    // "Denied, had": a helping verb may be the verb itself.
    if (denied && perceived.has(word) && noObject(scene, at + 1, sentence)) break;
    ofAll ||= several.has(word);
    ofOne ||= one.has(word);
    if (negating.has(word)) denied = word === "none" ? word : "not";
  }
  const polarity = ofHead(scene, at, denied, testing);
  return polarity && { polarity, ofAll, ofOne, head: at };
};
