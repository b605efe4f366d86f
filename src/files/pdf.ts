/** The text layer of a PDF, read in a thread of its own, so that a hostile file costs that thread and nothing else. */
import { Worker } from "node:worker_threads";
import type { FileRead } from "./file.ts";

/** Milliseconds a PDF may take, the start of its thread included. */
const timeLimit = 15_000;
const memoryMb = 256;

/** Beside this module: compiled JavaScript, or TypeScript while developing, which Node 20 loads with help only. */
const source = new URL(import.meta.url.endsWith(".ts") ? "./pdf-thread.ts" : "./pdf-thread.js", import.meta.url);
const developing = source.pathname.endsWith(".ts");
const helped = `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(source.href)})))`;

const broken: FileRead = { kind: "refused", why: "broken pdf" };
const slow: FileRead = { kind: "refused", why: "slow pdf" };

/** Reads the text layer; the bytes' buffer moves to the thread. Memory run out counts as broken, time run out as slow. */
export const pdfText = (bytes: Uint8Array, limit = timeLimit): Promise<FileRead> =>
  new Promise((resolve) => {
    const copy = bytes.slice();
    const thread = new Worker(developing ? helped : source, {
      eval: developing,
      workerData: copy,
      transferList: [copy.buffer],
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    const done = (read: FileRead): void => {
      clearTimeout(timer);
      resolve(read);
      void thread.terminate();
    };
    const timer = setTimeout(() => done(slow), limit);
    thread.once("message", done);
    thread.once("error", () => done(broken));
    thread.once("exit", () => done(broken));
  });
