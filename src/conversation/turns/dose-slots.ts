/** What a question about a dose names: a target, a product, a child, by mouth or by vein. */
import type { Knowledge, TreatmentId } from "../../knowledge/types.ts";
import type { Act } from "../act.ts";
import { hasCase, type Scene } from "../scene.ts";

export type DoseAct = Extract<Act, { readonly do: "dose" }>;

/** A question is short; behind it only its beginning is looked at. UTF-16 units. */
const longestQuestion = 400;

const tidied = (text: string): string => text.slice(0, longestQuestion).toLowerCase().replaceAll(/\s+/g, " ");

const target = /\btarget(?: hb| hgb| ha?emoglobin)?(?: of| is|:|=)? ?(\d{1,3}(?:[.,]\d)?) ?(g\/dl|g\/l)?/i;
const vein =
  /\b(?:ganzoni|deficit|target|visits?|infusions?|sittings?|iv|intravenous(?:ly)?|total|vials?|per visit|simplified|tolerate|tolerates|tolerated|intoleran\w*|oral (?:iron )?failed|failed oral)\b/;
const mouth = /\b(?:oral|orally|tablets?|drops|syrup|by mouth|per day|a day|daily|mg ?\/ ?kg|elemental)\b/;
const young = /\b(?:pa?ediatric|child(?:ren)?|kid|toddler|infant|baby|newborn)\b/;

/** g/L: up to 20 it was meant in g/dL. */
const targetIn = (words: string): number | undefined => {
  const found = target.exec(words);
  if (!found) return undefined;
  const value = Number((found[1] ?? "").replace(",", "."));
  return found[2] === "g/dl" || (found[2] === undefined && value <= 20) ? value * 10 : value;
};

/** The longest name of a product that stands in the words. One name may be that of several labels. */
const productIn = (words: string, { calculators }: Knowledge): string | undefined =>
  calculators.products
    .flatMap((each) => each.aliases.filter((alias) => words.includes(alias)))
    .sort((a, b) => b.length - a.length)[0];

/** The text without its target haemoglobin, which is nobody's result. */
export const withoutTarget = (text: string): string => text.replace(target, " ");

const written = /(?:^|[^\d.,])(\d{1,5}(?:[.,]\d{1,3})?) ?(kgs?|kilos?|lbs?|pounds?)\b/;

/** kg, as written, possible or not. */
export const weightIn = (text: string): number | undefined => {
  const found = written.exec(tidied(text));
  if (!found) return undefined;
  const value = Number((found[1] ?? "").replace(",", "."));
  return /^[lp]/.test(found[2] ?? "") ? value * 0.45359237 : value;
};

/** The question as an act. */
export const doseOf = (text: string, knowledge: Knowledge): DoseAct => {
  const words = tidied(text);
  const [wanted, product] = [targetIn(words), productIn(words, knowledge)];
  const child = young.test(words);
  const by = vein.test(words) || product !== undefined ? "vein" : child || mouth.test(words) ? "mouth" : undefined;
  return {
    do: "dose",
    ...(wanted === undefined ? {} : { target: wanted }),
    ...(product === undefined ? {} : { product }),
    ...(child ? { child } : {}),
    ...(by === undefined ? {} : { by }),
  };
};

/** The treatment of something else than iron whose dose is asked for. */
export const otherDrug = (text: string, knowledge: Knowledge): TreatmentId | undefined => {
  const words = tidied(text);
  if (/\biron\b/.test(words)) return undefined;
  return [...knowledge.treatments.values()]
    .filter((each) => !each.gives.some((given) => given === "oral-iron" || given === "iv-iron"))
    .find((each) => each.aliases.some((name) => words.includes(name.toLowerCase())))?.id;
};

const ordinary = new Set(
  (
    "iron it this that these her his him them the my our your child children kid kids baby infant toddler adult adults patient " +
    "elemental oral intravenous ferrous ferric total infusion tablets treatment replacement a an is are what which whats what's how much " +
    "of for in on by with to and or do does should can i we you she he give need needs right correct usual normal standard starting initial " +
    "loading test maintenance recommended proper safe max maximum maximal minimum daily weekly single per simplified full first next same " +
    "new double half any some other one please pls mg kg weight day calculate work out about iv po"
  ).split(" "),
);

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\d-]+/gu) ?? [];

/** A word of one phrase only may be what that phrase asked the dose of. */
const leastPhrases = 6;

/** Words of names: what is known of iron, and words people ask for doses of iron with. */
const knownWords = ({ calculators, treatments, speech }: Knowledge): ReadonlySet<string> => {
  const irons = [...treatments.values()].filter((each) => each.gives.some((given) => given.endsWith("-iron")));
  const names = [...irons, ...calculators.products].flatMap((each) => [each.name, ...each.aliases]).flatMap(wordsIn);
  const counts = new Map<string, number>();
  for (const phrase of speech().said.get("dose")?.phrases ?? [])
    for (const word of new Set(wordsIn(phrase))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...names, ...[...counts].filter(([, count]) => count >= leastPhrases).map(([word]) => word)]);
};

const wordKinds = new WeakMap<Knowledge["intents"], ReadonlySet<string>>();

const isKnown = (word: string, knowledge: Knowledge): boolean => {
  const known = wordKinds.get(knowledge.intents) ?? knownWords(knowledge);
  wordKinds.set(knowledge.intents, known);
  return (
    ordinary.has(word) ||
    known.has(word) ||
    /^\d/.test(word) ||
    [...known].some((each) => each.startsWith(word) && word.length > 3)
  );
};

const behind = /\b(?:dose|doses|dosage|dosing|posology) of ([\p{L}][\p{L}\d-]{1,30}(?: acid| sul(?:f|ph)ate)?)/u;
const dosed = /\b(?:dose|doses|dosage|dosing|posology)\b/;

/** What the dose of is asked for, where the knowledge gives no dose of it ("apixaban dose?", "dose of apixaban"). */
export const strangeDrug = (text: string, knowledge: Knowledge): string | undefined => {
  const words = tidied(text);
  const after = behind.exec(words)?.[1];
  if (after !== undefined) return isKnown(after.split(" ")[0] ?? "", knowledge) ? undefined : after;
  const clause = words
    .slice(0, Math.max(0, words.search(dosed)))
    .split(/[.!?,;:]/)
    .at(-1);
  const said = (clause ?? "")
    .split(" ")
    .filter((each) => each !== "")
    .slice(-3);
  const at = said.findLastIndex((word) => !isKnown(word, knowledge));
  if (at < 0) return undefined;
  // "Folic acid", "the B12": named as it was typed.
  const from = said[at] === "acid" ? Math.max(0, at - 1) : at;
  const name = said.slice(from, at + 1).join(" ");
  const typed = text.toLowerCase().indexOf(name);
  return typed < 0 ? name : text.slice(typed, typed + name.length);
};

/** With nobody described, the dose of a preparation is a question on the preparation: its label's sentence answers. */
export const ofProduct = ({ session, knowledge }: Scene, text: string): boolean => {
  if (hasCase(session.case) || weightIn(text) !== undefined) return false;
  const words = tidied(text);
  const irons = [...knowledge.treatments.values()].filter((each) =>
    each.gives.some((given) => given.endsWith("-iron")),
  );
  const general = /^(?:.*\biron|ganzoni|po|iv)$/;
  // A product that is reckoned with is answered by its own line.
  const reckoned = knowledge.calculators.products.flatMap((each) => each.aliases);
  const names = irons.flatMap((each) => each.aliases).filter((name) => !general.test(name) && !reckoned.includes(name));
  return names.some((name) => words.includes(name.toLowerCase()));
};
