/** Safety rules 1, 2, 3, 10, 11 and 13: who must not be given iron, and what always goes with giving it. */
import fc from "fast-check";
import type { Case } from "../../../src/case/case.ts";
import type { Assessment } from "../../../src/index.ts";
import {
  assessedWithout,
  below,
  flagged,
  gives,
  givesIron,
  noteTexts,
  oddsRatio,
  of,
  remindedOf,
  share,
  short,
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
  iron,
  joined,
  maybe,
  olderWoman,
  patients,
  pregnant,
  smallCells,
  someFindings,
} from "./cases.ts";
import type { SafetyRule } from "./rule.ts";

const loads = (answer: Assessment): boolean => share(answer, (condition) => condition.loading) >= 0.05;
/** More red cells than iron deficiency leaves anyone, and they are small or starved of iron. */
const tooManyCells = (answer: Assessment, from: Case): boolean =>
  (flagged(answer, "hct") === "high" || flagged(answer, "hb") === "high") &&
  (flagged(answer, "mcv") === "low" || below(from, "ferritin", 30));

const noIron = (answer: Assessment): string | false =>
  (givesIron(answer) && "gives iron") ||
  (!(withdrawn(answer).has("oral-iron") && withdrawn(answer).has("iv-iron")) && "does not say no iron") ||
  (suggested(answer).includes("iron-trial") && "suggests a trial of iron");

const loadingTold = someFindings(0, 2).chain((told) =>
  fc
    .subarray(["dimorphic_film", "liver_iron_overload", "ring_sideroblasts", "transfusion_dependent", "splenomegaly"])
    .map((present) => joined(told, { present })),
);
const crowded = count({ mcv: [55, 79], rbc: [5.6, 9], plt: [150, 900] });

export const ironRules: readonly SafetyRule[] = [
  {
    name: "1 a cause that loads iron at 5 % or more: no empiric iron",
    cases: fc.oneof(patients(), patients(undefined, smallCells, loadingTold)),
    fault: (answer) => loads(answer) && noIron(answer),
    rests: ["loading-group"],
  },
  {
    name: "1 saturation above 45 %: no empiric iron",
    cases: fc
      .tuple(patients(), between(45.1, 100))
      .map(([told, tsat]) => joined(told, { labs: { tsat, iron: undefined } })),
    fault: noIron,
    rests: ["tsat-above-45"],
  },
  {
    name: "1 possible polycythaemia vera: no empiric iron",
    cases: fc
      .tuple(patients(fc.oneof(adultMan, adultWoman), crowded), across(2, 30))
      .map(([told, ferritin]) => joined(told, { labs: { ferritin } })),
    fault: (answer, from) => tooManyCells(answer, from) && noIron(answer),
    rests: ["possible-polycythaemia"],
  },
  {
    name: "2 iron deficiency in a man or post-menopausal woman always carries evaluation of the gut",
    cases: fc
      .tuple(
        patients(
          fc.oneof(
            adultMan,
            olderWoman,
            between(52, 90).map((ageYears) => ({ ageYears })),
          ),
        ),
        maybe(across(2, 60)),
      )
      .map(([told, ferritin]) => joined(told, { labs: { ferritin } })),
    fault: (answer, from) =>
      (share(answer, short) >= 0.5 || givesIron(answer) || below(from, "ferritin", 15)) &&
      !remindedOf(answer).has("gi-endoscopy") &&
      "no word of the gut",
    rests: ["gi-evaluation"],
  },
  {
    name: "3 a normal ferritin with a raised CRP never excludes iron deficiency",
    cases: fc
      .tuple(
        patients(fc.oneof(adultMan, adultWoman), count({ mcv: [62, 79], rbc: [2.8, 5.4] }), fc.constant({})),
        between(20, 99),
        across(11, 150),
      )
      .map(([told, ferritin, crp]) =>
        joined(
          { patient: told.patient ?? {}, labs: { ...told.labs } },
          {
            labs: { ferritin, crp, tsat: undefined, tibc: undefined, iron: undefined, hba2: undefined, hbf: undefined },
          },
        ),
      ),
    fault: (answer, from) => {
      const before = assessedWithout(from, (lab) => lab.analyte === "ferritin");
      return (
        (oddsRatio(answer, before, short) < 0.02 && "ferritin rules iron deficiency out") ||
        (share(answer, short) < 0.005 && share(before, short) > 0.05 && "iron deficiency called excluded") ||
        (!answer.holds.some((hold) => /ferritin/i.test(hold.text)) && "no warning about ferritin")
      );
    },
    rests: ["p05-ferritin-inflamed"],
  },
  {
    name: "10 diabetes, ataxia or retinopathy, small cells, high ferritin: ceruloplasmin first, no iron, no phlebotomy",
    cases: fc
      .tuple(
        patients(fc.oneof(adultMan, adultWoman), smallCells),
        fc.constantFrom("diabetes", "ataxia", "retinal_degeneration"),
        across(420, 4000),
      )
      .map(([told, sign, ferritin]) => joined(told, { labs: { ferritin }, present: [sign] })),
    fault: (answer) =>
      (givesIron(answer) && "gives iron") ||
      (gives(answer).has("phlebotomy") && "gives phlebotomy") ||
      (!withdrawn(answer).has("phlebotomy") && "does not withdraw phlebotomy") ||
      (!remindedOf(answer).has("copper-zinc-ceruloplasmin") && "no word of ceruloplasmin"),
    rests: ["ceruloplasmin", "iron-metabolism-neurology"],
  },
  {
    name: "11 in DMT1 deficiency and thalassaemia intermedia ferritin can hide liver iron: MRI",
    cases: fc
      .tuple(
        patients(fc.oneof(child, adultMan, adultWoman), count({ mcv: [48, 70], rbc: [2.5, 6], rdw: [16, 34] })),
        across(30, 400),
        // Above 45 % the saturation by itself asks for the MRI.
        fc.oneof(between(20, 45), between(30, 98)),
        maybe(between(4, 98)),
        fc.subarray(["lifelong_microcytosis", "splenomegaly", "target_cells", "nucleated_red_cells"]),
      )
      .map(([told, ferritin, tsat, hbf, present]) =>
        joined(told, { labs: { ferritin, tsat, iron: undefined, hbf }, present }),
      ),
    fault: (answer) =>
      (share(answer, of("dmt1")) >= 0.05 || share(answer, of("beta-intermedia")) >= 0.1) &&
      !remindedOf(answer).has("liver-mri") &&
      "no word of liver MRI",
    rests: ["ferritin-hides-liver-iron"],
  },
  {
    name: "13 no intravenous iron in the first trimester",
    cases: fc
      .tuple(patients(pregnant, anyCells), across(2, 40))
      .map(([told, ferritin]) => joined(told, { labs: { ferritin }, present: ["iron_therapy_failed"] })),
    fault: (answer, from) =>
      (from.patient.gestationWeeks ?? 0) < 14 && gives(answer).has("iv-iron") && "gives intravenous iron",
    rests: ["iv-iron-first-trimester"],
  },
  {
    name: "13 no intravenous iron in active systemic infection",
    cases: fc
      .tuple(
        patients(fc.oneof(adultMan, adultWoman), anyCells),
        across(2, 40),
        fc.constantFrom("active_infection", "tuberculosis"),
      )
      .map(([told, ferritin, infection]) =>
        joined(told, { labs: { ferritin }, present: ["iron_therapy_failed", infection] }),
      ),
    fault: (answer) => gives(answer).has("iv-iron") && "gives intravenous iron",
    rests: ["iv-iron-infection"],
  },
  {
    name: "13 intravenous iron never comes without the boxed warnings and the phosphate",
    cases: fc
      .tuple(
        patients(fc.oneof(adultMan, adultWoman, pregnant), smallCells),
        iron,
        fc.constantFrom(
          "inflammatory_bowel_disease",
          "heart_failure",
          "chronic_kidney_disease",
          "bariatric_surgery",
          "iron_therapy_failed",
        ),
      )
      .map(([told, studies, why]) =>
        joined(told, { labs: { ...studies, ferritin: Math.min(studies["ferritin"] ?? 20, 60) }, present: [why] }),
      ),
    fault: (answer) => {
      const notes = noteTexts(answer);
      return (
        gives(answer).has("iv-iron") &&
        ((!/dextran[^\n]*BOXED WARNING/.test(notes) && "no boxed warning for dextran") ||
          (!/ferumoxytol[^\n]*BOXED WARNING/i.test(notes) && "no boxed warning for ferumoxytol") ||
          (!/phosphate/i.test(notes) && "no word of phosphate"))
      );
    },
  },
  {
    name: "13 after intravenous iron: phosphate before it is repeated",
    cases: patients(fc.oneof(adultMan, adultWoman)).map((told) => joined(told, { present: ["recent_iv_iron"] })),
    fault: (answer) => !answer.reminders.some((each) => /phosphate/i.test(each.text)) && "no word of phosphate",
    rests: ["phosphate-after-fcm"],
  },
];
