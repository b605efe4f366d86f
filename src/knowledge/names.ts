/** What things of the knowledge are called, by kind: so that a question can be recognised whatever it is about. */
import type { Analyte, Condition, Test, Treatment } from "./types.ts";

interface Things {
  readonly conditions: Iterable<Condition>;
  readonly analytes: Iterable<Analyte>;
  readonly tests: Iterable<Test>;
  readonly treatments: Iterable<Treatment>;
}
interface Named {
  readonly slot: "condition" | "analyte" | "test" | "treatment";
  readonly names: readonly string[];
}

const bare = (name: string): string => name.replaceAll(/\([^()]*\)/g, "");
/** Said of the whole topic rather than of one cause of it. */
const tooWide = /^(?:an(?:a)?emia|microcytosis|iron|blood|history|trait)$/i;

/** Every name of every condition, analyte, test and treatment. */
export const namesIn = ({ conditions, analytes, tests, treatments }: Things): readonly Named[] => {
  const named = (slot: Named["slot"], names: readonly string[]): Named => ({
    slot,
    names: names.filter((name) => !tooWide.test(name.trim())),
  });
  return [
    ...[...conditions].map((each) => named("condition", [bare(each.name), ...each.synonyms])),
    ...[...analytes].map((each) => named("analyte", [each.name, each.short, ...each.aliases])),
    ...[...tests].map((each) => named("test", [bare(each.name), ...each.aliases])),
    ...[...treatments].map((each) => named("treatment", [bare(each.name)])),
  ];
};
