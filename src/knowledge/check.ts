/** `npm run knowledge:check`, and the last step of the build: says what is wrong, or that nothing is. Exit 1 on faults. */
import { join } from "node:path";
import { compileKnowledge } from "./compile.ts";

const faults = compileKnowledge();
for (const fault of faults) console.error(`${join("knowledge", fault.where)} ${fault.path}: ${fault.message}`);
console.log(faults.length === 0 ? "knowledge: no faults" : `knowledge: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
