/** What could not be taken at face value: assumed units with the other reading one tap away, refused values, unread words. */
import type { Measurement } from "../../case/case.ts";
import type { Assessment, Doubt } from "../../engine/assessment.ts";
import { amount } from "../../engine/words.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Button, type Part, plain, type Rich, said, strong } from "../doc.ts";
import { takenUnit } from "../units.ts";
import { valueText } from "./understood.ts";

/** Words not understood that are shown at most; more would drown the card. */
const mostUnread = 8;

type Of<K extends Doubt["kind"]> = Extract<Doubt, { kind: K }>;
const ofKind = <K extends Doubt["kind"]>(doubts: readonly Doubt[], kind: K): readonly Of<K>[] =>
  doubts.filter((each): each is Of<K> => each.kind === kind);

const shortName = (analyte: string, knowledge: Knowledge): string => knowledge.analytes.get(analyte)?.short ?? analyte;

const otherReadings = (lab: Measurement, knowledge: Knowledge): readonly Button[] =>
  (lab.alternatives ?? []).map(({ unit, value }) => ({
    label: `${shortName(lab.analyte, knowledge)} was in ${unit} (${amount(value, lab.analyte, knowledge)})`,
    act: { do: "unit", analyte: lab.analyte, unit },
  }));

/** "Iron 8 µmol/L, which is 45 µg/dL": the number as it was typed comes first. */
const takenText = (lab: Measurement, knowledge: Knowledge): string => {
  const analyte = knowledge.analytes.get(lab.analyte);
  const shown = valueText(lab, knowledge);
  if (!analyte) return shown;
  const { unit, written } = takenUnit(lab, analyte);
  const typed = `${written} ${unit}`;
  return `${analyte.short} ${typed === shown ? shown : `${typed}, which is ${shown}`}`;
};

const assumedParts = (doubts: readonly Doubt[], knowledge: Knowledge): readonly Part[] => {
  const open = ofKind(doubts, "unit")
    .map((each) => each.measurement)
    .filter((lab) => !lab.past && (lab.alternatives?.length ?? 0) > 0);
  if (open.length === 0) return [];
  const taken = open.map((lab) => takenText(lab, knowledge));
  return [
    {
      kind: "text",
      text: [strong("Unit assumed: "), { text: `${taken.join("; ")}. If that is wrong, write it with its unit.` }],
    },
    { kind: "buttons", buttons: open.flatMap((lab) => otherReadings(lab, knowledge)).slice(0, 5) },
  ];
};

/** "MCV 640": one tap takes the 64 that was most likely meant. */
const mended = ({ analyte, meant, stated }: Of<"refused">, knowledge: Knowledge): readonly Part[] => {
  if (meant === undefined) return [];
  const text = [shortName(analyte, knowledge), String(meant), ...(stated?.unit ? [stated.unit] : [])].join(" ");
  return [{ kind: "buttons", buttons: [{ label: text, act: { do: "add", text } }] }];
};

const refusedParts = (doubts: readonly Doubt[], knowledge: Knowledge): readonly Part[] =>
  ofKind(doubts, "refused").flatMap((each): readonly Part[] => [
    {
      kind: "alert",
      urgency: "caution",
      text: [
        strong(`Not taken: ${shortName(each.analyte, knowledge)} `),
        ...(each.stated ? [{ text: "(" }, said(each.stated.text), { text: ") " }] : []),
      ],
      action: [said(each.remedy)],
    },
    ...mended(each, knowledge),
  ]);

const odd = (each: Of<"inconsistent"> | Of<"implausible">): Part => ({
  kind: "alert",
  urgency: "caution",
  text: [strong("Please check: "), { text: each.text }],
  action: plain(each.remedy),
});

const unreadParts = (doubts: readonly Doubt[]): readonly Part[] => {
  const words = ofKind(doubts, "unread").map((each) => each.text);
  if (words.length === 0) return [];
  const shown = words.slice(0, mostUnread).flatMap((word, at): Rich => [{ text: at === 0 ? "" : ", " }, said(word)]);
  const more = words.length > mostUnread ? ` and ${words.length - mostUnread} more` : "";
  return [{ kind: "text", text: [strong("Not understood: "), ...shown, { text: `${more}. It was left out.` }] }];
};

/** Values refused, or at odds with each other: what is ranked without them, or on them, can't be trusted before they are checked. */
export const checkFirstParts = ({ doubts }: Assessment, knowledge: Knowledge): readonly Part[] => [
  ...refusedParts(doubts, knowledge),
  ...ofKind(doubts, "inconsistent").map(odd),
  ...ofKind(doubts, "implausible").map(odd),
];

/** Assumed units, then words that were not read. */
export const doubtsParts = ({ doubts }: Assessment, knowledge: Knowledge): readonly Part[] => [
  ...assumedParts(doubts, knowledge),
  ...unreadParts(doubts),
];
