import { compileKnowledge } from "../src/knowledge/compile.ts";

/** Tests read the knowledge as it stands in the working tree, compiled the same way a build does it. */
export const setup = (): void => {
  const faults = compileKnowledge();
  if (faults.length === 0) return;
  const shown = faults.map((fault) => `  ${fault.where} ${fault.path}: ${fault.message}`);
  throw new Error(`the knowledge has ${faults.length} faults:\n${shown.slice(0, 40).join("\n")}`);
};
