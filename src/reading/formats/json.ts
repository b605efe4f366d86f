/** JSON of no known standard: objects that hold a value under a name, or names with numbers right behind them. */
import { fold } from "../fold.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import { isObject, type Json, string } from "./fhir-json.ts";
import type { Formatted } from "./formats.ts";
import { newestCounts, quoted, rawOfRow } from "./rows.ts";

const deepest = 12;
const mostResults = 2000;

/** What the objects around one say of it. */
interface Around {
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly unit?: string;
  readonly at?: string;
  readonly past?: true;
}

const plain = (key: string): string =>
  key
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .replace(/[_-]+/g, " ")
    .toLowerCase()
    .trim();

const valueKeys = new Set(
  "value,v,val,result,results,result value,value numeric,numeric value,value quantity,value string,observation value,measured,measurement,amount,quantity,wert,valor,valeur,ergebnis,resultado,resultat,num,reading".split(
    ",",
  ),
);
const nameKeys = new Set(
  "name,test,test name,analyte,analyte name,label,display,display name,component,observation,parameter,title,description,short name,long name,text,item,investigation,test code,mnemonic,code,component name,lab,lab test,bezeichnung,nombre,nom".split(
    ",",
  ),
);
const unitKeys = new Set(
  "unit,units,u,uom,unit of measure,unit code,einheit,unidad,unite,units of measure,result unit,result units".split(
    ",",
  ),
);
const dated =
  /^(?:date|.* date|date .*|datetime|time|timestamp|collected(?: .*)?|collection .*|effective(?: .*)?|observed(?: .*)?|drawn(?: .*)?|taken(?: .*)?|resulted(?: .*)?|datum|fecha|when)$/;
const aside =
  /\b(?:ref|range|reference|limit|limits|low|high|lo|hi|min|max|targets?|thresholds?|normals?|goals?|critical|delta|patient|age)\b/;
const former = /^(?:prev|previous|prior|last|history|historical|earlier)\b/;
const unsettled = /^(?:cancel|pending|entered|void|error|invalid|not done|ordered|preliminary)/i;

const text = (value: unknown): string | undefined => (typeof value === "number" ? String(value) : string(value));

const fieldOf = (object: Json, keys: ReadonlySet<string>): readonly string[] =>
  Object.entries(object).flatMap(([key, value]) => (keys.has(plain(key)) && typeof value === "string" ? [value] : []));

const iso = (date: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?/.exec(date)?.[0].replace("T", " ");

/** "hgb_g_dl": the unit as the end of a key. */
const keyUnit = / (g|mg|ug|ng|pg|umol|mmol|nmol|pmol|k|m|iu|mu|u) (dl|l|ml|ul)$| (fl|pg|pct|percent|fmol)$/;

const around = (object: Json, outer: Around): Around => {
  const named = fieldOf(object, nameKeys);
  const codes = Object.entries(object).flatMap(([key, value]) =>
    typeof value === "string" && (/loinc/i.test(key) || /^\d{1,5}-\d$/.test(value)) ? [value] : [],
  );
  const day = Object.entries(object).find(([key, value]) => dated.test(plain(key)) && typeof value === "string");
  const at = day && iso(String(day[1]));
  const [unit] = fieldOf(object, unitKeys);
  return {
    ...outer,
    names: named.length > 0 ? named : outer.names,
    codes: codes.length > 0 ? codes : named.length > 0 ? [] : outer.codes,
    ...(unit !== undefined && { unit }),
    ...(at !== undefined && { at }),
  };
};

const rawFrom = (lexicon: Lexicon, value: string, so: Around): readonly Raw[] => {
  const raw = rawOfRow(lexicon, { ...so, value, start: 0, end: 0 });
  return raw ? [quoted(lexicon, raw)] : [];
};

const below = (key: string, outer: Around): Around => {
  const name = plain(key);
  const unit = keyUnit.exec(name);
  const written = unit && (unit[3] ?? `${unit[1]}/${unit[2]}`).replace(/^(?:pct|percent)$/, "%");
  const { unit: _, ...rest } = outer;
  return {
    ...rest,
    names: [unit ? name.slice(0, unit.index) : name],
    codes: [],
    ...(written && { unit: written }),
    ...(former.test(name) && { past: true as const, names: outer.names }),
  };
};

const walk = (lexicon: Lexicon, value: unknown, outer: Around, depth: number, found: Raw[]): void => {
  if (depth > deepest || found.length > mostResults) return;
  if (Array.isArray(value)) for (const each of value) walk(lexicon, each, outer, depth + 1, found);
  if (!isObject(value)) return;
  if (unsettled.test(fold(string(value["status"]) ?? ""))) return;
  const so = around(value, outer);
  for (const [key, inner] of Object.entries(value)) {
    const name = plain(key);
    if (aside.test(name) || dated.test(name) || nameKeys.has(name) || unitKeys.has(name)) {
      if (!(nameKeys.has(name) && typeof inner === "object")) continue;
    }
    const same = valueKeys.has(name) || /^(?:values|points|history|data|series|observations)$/.test(name);
    const told = text(inner);
    if (told === undefined) walk(lexicon, inner, same ? so : below(key, so), depth + 1, found);
    else found.push(...rawFrom(lexicon, told, valueKeys.has(name) ? so : below(key, so)));
  }
};

const parsed = (written: string): unknown => {
  const [from, to] = [written.search(/[[{]/), Math.max(written.lastIndexOf("}"), written.lastIndexOf("]"))];
  const lines = written.trim().split("\n");
  const tries = [written.slice(from, to + 1), `[${lines.join(",")}]`];
  for (const each of tries)
    try {
      return JSON.parse(each);
    } catch {}
  return undefined;
};

/** Does the text look like JSON? */
export const isJson = (written: string): boolean =>
  /[[{]\s{0,9}(?:[[{]\s{0,9})?"[^"\n]{1,60}"\s?:/.test(written.slice(0, 2000));

/** Reads it; undefined when it is broken or holds no result. As with FHIR, a value's `stated` words are composed. */
export const json = (written: string, lexicon: Lexicon): Formatted | undefined => {
  const found: Raw[] = [];
  const whole = parsed(written);
  walk(lexicon, whole, { names: [], codes: [] }, 0, found);
  // What is JSON from its first sign on is not read as prose either: its targets and ranges would be results.
  if (found.length === 0 && !(whole !== undefined && /^\s{0,200}[{[]/.test(written))) return undefined;
  return { format: "table", raws: newestCounts(found), consumed: [{ start: 0, end: written.length }] };
};
