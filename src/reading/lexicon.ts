/** Every name the reader knows, as one trie over tokens: names of analytes, findings and steering words. */

import { canonicalUnit } from "../case/units.ts";
import type { Analyte, AnalyteId, Knowledge } from "../knowledge/types.ts";
import { type Cue, cues } from "./cues.ts";
import { fold } from "./fold.ts";
import { type Meaning, meaningWith } from "./meaning.ts";
import { denials, extraLevels, nonLabUnits, otherUnits, panels } from "./phrases.ts";
import { type Token, tokenise } from "./tokens.ts";
import { type Begun, waysIn } from "./way-index.ts";

/** A step of the trie. */
export interface Node {
  /** Absent where no name goes on: most names end here. */
  next?: Map<string, Node>;
  meaning?: Meaning;
}

export interface Lexicon {
  /** The trie by the first word. */
  readonly first: ReadonlyMap<string, Node>;
  readonly analytes: ReadonlyMap<AnalyteId, Analyte>;
  /** Canonical spelling of every unit that can follow a number → is it one of a laboratory result? */
  readonly units: ReadonlyMap<string, boolean>;
  /** Long single words, for spelling slips. */
  readonly long: readonly { readonly key: string; readonly analytes: readonly AnalyteId[] }[];
  readonly words: ReadonlySet<string>;
  /** Findings told with words between, by the first word. */
  readonly ways: ReadonlyMap<string, Begun>;
  /** Every word a second place of a way begins with. */
  readonly seconds: ReadonlySet<string>;
}

const softSymbols = new Set(["-", "'", ".", "_", "*"]);

/** Symbols that may stand unnoticed inside a phrase. */
export const isSoft = (token: Token): boolean => token.kind === "symbol" && softSymbols.has(token.text);

const keysOf = (phrase: string): readonly string[] => {
  const tokens = tokenise(fold(phrase));
  const hard = tokens.filter((token) => !isSoft(token));
  return (hard.length > 0 ? hard : tokens).map((token) => token.key);
};

const meaningAt = (root: Node, keys: readonly string[]): Meaning | undefined => {
  let node = root;
  for (const key of keys) {
    node.next ??= new Map();
    let next = node.next.get(key);
    if (!next) {
      next = {};
      node.next.set(key, next);
    }
    node = next;
  }
  if (node === root) return undefined;
  node.meaning ??= meaningWith({});
  return node.meaning;
};

const addOnce = <T>(list: T[], item: T): void => {
  if (!list.includes(item)) list.push(item);
};

const addAnalytes = (root: Node, knowledge: Knowledge): void => {
  for (const analyte of knowledge.analytes.values()) {
    for (const alias of [analyte.name, analyte.short, analyte.id.replaceAll("_", " "), ...analyte.aliases])
      for (const spelling of spellings(alias)) {
        const meaning = meaningAt(root, keysOf(spelling));
        if (meaning) addOnce(meaning.analytes, analyte.id);
      }
  }
};

/** Abbreviations that laboratories also print with dots: "M.C.H." */
const dotted = new Set("rbc wbc mcv mch mchc rdw pcv hct plt tlc wcc esr crp".split(" "));

/** "HbA2" is also met as "Hb A2" and "hemoglobin A2". */
const spellings = (alias: string): readonly string[] => {
  if (dotted.has(alias)) return [alias, [...alias].join(".")];
  const fraction = /^h(?:b|gb)[ -]?([a-z][a-z0-9']{0,10})$/i.exec(alias);
  const name = fraction?.[1];
  if (!name || /^(?:g|b|gb)$/i.test(name) || /^h(?:b|gb)$/i.test(alias)) return [alias];
  return [alias, `Hb${name}`, `Hb ${name}`, `Hgb ${name}`, `HgbA2`.replace("A2", name), `hemoglobin ${name}`];
};

const addFindings = (root: Node, knowledge: Knowledge): void => {
  for (const finding of knowledge.findings.values())
    for (const alias of [finding.name, finding.id.replaceAll("_", " "), ...finding.aliases]) {
      const meaning = meaningAt(root, keysOf(alias));
      if (meaning) addOnce(meaning.findings, finding.id);
    }
};

const addCues = (root: Node): void => {
  for (const [cue, phrases] of Object.entries(cues) as [Cue, string][])
    for (const phrase of phrases.split("|")) {
      const meaning = meaningAt(root, keysOf(phrase));
      if (meaning) addOnce(meaning.cues, cue);
    }
};

const addPanels = (root: Node, knowledge: Knowledge): void => {
  for (const { names, analytes } of panels)
    for (const name of names.split("|")) {
      const meaning = meaningAt(root, keysOf(name));
      if (meaning) meaning.panel = analytes.filter((id) => knowledge.analytes.has(id));
    }
  for (const { names, findings, lacks } of denials)
    for (const name of names.split("|")) {
      const meaning = meaningAt(root, keysOf(name));
      if (meaning) meaning[lacks ? "lacks" : "denied"] = findings;
    }
  for (const { names, analyte, level } of extraLevels)
    for (const name of names.split("|")) {
      const meaning = meaningAt(root, keysOf(name));
      if (meaning && knowledge.analytes.has(analyte)) meaning.level = { analyte, level };
    }
};

/** Canonical and written spellings alike, so that most units are one look-up. */
const unitsOf = (knowledge: Knowledge): ReadonlyMap<string, boolean> => {
  const units = new Map<string, boolean>();
  const add = (spelling: string, lab: boolean): void => {
    const folded = fold(spelling).trim();
    if (folded === "" || /^\d+$/.test(folded)) return;
    for (const key of [folded, folded.replaceAll(" ", ""), canonicalUnit(folded)]) units.set(key, lab);
  };
  for (const unit of nonLabUnits.split("|")) add(unit, false);
  for (const unit of otherUnits.split("|")) add(unit, true);
  for (const analyte of knowledge.analytes.values())
    for (const unit of analyte.units) for (const spelling of [unit.unit, ...unit.aliases]) add(spelling, true);
  return units;
};

const compile = (knowledge: Knowledge): Lexicon => {
  const root: Node = {};
  addAnalytes(root, knowledge);
  addFindings(root, knowledge);
  addCues(root);
  addPanels(root, knowledge);
  const first = root.next ?? new Map<string, Node>();
  const long = [...first]
    .filter(([key, node]) => key.length >= 5 && (node.meaning?.analytes.length ?? 0) > 0)
    .map(([key, node]) => ({ key, analytes: node.meaning?.analytes ?? [] }));
  const ways = waysIn(knowledge.findings.values());
  return {
    first,
    analytes: knowledge.analytes,
    units: unitsOf(knowledge),
    long,
    words: new Set(first.keys()),
    ways,
    seconds: new Set([...ways.values()].flatMap(({ bySecond }) => [...bySecond.keys()])),
  };
};

const compiled = new WeakMap<Knowledge, Lexicon>();

/** The lexicon of `knowledge`, built once. */
export const lexiconOf = (knowledge: Knowledge): Lexicon => {
  let lexicon = compiled.get(knowledge);
  if (!lexicon) {
    lexicon = compile(knowledge);
    compiled.set(knowledge, lexicon);
  }
  return lexicon;
};
