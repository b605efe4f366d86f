/** What a question about a dose names: a target, a product, a child, by mouth or by vein. */
import type { Knowledge, TreatmentId } from "../../knowledge/types.ts";
import type { Act } from "../act.ts";

export type DoseAct = Extract<Act, { readonly do: "dose" }>;

/** A question is short; behind it only its beginning is looked at. UTF-16 units. */
const longestQuestion = 400;

const tidied = (text: string): string => text.slice(0, longestQuestion).toLowerCase().replaceAll(/\s+/g, " ");

const target = /\btarget(?: hb| hgb| ha?emoglobin)?(?: of| is|:|=)? ?(\d{1,3}(?:[.,]\d)?) ?(g\/dl|g\/l)?/i;
const vein =
  /\b(?:ganzoni|deficit|target|visits?|infusions?|sittings?|iv|intravenous(?:ly)?|total|vials?|per visit|simplified)\b/;
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
  "iron it this that these her his him them the my our your child children kid kids baby infant toddler adult adults patient elemental oral intravenous ferrous ferric total infusion tablets treatment replacement".split(
    " ",
  ),
);

/** Is the dose of something asked for that the knowledge has never heard of ("dose of apixaban")? */
export const strangeDrug = (text: string, { calculators, treatments }: Knowledge): boolean => {
  const word = /\b(?:dose|dosage|dosing) of ([a-z-]{3,30})/.exec(tidied(text))?.[1];
  if (word === undefined || ordinary.has(word)) return false;
  const names = [...treatments.values()].flatMap((each) => [each.name, ...each.aliases]);
  return ![...names, ...calculators.products.flatMap((each) => each.aliases)].some((name) =>
    name.toLowerCase().includes(word),
  );
};
