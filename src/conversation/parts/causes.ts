/** The ranked causes: three lines in view, the rest folded. */
import type { Assessment, RankedCause } from "../../engine/assessment.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import { capital, chance, citing, dotted, inSentence, ownName, percent, reviewWord, strongest } from "../words.ts";

/** Causes in view. */
const mostShown = 3;
const leastShown = 0.03;
const leastListed = 0.005;

const evidenceLine = (cause: RankedCause, sign: 1 | -1, most: number): string =>
  dotted(strongest(cause.steps, sign, most).map((step) => step.evidence.text));

const causeLine = (cause: RankedCause): Rich => {
  const pro = evidenceLine(cause, 1, 3);
  const contra = evidenceLine(cause, -1, 1);
  return [
    strong(capital(cause.name)),
    { text: ` ${chance(cause)}` },
    ...(pro === "" ? [] : [quiet(" · for: "), { text: pro }]),
    ...(contra === "" ? [] : [quiet(" · against: "), { text: contra }]),
  ];
};

/** Causes of the leading cause, where it has them. */
const childLine = (top: RankedCause | undefined, knowledge: Knowledge): readonly Rich[] => {
  const named = (top?.children ?? []).filter((each) => each.probability >= leastShown).slice(0, 3);
  if (!top || named.length === 0) return [];
  return [
    [
      strong(`Cause of ${inSentence(top.name, knowledge)}: `),
      { text: named.map((each) => `${ownName(each, knowledge)} ${percent(each.probability)}`).join(", ") },
    ],
  ];
};

/** The causes in view: at most three, each on one line with the evidence for and against. */
export const causesParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  if (assessment.abstains) return [];
  const shown = assessment.causes.filter((each, at) => at === 0 || each.probability >= leastShown).slice(0, mostShown);
  if (shown.length === 0) return [];
  return [{ kind: "list", items: [...shown.map(causeLine), ...childLine(shown[0], knowledge)] }];
};

const settling = (cause: RankedCause, knowledge: Knowledge): readonly Rich[] =>
  cause.settles
    ? [[strong(`${capital(cause.name)}: `), { text: cause.settles.text }, citing(cause.settles.sources, knowledge)]]
    : [];

/** Every cause above half a percent, what would settle each, and how many are below. */
export const allCausesParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const listed = assessment.causes.filter((each) => each.probability >= leastListed).slice(0, 20);
  if (assessment.abstains || listed.length === 0) return [];
  const rest = assessment.causes.length - listed.length;
  const bars = listed
    .filter((each) => each.probability >= leastShown)
    .map((each) => ({
      label: capital(inSentence(each.name, knowledge)),
      share: each.probability,
      note: each.likelihood,
    }));
  const small = listed.filter((each) => each.probability < leastShown);
  const settles = listed.slice(0, mostShown).flatMap((cause) => settling(cause, knowledge));
  const lesser = small.map((each) => `${inSentence(each.name, knowledge)} ${percent(each.probability)}`).join(", ");
  const [top] = listed;
  const parts: readonly Part[] = [
    { kind: "bars", caption: "Probability of each cause", bars },
    ...(lesser === "" ? [] : [{ kind: "text" as const, text: plain(`Unlikely: ${lesser}.`) }]),
    ...(rest > 0 ? [{ kind: "text" as const, text: plain(`${rest} further causes are each below 0.5 %.`) }] : []),
    ...(settles.length === 0
      ? []
      : [
          { kind: "text" as const, text: [strong("What would settle it")] },
          { kind: "list" as const, items: settles },
        ]),
    ...(top ? [{ kind: "context" as const, text: plain(`${capital(top.name)}: ${reviewWord(top.review)}.`) }] : []),
  ];
  return [{ kind: "fold", title: "All causes", parts }];
};
