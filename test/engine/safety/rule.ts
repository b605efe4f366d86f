import type fc from "fast-check";
import type { Case } from "../../../src/case/case.ts";
import type { Assessment, Knowledge } from "../../../src/index.ts";
import type { Told } from "./cases.ts";

/** Something that must be true of every answer to a kind of patient. */
export interface SafetyRule {
  readonly name: string;
  readonly cases: fc.Arbitrary<Told>;
  /** What is wrong with the answer; undefined when nothing is. */
  readonly fault: (answer: Assessment, from: Case, knowledge: Knowledge) => string | false;
  /** Rules of `rules.yaml` each of which it needs: without it some generated patient is answered wrongly. */
  readonly rests?: readonly string[];
}
