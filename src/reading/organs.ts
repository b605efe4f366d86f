/** Liver, spleen and lymph nodes as a hand finds them: alone or in a list, palpable, enlarged, so many cm, or not. */
import type { FindingId } from "../knowledge/types.ts";
import type { Mark } from "./marks.ts";
import { meaningWith } from "./meaning.ts";
import type { Token } from "./tokens.ts";

type Tokens = readonly Token[];

const organs: Readonly<Record<string, FindingId>> = {
  spleen: "splenomegaly",
  splenic: "splenomegaly",
  liver: "hepatomegaly",
  hepatic: "hepatomegaly",
  node: "lymphadenopathy",
  lymphnode: "lymphadenopathy",
  gland: "lymphadenopathy",
};
const before = new Set(
  "the a an his her of any enlarged palpable peripheral lymph cervical axillary inguinal hilar mediastinal supraclavicular submandibular retroperitoneal mesenteric occipital femoral epitrochlear abdominal pelvic left right bilateral multiple several discrete mobile rubbery shotty firm soft smooth tender hard".split(
    " ",
  ),
);
const parts = new Set("tip tips edge edges margin border lobe".split(" "));
const joins = new Set(["and", "or", "nor", "/", ",", "&"]);

/** Small words between the organ and what is said of it. */
const linking = new Set(
  "down span is was are were be been being can could also easily just barely both clinically readily now either felt size sized in ~ : - mildly slightly moderately massively grossly markedly hugely firm soft smooth tender the a an and by at found to by about approximately around extends extending extended reaches reaching measured measuring measures descends had has have".split(
    " ",
  ),
);
const denies = new Set("not non un cannot never neither nor no none isn't wasn't aren't".split(" "));
const feels = new Set(
  "palpable palpated palp felt enlarged enlargement swollen big bulky prominent increased swelling swellings".split(
    " ",
  ),
);
const small = new Set("impalpable np nonpalpable unpalpable unenlarged normal unremarkable".split(" "));
/** "Normal" of these is another thing than size. */
const other = new Set(
  "function functions test tests enzyme enzymes biopsy panel profile disease injury failure".split(" "),
);

interface Listed {
  readonly ids: readonly FindingId[];
  readonly to: number;
}

/** One organ with its article and part at `at`. */
const organAt = (tokens: Tokens, at: number): { readonly id: FindingId; readonly to: number } | undefined => {
  let next = at;
  while (before.has(tokens[next]?.text ?? "") && next < at + 4) next++;
  const id = organs[tokens[next]?.key ?? ""];
  if (id === undefined || (tokens[next]?.key === "gland" && tokens[next - 1]?.text !== "lymph")) return undefined;
  next++;
  while (parts.has(tokens[next]?.text ?? "")) next++;
  return { id, to: next };
};

const listAt = (tokens: Tokens, at: number): Listed | undefined => {
  const first = organAt(tokens, at);
  if (!first) return undefined;
  const ids = [first.id];
  let to = first.to;
  while (ids.length < 4) {
    let next = to;
    while (joins.has(tokens[next]?.text ?? "") && next < to + 2) next++;
    const more = next > to ? organAt(tokens, next) : undefined;
    if (!more) break;
    ids.push(more.id);
    to = more.to;
  }
  return { ids, to };
};

/** A depth below the ribs; a length on a scan is longer and says nothing by itself. */
const shallow = 5;

const depthAt = (tokens: Tokens, at: number): number => {
  if (tokens[at]?.kind !== "number") return -1;
  const range = tokens[at + 1]?.text === "-" && tokens[at + 2]?.kind === "number" ? at + 2 : at;
  if (!/^(?:cm|cms|fingerbreadths?|fb|finger|fingers)$/.test(tokens[range + 1]?.text ?? "")) return -1;
  let to = range + 2;
  while (/^(?:breadths?|palpable|bcm|below|under|beneath)$/.test(tokens[to]?.text ?? "")) to++;
  const below = to > range + 2;
  // "The liver is 4 cm and the spleen 5 cm below the costal margin".
  const shared = tokens.slice(to, to + 9).some(({ text }) => text === "below" || text === "bcm");
  return below || shared || Number(tokens[at]?.text) <= shallow ? to : -1;
};

interface Said {
  readonly to: number;
  readonly absent: boolean;
}

const saidAfter = (tokens: Tokens, from: number): Said | undefined => {
  let absent = false;
  for (let at = from; at < from + 9; at++) {
    const word = tokens[at]?.text ?? "";
    if (other.has(word)) return undefined;
    if (small.has(word)) return other.has(tokens[at + 1]?.text ?? "") ? undefined : { to: at + 1, absent: !absent };
    if (feels.has(word) && !(word === "felt" && tokens[at + 1]?.text === "to")) return { to: at + 1, absent };
    const depth = at > from || tokens[at]?.kind === "number" ? depthAt(tokens, at) : -1;
    if (depth > 0) return { to: depth, absent: false };
    const apostrophe = word === "'" || word === "t";
    if (denies.has(word) || (apostrophe && word === "t")) absent = true;
    // "The spleen is palpable, the liver is not."
    else if (!linking.has(word) && !apostrophe)
      return absent && /^[.;\n]?$/.test(word) ? { to: at, absent } : undefined;
  }
  return undefined;
};

const meaningOf = (ids: readonly FindingId[], absent: boolean): Mark["meaning"] =>
  meaningWith(absent ? { lacks: [...ids] } : { findings: [...ids] });

/** "Palpable liver or spleen", "enlarged nodes": the word first. */
const ledBy = (tokens: Tokens, at: number): Mark | undefined => {
  const word = tokens[at]?.text ?? "";
  const [led, lacks] = [
    feels.has(word) && word !== "felt" && word !== "normal",
    /^(?:impalpable|nonpalpable)$/.test(word),
  ];
  if (!led && !lacks) return undefined;
  const listed = listAt(tokens, at + 1);
  const end = listed && tokens[listed.to - 1]?.end;
  if (!listed || end === undefined) return undefined;
  const absent = lacks || ["non", "not"].includes(tokens[at - 1]?.text ?? "") || tokens[at - 2]?.text === "non";
  return { from: at, to: listed.to, start: tokens[at]?.start ?? 0, end, meaning: meaningOf(listed.ids, absent) };
};

const followed = (tokens: Tokens, at: number): Mark | undefined => {
  const listed = listAt(tokens, at);
  const said = listed && saidAfter(tokens, listed.to);
  const end = said && tokens[said.to - 1]?.end;
  if (!listed || !said || end === undefined) return undefined;
  return { from: at, to: said.to, start: tokens[at]?.start ?? 0, end, meaning: meaningOf(listed.ids, said.absent) };
};

const starts = new Set([...Object.keys(organs), ...feels, ...small, "lymph"]);

/** Marks of what is said of the organs. */
export const organMarks = (tokens: Tokens): readonly Mark[] => {
  const found: Mark[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== "word" || !(starts.has(token.key) || starts.has(token.text))) continue;
    const mark = ledBy(tokens, at) ?? followed(tokens, at);
    if (!mark) continue;
    found.push(mark);
    at = mark.to - 1;
  }
  return found;
};
