/** What a single word before a finding says, without being a phrase: "-ve for", "non-diabetic", "used to take". */
import type { Mark } from "./marks.ts";
import type { Polarity } from "./polarity.ts";
import { named } from "./said.ts";
import type { Scene } from "./scene.ts";
import { beginsClause, conditional, deniedAt } from "./scope.ts";

/** Going back from a finding: it is settled, or look further, or nothing before here says anything of it. */
export type Step = Polarity | "go" | "stop";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const telling = words(
  "ve non when why than against used resolved previously formerly once historically off nothing should",
);
const hinting = words("at to suggest suggesting suggestive of indicate indicating support like resembling");
const onIt = words("on took taking given treated received");

const alone = (scene: Scene, at: number, target: Mark, comma: boolean): Step => {
  const [word, next] = [scene.tokens[at]?.text ?? "", scene.tokens[at + 1]?.text ?? ""];
  const adjacent = at + 1 === target.from;
  switch (word) {
    case "ve":
      if (next !== ":" && next !== "for" && !(adjacent && !named(scene.marks[at - 2]))) return "go";
      return scene.tokens[at - 1]?.text === "-" ? "absent" : "stop";
    case "non":
      return target.from - at <= 2 ? "absent" : "go";
    case "used":
      return next === "to" && !comma ? "gone" : "go";
    case "resolved":
      return adjacent ? "gone" : "go";
    case "off":
      return adjacent && !scene.marks[at] ? "absent" : "go";
    case "nothing":
      return hinting.has(scene.tokens[target.from - 1]?.text ?? "") ? "absent" : "go";
    case "should":
      return scene.sentence[at - 1] !== scene.sentence[at] || conditional(scene, at + 2) ? "doubted" : "go";
    case "when":
    case "why":
      return "stop";
    // "I would advise against oral iron", "vaccinated against hepatitis B".
    case "against":
      return /^(?:advis|recommend|counsel|caution|vaccinat|immunis|immuniz|protect)/.test(
        scene.tokens[at - 1]?.text ?? "",
      )
        ? "doubted"
        : "go";
    case "than":
      return scene.marks[at] ? "go" : "stop";
    default:
      // "Previously on": nobody says whether still.
      return onIt.has(next) && !comma ? "doubted" : "go";
  }
};

/** What the word at `at` says of the finding behind it. */
export const wordBack = (scene: Scene, at: number, target: Mark, comma: boolean): Step => {
  const step = telling.has(scene.tokens[at]?.text ?? "") ? alone(scene, at, target, comma) : "go";
  if (step !== "go") return step;
  return beginsClause(scene, at) && !deniedAt(scene, at) ? "stop" : "go";
};
