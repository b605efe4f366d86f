/** What is said of a finding again further on: "looked for but there were none", "omeprazole, now stopped". */
import type { Mark } from "./marks.ts";
import type { Polarity } from "./polarity.ts";
import { clauseEnds, named, noObject, saidAt } from "./said.ts";
import type { Scene } from "./scene.ts";

/** Words between the finding and what is said of it again. */
const farthest = 16;
const turns = new Set("but and , ( which that though although who ; now".split(" "));
/** The same thing or the same person again. */
const same = new Set(
  "he she they it them patient this these there which that has had found saw but now himself to".split(" "),
);

/** Of other words the denial may be of something else: "and was not seen by us". */
const again = new Set(
  "confirmed found there feature given taken started took take had have having present detected demonstrated used prescribed excluded ruled none neither nothing it not negative".split(
    " ",
  ),
);
const refused = new Set(["declined", "refused"]);

/** "Fever last week, which has now gone"; nothing else may be named on the way. */
export const saidLater = (scene: Scene, target: Mark): Polarity | undefined => {
  const sentence = scene.sentence[target.from];
  let test = false;
  for (let at = target.to; at < target.to + farthest && scene.sentence[at] === sentence; at++) {
    const word = scene.tokens[at]?.text ?? "";
    if (named(scene.marks[at])) return undefined;
    test ||= /^(?:test|tests|testing|screen|screening)$/.test(word);
    if (!turns.has(word)) continue;
    const said = saidAt(scene, at + 1, same, false);
    if (said?.polarity === "gone") return "gone";
    if (said?.polarity === "absent" && refers(scene, said.head)) return "absent";
    if (!test && refused.has(scene.tokens[at + 1]?.text ?? "") && clauseEnds(scene, at + 2, sentence)) return "absent";
  }
  return undefined;
};

/** It is this that is denied, and no object behind the verb. */
const refers = (scene: Scene, head: number): boolean => {
  const sentence = scene.sentence[head - 1];
  if (clauseEnds(scene, head, sentence)) return again.has(scene.tokens[head - 1]?.text ?? "");
  return again.has(scene.tokens[head]?.text ?? "") && noObject(scene, head + 1, sentence);
};
