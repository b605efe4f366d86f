import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestText, read } from "../../src/reading/read.ts";
import { knowledge, reading } from "./spoken.ts";

const pieces = fc.constantFrom(
  "Hb",
  "MCV",
  "ferritin",
  "TSAT",
  "no",
  "denies",
  "melaena",
  "fatigue",
  "mother",
  "9.8",
  "68",
  "<5",
  "1,000",
  "g/dL",
  "g/L",
  "%",
  "(12-16)",
  ",",
  ".",
  "\n",
  "|",
  "\t",
  "was",
  "now",
  "not",
  "sorry",
  "pregnant",
  "F",
  "28",
  "weeks",
  "ago",
  "↓",
  "×10⁹/L",
  "/",
  "->",
  "low",
  "normal",
  "iron studies",
  "?",
);
const sentences = fc.array(pieces, { maxLength: 40 }).map((words) => words.join(" "));
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  sentences,
);

describe("whatever the text", () => {
  test("reading never throws, spans lie inside, and quoted words are the text's own", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { labs, qualitative, findings, refused, unread, identifiers } = reading(text);
        for (const { stated } of [...labs, ...qualitative, ...Object.values(findings), ...refused]) {
          expect(stated.start).toBeGreaterThanOrEqual(0);
          expect(stated.end).toBeGreaterThanOrEqual(stated.start);
          expect(stated.end).toBeLessThanOrEqual(text.length);
          // An identifier in the midst of a quotation is masked in it.
          if (identifiers.length === 0) expect(stated.text).toBe(text.slice(stated.start, stated.end));
        }
        for (const { start, end } of [...unread, ...identifiers]) expect(end <= text.length && start <= end).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("every value is within the limits of its analyte", () => {
    fc.assert(
      fc.property(sentences, (text) => {
        for (const { analyte, value } of reading(text).labs) {
          const [low, high] = knowledge.analytes.get(analyte)?.hard ?? [0, 0];
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("the same text is read the same", () => {
    fc.assert(
      fc.property(sentences, (text) => {
        expect(reading(text)).toEqual(reading(text));
      }),
      { numRuns: 200 },
    );
  });

  test("blanks around and between change no value", () => {
    const values = (text: string) => reading(text).labs.map(({ analyte, value, past }) => [analyte, value, past]);
    const report = "28 yo woman, Hb 8.4 g/dL, MCV 68 fL, ferritin 6 ng/mL, no melaena";
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.constantFrom(" ", "\u00a0", "\u2009"), (many, blank) => {
        const spread = `${blank.repeat(many)}${report.replaceAll(", ", `,${blank.repeat(many)}`)}${blank.repeat(many)}`;
        expect(values(spread)).toEqual(values(report));
      }),
    );
  });
});

describe("ugly input", () => {
  const ugly: readonly [string, string][] = [
    ["empty", ""],
    ["blank", " \n\t "],
    ["letters", "a".repeat(100_000)],
    ["digits", "1".repeat(100_000)],
    ["points", "1.".repeat(50_000)],
    ["brackets", "(".repeat(100_000)],
    ["line ends", "\n".repeat(100_000)],
    ["names", "Hb ".repeat(30_000)],
    ["denials", "no fever, ".repeat(10_000)],
    ["slashes", "9/".repeat(50_000)],
    ["right to left", "\u202eHb 9.8\u202c שלום"],
    ["binary", String.fromCharCode(...Array.from({ length: 600 }, (_, code) => code))],
    ["half a surrogate", "Hb \ud83d 9.8"],
  ];
  test.each(ugly)("%s", (_, text) => expect(() => reading(text)).not.toThrow());

  test("zero-width blanks don't hide a value", () => {
    expect(reading("ferritin\u200b 8 ng/mL").labs[0]?.value).toBe(8);
  });

  test("text beyond the limit is cut, and the reading says so", () => {
    const { labs, remarks } = reading(`Hb 9.8 g/dL ${"x ".repeat(longestText)}`);
    expect(labs).toHaveLength(1);
    expect(remarks.join()).toContain("not read");
  });

  test("time grows in step with length", () => {
    const sentence = "28 yo woman, Hb 8.4 g/dL, MCV 68 fL, no melaena, mother has thalassaemia. ";
    const time = (times: number): number => {
      const text = sentence.repeat(times);
      const runs = Array.from({ length: 7 }, () => {
        // Processor time: other work on the machine must not count.
        const start = process.cpuUsage();
        read(text, knowledge);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1000;
      });
      return Math.min(...runs);
    };
    time(400);
    expect(time(400)).toBeLessThan(8 * Math.max(time(100), 0.2));
  });
});
