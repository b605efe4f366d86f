/** Safety rules 8, 9, 12, 14 and 15: copper, lead, transfusion, new microcytosis, and believing the numbers. */
import fc from "fast-check";
import type { Case } from "../../../src/case/case.ts";
import { givesIron, heldTests, noteTexts, remindedOf, share, short, suggested, value } from "./answers.ts";
import { across, adultMan, adultWoman, anyCells, anyone, between, child, count, joined, patients } from "./cases.ts";
import type { SafetyRule } from "./rule.ts";

const adults = fc.oneof(adultMan, adultWoman);
const older = between(50, 95).chain((ageYears) =>
  fc.constantFrom("female" as const, "male" as const).map((sex) => ({ ageYears, sex })),
);
const _leadUnder = (from: Case, age: number): boolean => (from.patient.ageYears ?? 99) < age;

const poisoned = (who: fc.Arbitrary<object>, low: number, high: number) =>
  fc.tuple(patients(who, anyCells), across(low, high)).map(([told, lead]) => joined(told, { labs: { lead } }));

export const dangerRules: readonly SafetyRule[] = [
  {
    name: "8 copper, zinc and ceruloplasmin before a marrow or a myelodysplasia label",
    cases: fc
      .tuple(
        patients(adults, anyCells),
        fc.constantFrom("neuropathy", "bariatric_surgery", "zinc_supplement"),
        fc.subarray(["pancytopenia", "ring_sideroblasts", "marrow_dysplasia"]),
      )
      .map(([told, sign, others]) => joined(told, { present: [sign, ...others] })),
    fault: (answer) =>
      (!(heldTests(answer).has("bone-marrow") && heldTests(answer).has("jak2-ngs")) && "marrow is not held") ||
      (!(
        remindedOf(answer).has("copper-zinc-ceruloplasmin") || suggested(answer).includes("copper-zinc-ceruloplasmin")
      ) &&
        "no word of copper") ||
      (answer.treatment.some((note) => /myelodysplasia/i.test(note.name)) && "treats myelodysplasia"),
    rests: ["p07-copper-first", "copper-before-mds"],
  },
  {
    name: "9 a lead result needs a venous sample; calcium disodium EDTA only",
    cases: poisoned(anyone, 3.6, 300),
    fault: (answer) => {
      const said = answer.reminders.map((each) => each.text).join("\n");
      return (
        (!/venous/.test(said) && "no word of a venous sample") ||
        (!/CALCIUM disodium EDTA/.test(said) && "no word of calcium disodium EDTA") ||
        (!remindedOf(answer).has("lead") && "does not ask for lead")
      );
    },
    rests: ["lead-venous"],
  },
  {
    name: "9 a child with lead of 45 µg/dL or more: chelation review",
    cases: poisoned(child, 45, 69),
    fault: (answer) =>
      !answer.alerts.some((alert) => /chelation/.test(alert.action) && alert.urgency !== "soon") &&
      "no chelation review",
    rests: ["lead-child-45"],
  },
  {
    name: "9 lead of 70 µg/dL or more is an emergency, without iron beside dimercaprol",
    cases: poisoned(anyone, 70.5, 300),
    fault: (answer) =>
      (!answer.alerts.some((alert) => alert.urgency === "emergency" && /lead/i.test(alert.text)) && "no emergency") ||
      (givesIron(answer) && "gives iron"),
    rests: ["lead-70", "lead-and-dimercaprol"],
  },
  {
    name: "9 encephalopathy with lead is an emergency, without iron beside dimercaprol",
    cases: poisoned(anyone, 21, 69).map((told) => joined(told, { present: ["encephalopathy"] })),
    fault: (answer) =>
      (!answer.alerts.some((alert) => alert.urgency === "emergency" && /lead/i.test(alert.text)) && "no emergency") ||
      (givesIron(answer) && "gives iron"),
    rests: ["lead-encephalopathy", "lead-and-dimercaprol"],
  },
  {
    name: "12 a transfusion threshold prompts judgement",
    cases: patients(anyone, count({ mcv: [55, 90], rbc: [1.5, 3.6] })),
    fault: (answer, from) =>
      (value(from, "hb") ?? 999) < 80 &&
      !answer.reminders.some((each) => /judgement/.test(each.text) && /order/.test(each.text)) &&
      "the threshold reads as an order",
    rests: ["transfusion-judgement"],
  },
  {
    name: "12 the thresholds are not for transfusion-dependent haemoglobinopathy",
    cases: patients(anyone, count({ mcv: [55, 90], rbc: [1.5, 3.6] })).map((told) =>
      joined(told, { present: ["transfusion_dependent"] }),
    ),
    fault: (answer) => /(?:adult inpatient|child) below 70/.test(noteTexts(answer)) && "gives the general threshold",
  },
  {
    name: "14 new microcytosis in an older adult always needs an explanation",
    cases: fc
      .tuple(patients(older, count({ mcv: [55, 78], rbc: [2.6, 6] })), fc.option(between(82, 98), { nil: undefined }))
      .map(([told, mcv]) => joined(told, mcv === undefined ? { present: ["previous_normal_mcv"] } : { past: { mcv } })),
    fault: (answer) => !answer.alerts.some((alert) => /explanation/.test(alert.action)) && "no explanation asked for",
    rests: ["new-microcytosis-older"],
  },
  {
    name: "14 so does microcytosis in myelodysplasia",
    cases: patients(adults, count({ mcv: [55, 78], rbc: [2.6, 6] })).map((told) =>
      joined(told, { present: ["known_mds"] }),
    ),
    fault: (answer) => !answer.alerts.some((alert) => /myelodysplasia/i.test(alert.text)) && "no word of it",
    rests: ["microcytosis-in-mds"],
  },
  {
    name: "14 and on an erythropoiesis-stimulating agent",
    cases: patients(adults, count({ mcv: [55, 78], rbc: [2.6, 6] })).map((told) =>
      joined(told, { present: ["esa_use"] }),
    ),
    fault: (answer) => !answer.alerts.some((alert) => /erythropoiesis-stimulating/.test(alert.text)) && "no word of it",
    rests: ["microcytosis-on-esa"],
  },
  {
    name: "15 haemoglobin alone is not ranked and not treated",
    cases: fc.tuple(anyone, between(20, 130)).map(([patient, hb]) => ({ patient, labs: { hb } })),
    fault: (answer) =>
      (!answer.abstains && "does not abstain") ||
      (answer.treatment.length > 0 && "speaks of treatment") ||
      (answer.needs.length === 0 && "does not say what is missing"),
  },
  {
    name: "15 a count that contradicts itself is said so",
    cases: fc
      .tuple(anyone, between(55, 95), between(2.6, 6), fc.constantFrom(0.7, 0.8, 1.25, 1.4))
      .map(([patient, mcv, rbc, off]) => ({ patient, labs: { hb: 100, mcv, rbc, hct: (mcv * rbc * off) / 10 } })),
    fault: (answer) => !answer.doubts.some((doubt) => doubt.kind === "inconsistent") && "no doubt is raised",
  },
  {
    name: "15 agglutinated cells are not believed",
    cases: patients(adults, anyCells).map((told) => joined(told, { present: ["agglutination"] })),
    fault: (answer) =>
      answer.causes.some((cause) =>
        cause.steps.some((step) => step.evidence.ids.some((id) => ["mcv", "rbc", "mch", "mchc", "hct"].includes(id))),
      ) && "an agglutinated index was weighed",
    rests: ["agglutination"],
  },
  {
    name: "15 an MCV of 80 or more vetoes nothing when MCH is below 27",
    cases: fc
      .tuple(
        patients(
          adults,
          count({ mcv: [80, 87], mchc: [295, 320], rbc: [3.4, 4.3], rdw: [14, 20], plt: [160, 600] }),
          fc.constant({}),
        ),
        across(2, 12),
      )
      .map(([told, ferritin]) =>
        joined(told, {
          labs: {
            ferritin,
            crp: undefined,
            tsat: undefined,
            iron: undefined,
            tibc: undefined,
            hba2: undefined,
            hbf: undefined,
          },
        }),
      ),
    fault: (answer, from) =>
      (value(from, "mch") ?? 99) < 27 &&
      ((share(answer, short) < 0.15 && "iron deficiency is vetoed") ||
        (!answer.reminders.some((each) => /MCV is 80 or more/.test(each.text)) && "no word of masked microcytosis")),
    rests: ["masked-microcytosis"],
  },
];
