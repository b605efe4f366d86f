import { rolldown } from "rolldown";
import bundle from "../rolldown.config.ts";
import { compileKnowledge } from "../src/knowledge/compile.ts";

/** Tests read the knowledge and start the program as they stand in the working tree, made the same way a build does it. */
export const setup = async (): Promise<void> => {
  const { output, ...input } = bundle;
  await (await rolldown(input)).write(output);
  const faults = compileKnowledge();
  if (faults.length === 0) return;
  const shown = faults.map((fault) => `  ${fault.where} ${fault.path}: ${fault.message}`);
  throw new Error(`the knowledge has ${faults.length} faults:\n${shown.slice(0, 40).join("\n")}`);
};
