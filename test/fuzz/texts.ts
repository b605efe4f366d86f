/** Ugly texts from a seed: fragments of everything people and machines paste, mixed, repeated, nested, cut and broken. */

/** Mulberry32: the same seed gives the same numbers, 0 ≤ x < 1. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** Words and signs of reports, each able to begin or to break a structure. */
export const fragments: readonly string[] = [
  ..."Hb|MCV|ferritin|TSAT|WBC|retic|HbA2|iron studies|B12|lead|sTfR|H|L|low|normal|↑|↓|*".split("|"),
  ..."9.8|68|<5|>1000|1,000|1.234,5|0|-3|9.8/31|×10⁹|10^9/L|12-16|(12.0 - 16.0)|1e9|٣٤|½|1.1.1.1|99999999999999999999".split(
    "|",
  ),
  ..."g/dL|g/L|%|fL|ng/mL|µg/L|μmol/L|/mm3|K/uL|mg|kg|mmHg|x|weeks|years|yo".split("|"),
  ..."no|denies|without|not|sorry|was|now|mother has|family history of|?IDA|rule out|since|ago|on 2026-03-04|12/03/26".split(
    "|",
  ),
  ..."melaena|fatigue|pregnant|transfused|on iron|menorrhagia|target cells|thalassaemia|F|M|28|34F|respectively|and|or".split(
    "|",
  ),
  ..."Name: |MRN |DOB 12/03/1980|NHS 943 476 5919|jane@example.org|@|Mrs |tel +44 20 7946|Address: 12 High Road|Patient".split(
    "|",
  ),
  ..."MSH|^~\\&|;PID|1||555||Doe^Jane;OBX|1|NM|718-7^Hb^LN||9.8|g/dL;NTE|1||;H|\\^&;R|1|^^^HGB|9.8;\r;\x0b;\x1c".split(
    ";",
  ),
  '{"resourceType":"Observation",',
  '"valueQuantity":{"value":9.8,"unit":"g/dL"}',
  '"code":{"coding":[{"code":"718-7"}]}',
  '{"a":',
  "[[",
  "]}",
  '"',
  '\\"',
  "<tr><td>",
  "</td></tr>",
  "<patientRole>",
  "<table",
  "&lt;",
  "&#160;",
  "<!--",
  "Test\tResult\tUnits\tRange",
  "Test,Result,Units\n",
  "| Test | 2026-01-02 | 2026-02-02 |",
  "|---|---|",
  "\t",
  "|",
  ",",
  ";",
  ":",
  "=",
  ".",
  "\n",
  "\r\n",
  "  ",
  "   ",
  "(",
  ")",
  "/",
  "->",
  "-",
  "–",
  "~",
  "a",
  "aaaaaaaaaaaaaaaaaaaaaaaaa",
  "\u200b",
  "\u202e",
  "\u200f",
  "\ufeff",
  "\u0301",
  "שלום",
  "血红蛋白",
  "😀",
  "\ud83d",
  "\u0000",
  "\u007f",
  "\uffff",
  "β",
  "İ",
  "ß",
  "why not thalassaemia?",
  "what if ferritin were 200",
  "drop the CRP",
  "MCV was 68 not 86",
];

const joints = ["", "", " ", " ", " ", "\n", ", ", "\t", " | "];

/** One text. Most are short; a few repeat one fragment, nest brackets, or mix raw code units. */
export const textFrom = (random: () => number): string => {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const kind = random();
  if (kind < 0.03) return pick(fragments).repeat(Math.floor(random() * 60));
  if (kind < 0.06)
    return Array.from({ length: Math.floor(random() * 40) }, () => String.fromCharCode(random() * 65536)).join("");
  if (kind < 0.08) return `${pick(["(", "[", "{", '{"a":', "<a>"]).repeat(random() * 80)}${pick(fragments)}`;
  let text = "";
  const joint = random() < 0.5 ? pick(joints) : undefined;
  for (let left = 1 + Math.floor(random() * 9); left > 0; left--) text += `${pick(fragments)}${joint ?? pick(joints)}`;
  return kind < 0.16 ? text.slice(0, random() * text.length) : text;
};
