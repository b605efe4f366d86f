/** Which of the names that lie over one another count, and names that only their neighbours explain. */
import type { Mark } from "./marks.ts";
import { meaningWith } from "./meaning.ts";
import type { Token } from "./tokens.ts";
import { isOfOthers, negates } from "./ways.ts";

/** A way to say a finding wins over the names it covers when it is longer than each of them. */
export const winning = (ways: readonly Mark[], marks: readonly (Mark | undefined)[]): readonly Mark[] =>
  ways.filter((way) => {
    for (let at = way.from; at < way.to; at++) {
      const over = marks[at];
      if (over && isNamed(over) && (over.to - over.from >= way.to - way.from || onlyDenied(way))) return false;
    }
    return true;
  });

/**
 * Inside a longer way to say something, and no finding of its own: "black stools" tell no ancestry, and what a word within
 * the way denies ("diet is good and not vegetarian") is the way's to tell.
 */
export const swallowed = (mark: Mark, marks: readonly (Mark | undefined)[], tokens: readonly Token[]): boolean => {
  const way = marks[mark.from];
  if (way === mark || way === undefined || marks[mark.to - 1] === mark) return false;
  const [own, told] = [mark.meaning, way.meaning];
  const ids = [...own.findings, ...(own.lacks ?? [])];
  const alike = ids.every((id) => told.findings.includes(id) || told.lacks?.includes(id));
  const denied = tokens.slice(way.from, mark.from).some(({ text }) => negates.has(text));
  const ofKin = told.findings.some(isOfOthers);
  const turned = own.findings.some((id) => told.findings.includes(otherwise.get(id) ?? ""));
  return alike || ofKin || turned || denied || own.findings.some((id) => id.startsWith("ancestry_"));
};

/** What within a way is told as something else: a unit given is none received, what is black and tarry is not merely dark. */
const otherwise: ReadonlyMap<string, string> = new Map([
  ["recent_transfusion", "blood_donor"],
  ["dark_stools", "melaena"],
]);

const onlyDenied = ({ meaning }: Mark): boolean => meaning.findings.length === 0 && meaning.lacks === undefined;

const isNamed = ({ meaning }: Mark): boolean =>
  meaning.findings.length + meaning.analytes.length > 0 || meaning.lacks !== undefined;

const indirectly = new Set(
  "indirect unconjugated indirecta indireta indiretta indirecte indirekt indirekte".split(" "),
);

/** "Total 3.1, indirect 2.7": the part of the bilirubin named last. */
export const indirect = (tokens: readonly Token[], found: readonly Mark[]): readonly Mark[] => {
  const bilirubin = found.filter(({ meaning }) => meaning.analytes[0]?.startsWith("bilirubin"));
  if (bilirubin.length === 0) return [];
  return tokens.flatMap((token, at): readonly Mark[] => {
    if (!indirectly.has(token.text)) return [];
    const near = bilirubin.some(({ from, to }) => to <= at && at - from < 16);
    const covered = found.some(({ from, to, meaning }) => from <= at && at < to && meaning.analytes.length > 0);
    if (!near || covered) return [];
    const meaning = meaningWith({ analytes: ["bilirubin_indirect"] });
    return [{ from: at, to: at + 1, start: token.start, end: token.end, meaning }];
  });
};
