/** Safety rules 4 to 7: what haemoglobin fractions and indices may and may not say. */
import fc from "fast-check";
import { assess } from "../../../src/index.ts";
import {
  assessedWithout,
  below,
  flagged,
  givesIron,
  heldTests,
  oddsRatio,
  of,
  remindedOf,
  share,
  suggested,
  withdrawn,
} from "./answers.ts";
import {
  across,
  adultMan,
  adultWoman,
  anyCells,
  between,
  child,
  count,
  fractions,
  infant,
  joined,
  knowledge,
  patients,
  pregnant,
  smallCells,
  type Told,
} from "./cases.ts";
import type { SafetyRule } from "./rule.ts";

const betaCarrier = of("beta-trait", "beta-silent");
const alphaCarrier = of("alpha-trait", "alpha-silent");
const isFraction = (analyte: string): boolean => knowledge.analytes.get(analyte)?.family === "fractions";

const shortOfIron = fc
  .tuple(
    patients(fc.oneof(adultMan, adultWoman, pregnant, child), smallCells, fc.constant({})),
    across(2, 28),
    between(1.4, 3.4),
  )
  .map(([told, ferritin, hba2]) => joined(told, { labs: { ferritin, hba2, hbf: undefined } }));

const replete = fc
  .tuple(
    patients(
      fc.oneof(adultMan, adultWoman),
      count({ mcv: [58, 78], mchc: [300, 340], rbc: [4.6, 6.8], rdw: [12, 16], plt: [150, 400] }),
      fc.constant({}),
    ),
    between(60, 200),
    between(2, 3.2),
  )
  .map(([told, ferritin, hba2]) =>
    joined(told, { labs: { ferritin, hba2, hbf: 0.5, tsat: 28, tibc: undefined, iron: undefined, crp: 2 } }),
  );

const votes = fc
  .tuple(
    patients(
      fc.oneof(adultMan, adultWoman),
      count({ mcv: [55, 72], mchc: [300, 340], rbc: [5.4, 8.5], rdw: [13, 20], plt: [150, 900] }),
    ),
    fc.boolean(),
  )
  .map(([told, bare]) =>
    bare
      ? {
          patient: told.patient ?? {},
          labs: {
            ...told.labs,
            ferritin: undefined,
            tsat: undefined,
            iron: undefined,
            tibc: undefined,
            hba2: undefined,
            hbf: undefined,
            crp: undefined,
          },
        }
      : told,
  );

const distance = (one: readonly { condition: string; probability: number }[], other: typeof one): number =>
  Math.max(
    ...one.map((each) =>
      Math.abs(each.probability - (other.find((it) => it.condition === each.condition)?.probability ?? 0)),
    ),
  );

const countOnly = (told: Told): boolean =>
  ["ferritin", "tsat", "tibc", "crp", "hba2", "hbf"].every((analyte) => told.labs?.[analyte] === undefined);

/** The fractions were neither weighed nor are they asked for. */
const unread = (
  answer: ReturnType<typeof assess>,
  from: Parameters<typeof assess>[0],
  kept: readonly string[] = [],
): string | false => {
  const ignoring = assessedWithout(from, (lab) => isFraction(lab.analyte) && !kept.includes(lab.analyte));
  return (
    (distance(answer.causes, ignoring.causes) > 1e-9 && "fractions were weighed") ||
    (!heldTests(answer).has("hb-analysis") && "no hold on haemoglobin analysis") ||
    (suggested(answer).includes("hb-analysis") && "suggests haemoglobin analysis")
  );
};

export const haemoglobinRules: readonly SafetyRule[] = [
  {
    name: "4 HbA2 in iron deficiency never excludes beta-thalassaemia trait",
    cases: shortOfIron,
    fault: (answer, from) => {
      const before = assessedWithout(from, (lab) => lab.analyte === "hba2");
      return (
        (oddsRatio(answer, before, betaCarrier) < 0.1 && "HbA2 rules the trait out") ||
        (!answer.holds.some((hold) => /HbA2/.test(hold.text)) && "no warning about HbA2") ||
        (!remindedOf(answer).has("globin-dna") && "no word of DNA")
      );
    },
    rests: ["p02-a2-in-iron-deficiency", "p02-a2-borderline", "a2-normal-in-iron-deficiency"],
  },
  {
    name: "4 in pregnancy test the partner and DNA now",
    cases: fc.tuple(shortOfIron, pregnant).map(([told, patient]) => joined({ labs: told.labs ?? {}, patient })),
    fault: (answer) =>
      flagged(answer, "mcv") === "low" &&
      !(remindedOf(answer).has("family-study") && remindedOf(answer).has("globin-dna")) &&
      "no word of partner and DNA",
    rests: ["partner-test-now"],
  },
  {
    name: "5 no fraction is read within 120 days of a transfusion",
    cases: fc
      .tuple(patients(undefined, anyCells), fractions, fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }))
      .map(([told, read, days]) =>
        joined(told, {
          labs: read,
          words: read["hba2"] === undefined ? { hba2: "normal" } : {},
          present: ["recent_transfusion"],
          daysAgo: days === undefined ? {} : { recent_transfusion: days },
        }),
      ),
    fault: (answer, from) => unread(answer, from),
    rests: ["p01-transfused"],
  },
  {
    name: "5 nor HbH inclusions, which donor cells do not have",
    cases: patients(undefined, smallCells).map((told) =>
      joined(told, { present: ["recent_transfusion"], absent: ["hbh_inclusions"] }),
    ),
    fault: (answer, from) => {
      const findings = Object.fromEntries(Object.entries(from.findings).filter(([id]) => id !== "hbh_inclusions"));
      const ignoring = assess({ ...from, findings }, knowledge);
      return distance(answer.causes, ignoring.causes) > 1e-9 && "inclusions were weighed";
    },
  },
  {
    name: "5 no adult fraction is read under six months of age",
    cases: fc
      .tuple(patients(infant, anyCells), fractions)
      .map(([told, read]) => joined(told, { labs: read, words: read["hbf"] === undefined ? { hbf: "high" } : {} })),
    fault: (answer, from) => unread(answer, from, ["hb_barts"]),
    rests: ["p04-under-six-months"],
  },
  {
    name: "6 an index moves no probability",
    cases: votes,
    fault: (answer, from) => {
      const blind = assess(from, { ...knowledge, indices: [] });
      return distance(answer.causes, blind.causes) > 1e-9 && "an index was weighed";
    },
  },
  {
    name: "6 from the count alone there is no word of treatment, and the indices are said not to diagnose",
    cases: votes.filter((told) => (told.present ?? []).length === 0 && countOnly(told)),
    fault: (answer) =>
      (answer.treatment.length > 0 && "speaks of treatment") ||
      (flagged(answer, "mcv") === "low" &&
        !answer.reminders.some((each) => /index only ranks/i.test(each.text)) &&
        "does not say that an index never diagnoses"),
    rests: ["index-never-diagnoses"],
  },
  {
    name: "6 six votes of six with too many cells may be polycythaemia vera",
    cases: votes,
    fault: (answer) => {
      const voting = answer.indices.filter((each) => each.votes);
      const crowded = flagged(answer, "hct") === "high" || flagged(answer, "hb") === "high";
      return (
        voting.length === 6 &&
        voting.every((each) => each.trait) &&
        crowded &&
        ((!answer.alerts.some((alert) => /polycyth/i.test(alert.text)) && "no word of polycythaemia") ||
          (voting.some((each) => each.void === undefined) && "the votes are counted") ||
          (givesIron(answer) && "gives iron") ||
          (!withdrawn(answer).has("oral-iron") && "does not withdraw iron"))
      );
    },
    rests: ["possible-pv", "possible-polycythaemia"],
  },
  {
    name: "7 normal fractions never exclude alpha-thalassaemia; iron replete with MCH below 25: DNA",
    cases: replete,
    fault: (answer, from) => {
      const before = assessedWithout(from, (lab) => isFraction(lab.analyte));
      return (
        below(from, "mch", 25) &&
        ((oddsRatio(answer, before, alphaCarrier) < 0.3 && "normal fractions speak against alpha-thalassaemia") ||
          (share(answer, alphaCarrier) < 0.005 && "alpha-thalassaemia called excluded") ||
          (!remindedOf(answer).has("globin-dna") && "no word of DNA") ||
          (heldTests(answer).has("globin-dna") && "DNA is held"))
      );
    },
    rests: ["alpha-not-excluded"],
  },
];
