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
const costly: FileRead = { kind: "refused", why: "costly pdf" };

/** A few hundred kilobytes can unpack to gigabytes, outside the thread's own heap: the process's growth is watched. */
const mostGrowth = 400 * 1024 * 1024;
const watchEvery = 50;

const inThread = (bytes: Uint8Array, limit: number): Promise<FileRead> =>
  new Promise((resolve) => {
    const copy = bytes.slice();
    const thread = new Worker(developing ? helped : source, {
      eval: developing,
      workerData: copy,
      transferList: [copy.buffer],
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    const before = process.memoryUsage.rss();
    const done = (read: FileRead): void => {
      clearTimeout(timer);
      clearInterval(watch);
      // Its end is no news any more; an error without a listener would end the process.
      thread.removeAllListeners().on("error", () => undefined);
      void thread.terminate().then(() => resolve(read));
    };
    const timer = setTimeout(() => done(costly), limit);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > mostGrowth) done(costly);
    }, watchEvery);
    thread.once("message", done);
    thread.once("error", () => done(broken));
    thread.once("exit", () => done(broken));
  });

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads the text layer, one PDF after the other.
 * @param limit milliseconds one may take.
 * @returns the text; a refusal where the PDF is damaged or locked, or costs too much time or memory.
 */
export const pdfText = (bytes: Uint8Array, limit = timeLimit): Promise<FileRead> => {
  const own = last.then(() => inThread(bytes, limit)).catch(() => broken);
  last = own;
  return own;
};
