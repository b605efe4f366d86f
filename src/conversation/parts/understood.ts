/** What was read: each value with unit, flag, interval, how sure it is, and the words it came from. */
import { type Case, current, type Measurement, type Patient } from "../../case/case.ts";
import type { Assessment } from "../../engine/assessment.ts";
import { amount } from "../../engine/words.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Part, plain, quiet, type Rich, said, strong } from "../doc.ts";

const flagMarks = { low: "↓ low", normal: "normal", high: "↑ high" } as const;

/** "84 g/L" */
export const valueText = (lab: Measurement, knowledge: Knowledge): string =>
  `${lab.bound ? `${lab.bound} ` : ""}${amount(lab.value, lab.analyte, knowledge)}`;

const shortName = (analyte: string, knowledge: Knowledge): string => knowledge.analytes.get(analyte)?.short ?? analyte;

const readFrom = (lab: Measurement): Rich => {
  return lab.assumed === "unit" ? [said(lab.stated.text), quiet(" (unit assumed)")] : [said(lab.stated.text)];
};

const labRow = (lab: Measurement, assessment: Assessment, knowledge: Knowledge): readonly Rich[] => {
  const flag = assessment.picture.flags.find((each) => each.analyte === lab.analyte);
  const mark = flag ? flagMarks[flag.flag] : "";
  return [
    plain(shortName(lab.analyte, knowledge)),
    plain(valueText(lab, knowledge)),
    mark === "" || flag?.flag === "normal" ? plain(mark) : [strong(mark)],
    plain(flag?.interval ?? ""),
    readFrom(lab),
  ];
};

const newest = (labs: readonly Measurement[]): readonly Measurement[] =>
  labs.filter((lab, at) => !lab.past && !labs.slice(at + 1).some((each) => each.analyte === lab.analyte && !each.past));

/** Measured before derived; otherwise in the knowledge's own order, as a laboratory prints them. */
const inOrder = (labs: readonly Measurement[], knowledge: Knowledge): readonly Measurement[] => {
  const place = new Map([...knowledge.analytes.keys()].map((id, at) => [id, at]));
  return [...labs].sort((a, b) => (place.get(a.analyte) ?? 0) - (place.get(b.analyte) ?? 0));
};

const columns = [
  { title: "Test" },
  { title: "Value", align: "right" as const },
  { title: "Flag" },
  { title: "Interval" },
  { title: "Read from" },
];

/** "From these, derived: Hct 38.1 %, MCH 17.5 pg ↓ low": worked out from the others, so in a line and not in rows of their own. */
const derivedParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const derived = inOrder(newest(assessment.case.labs), knowledge).filter((lab) => lab.assumed === "derived");
  const told = derived.map((lab) => {
    const flag = assessment.picture.flags.find((each) => each.analyte === lab.analyte)?.flag;
    const mark = flag === undefined || flag === "normal" ? "" : ` ${flagMarks[flag]}`;
    return `${shortName(lab.analyte, knowledge)} ${valueText(lab, knowledge)}${mark}`;
  });
  return told.length === 0 ? [] : [{ kind: "text", text: [quiet(`From these, derived: ${told.join(", ")}.`)] }];
};

const labTable = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const given = newest(assessment.case.labs).filter((lab) => lab.assumed !== "derived");
  const rows = [
    ...inOrder(given, knowledge).map((lab) => labRow(lab, assessment, knowledge)),
    ...assessment.case.qualitative
      .filter((each) => !each.past)
      .map((each) => [
        plain(shortName(each.analyte, knowledge)),
        plain("in words"),
        plain(flagMarks[each.level]),
        plain(""),
        [said(each.stated.text)],
      ]),
  ];
  return rows.length === 0 ? [] : [{ kind: "table", caption: "What was understood", columns, rows }];
};

const years = (age: number): string => {
  if (age >= 2) return `${Math.floor(age)} y`;
  const weeks = Math.round(age * 52);
  if (weeks < 13) return weeks === 1 ? "1 week" : `${weeks} weeks`;
  return `${Math.round(age * 12)} months`;
};

const pregnancyText = (patient: Patient): string | undefined => {
  if (patient.pregnant === false) return "not pregnant";
  if (!patient.pregnant) return undefined;
  return patient.gestationWeeks === undefined ? "pregnant" : `pregnant, ${patient.gestationWeeks} weeks`;
};

/** "woman, 28 y, pregnant, 9 weeks"; says what is not known of age and sex. */
export const patientText = (patient: Patient): string =>
  [
    patient.sex ?? "sex not given",
    patient.ageYears === undefined ? "age not given" : years(patient.ageYears),
    pregnancyText(patient),
    patient.postpartum ? "postpartum" : undefined,
    patient.postmenopausal ? "postmenopausal" : undefined,
    patient.weightKg === undefined ? undefined : `${patient.weightKg} kg`,
    patient.altitudeM === undefined ? undefined : `lives at ${patient.altitudeM} m`,
    patient.cigarettesPerDay ? `${patient.cigarettesPerDay} cigarettes a day` : undefined,
  ]
    .filter((each) => each !== undefined)
    .join(", ");

/** "female, 28 y · Hb 98 g/L": whose case it is, in few words. */
export const briefly = (from: Case, knowledge: Knowledge): string => {
  const hb = current(from, "hb");
  const told = patientText(from.patient)
    .split(", ")
    .filter((each) => !each.endsWith("not given"))
    .join(", ");
  return `${told || "sex and age not given"}${hb ? ` · Hb ${valueText(hb, knowledge)}` : ""}`;
};

const findingNames = (from: Case, state: "present" | "absent", knowledge: Knowledge): readonly string[] =>
  Object.entries(from.findings)
    .filter(([, found]) => found.state === state)
    .map(([id, found]) => {
      const name = knowledge.findings.get(id)?.name ?? id;
      return found.daysAgo === undefined ? name : `${name} (${found.daysAgo} days ago)`;
    });

/** Patient and findings in one paragraph. */
const historyText = (assessment: Assessment, knowledge: Knowledge): Rich => {
  const present = findingNames(assessment.case, "present", knowledge);
  const absent = findingNames(assessment.case, "absent", knowledge);
  return [
    strong("Patient: "),
    { text: patientText(assessment.case.patient) },
    ...(present.length > 0 ? [strong(" · Present: "), { text: present.join(", ") }] : []),
    ...(absent.length > 0 ? [strong(" · Absent: "), { text: absent.join(", ") }] : []),
  ];
};

const earlier = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const counted = new Set(newest(assessment.case.labs));
  const items = assessment.case.labs
    .filter((lab) => !counted.has(lab))
    .map(
      (lab): Rich => [
        { text: `${shortName(lab.analyte, knowledge)} ${valueText(lab, knowledge)}` },
        ...(lab.at === undefined ? [] : [quiet(" · "), said(lab.at)]),
      ],
    );
  return items.length === 0 ? [] : [{ kind: "fold", title: "Earlier values", parts: [{ kind: "list", items }] }];
};

/** Each finding with the words it was read from, folded: a word misread is best caught there. */
export const findingWordsParts = ({ case: { findings } }: Assessment, knowledge: Knowledge): readonly Part[] => {
  const items = Object.entries(findings).map(
    ([id, { state, stated }]): Rich => [
      { text: `${knowledge.findings.get(id)?.name ?? id}: ${state}, from “` },
      said(stated.text),
      { text: "”" },
    ],
  );
  return items.length === 0
    ? []
    : [{ kind: "fold", title: "Findings and their words", parts: [{ kind: "list", items }] }];
};

/** The table, the patient and the findings. */
export const understoodParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => [
  ...labTable(assessment, knowledge),
  ...derivedParts(assessment, knowledge),
  { kind: "text", text: historyText(assessment, knowledge) },
];

/** Values that no longer count, folded. */
export const earlierParts = earlier;
