/** The reading report: what was read, assumed, refused and not understood of one text. */
import type { Measurement } from "../case/case.ts";
import type { Knowledge } from "../knowledge/types.ts";
import type { Explained } from "../reading/explain.ts";
import type { Identifier, Reading } from "../reading/reading.ts";
import { type Doc, type Part, plain, quiet, type Rich, said, strong } from "./doc.ts";
import { patientText, valueText } from "./parts/understood.ts";

const list = (title: string, items: readonly Rich[]): readonly Part[] =>
  items.length === 0
    ? []
    : [
        { kind: "text", text: [strong(title)] },
        { kind: "list", items },
      ];

const shortName = (analyte: string, knowledge: Knowledge): string => knowledge.analytes.get(analyte)?.short ?? analyte;

const noteOf = (lab: Measurement): string =>
  [lab.assumed === "unit" ? "unit assumed" : "", lab.past ? "earlier" : "", lab.at ?? ""]
    .filter((note) => note !== "")
    .join(", ");

const valuesTable = ({ labs, qualitative }: Reading, knowledge: Knowledge): readonly Part[] => {
  const rows = [
    ...labs.map((lab) => [
      plain(shortName(lab.analyte, knowledge)),
      plain(valueText(lab, knowledge)),
      [said(lab.stated.text)],
      plain(noteOf(lab)),
    ]),
    ...qualitative.map((each) => [
      plain(shortName(each.analyte, knowledge)),
      plain(each.level),
      [said(each.stated.text)],
      plain(each.past ? "in words, earlier" : "in words"),
    ]),
  ];
  const columns = [
    { title: "Test" },
    { title: "Read as", align: "right" as const },
    { title: "From" },
    { title: "Note" },
  ];
  return rows.length === 0 ? [] : [{ kind: "table", caption: "Results read", columns, rows }];
};

const findingsTable = ({ findings }: Reading, knowledge: Knowledge): readonly Part[] => {
  const rows = Object.entries(findings).map(([id, { state, daysAgo, stated }]) => [
    plain(knowledge.findings.get(id)?.name ?? id),
    plain(daysAgo === undefined ? state : `${state}, ${daysAgo} days ago`),
    [said(stated.text)],
  ]);
  const columns = [{ title: "Finding" }, { title: "Read as" }, { title: "From" }];
  return rows.length === 0 ? [] : [{ kind: "table", caption: "Findings read", columns, rows }];
};

const otherReadings = ({ labs }: Reading, knowledge: Knowledge): readonly Rich[] =>
  labs
    .filter((lab) => (lab.alternatives?.length ?? 0) > 0)
    .map((lab) => [
      { text: `${shortName(lab.analyte, knowledge)} was taken as ${valueText(lab, knowledge)}` },
      quiet(
        `; it could also be ${(lab.alternatives ?? []).map((other) => `${Number(other.value.toPrecision(4))} ${lab.unit} (if in ${other.unit})`).join(", ")}`,
      ),
    ]);

const maskedKinds = (identifiers: readonly Identifier[]): readonly Rich[] => {
  const counts = new Map<string, number>();
  for (const { kind } of identifiers) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => plain(count === 1 ? kind : `${kind} (${count})`));
};

/** The report as a document; `Results read` first. Says so where nothing was read. */
export const reportDoc = (reading: Reading, knowledge: Knowledge): Doc => {
  const { labs, qualitative, findings, refused, unread, removed } = reading;
  const read = labs.length + qualitative.length;
  const summary = `Read as ${reading.format}. Results: ${read}, findings: ${Object.keys(findings).length}, refused: ${refused.length}, not understood: ${unread.length}.`;
  return {
    summary,
    parts: [
      { kind: "headline", text: summary },
      ...reading.remarks.map((text): Part => ({ kind: "alert", urgency: "caution", text: plain(text) })),
      { kind: "text", text: [strong("Patient: "), { text: patientText(reading.patient) }] },
      ...valuesTable(reading, knowledge),
      ...findingsTable(reading, knowledge),
      ...list("Assumed", otherReadings(reading, knowledge)),
      ...list(
        "Refused",
        refused.map(({ stated, remedy }) => [said(stated.text), { text: `: ${remedy}` }]),
      ),
      ...list(
        "Withdrawn or corrected",
        removed.map((id) => plain(shortName(id, knowledge))),
      ),
      ...list(
        "Not understood",
        unread.map(({ text }) => [said(text)]),
      ),
      ...list("Identifiers, masked before reading", maskedKinds(reading.identifiers)),
    ],
  };
};

/** The steps of the reading, one table each; steps that saw nothing say so in one line. */
export const stepsDoc = ({ steps }: Explained): Doc => ({
  summary: "How the text was read, step by step",
  parts: steps.map(({ step, says, seen }, at): Part => {
    const title = `${at + 1}. ${step}: ${says}`;
    if (seen.length === 0) return { kind: "text", text: plain(title) };
    const columns = [{ title: "At", align: "right" as const }, { title: "Words" }, { title: "Taken for" }];
    const rows = seen.map((each) => [
      plain(each.end > 0 ? `${each.start}–${each.end}` : ""),
      [said(each.text)],
      plain(each.as),
    ]);
    return { kind: "table", caption: title, columns, rows };
  }),
});
