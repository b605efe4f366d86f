/** `npm run bench`: reading, assessment, whole turn; then signed HTTP beside a bare Bolt app started in the same run. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { command, quantile, timed } from "./measure.ts";

/** What is measured is what runs: the built library, not its sources through a loader. */
const built = new URL("../dist/index.js", import.meta.url).href;
const { assess, converse, emptyCase, merge, newSession, openKnowledge, read } = (await import(
  built
)) as typeof import("../src/index.ts");

const secret = "benchsigningsecret0123456789abcd";
const message =
  "34 year old woman from Cyprus, tired for three months, heavy periods, no melaena. Hb 98 g/L, RBC 5.6, MCV 68 fL, MCH 17.5 pg, " +
  "RDW 14.2 %, platelets 310, WBC 6.1, ferritin 12 ug/L, CRP 3 mg/L, TSAT 11 %. Father had microcytosis. No medication, not pregnant, " +
  "never transfused, vegetarian diet, coeliac serology not done yet. What should I do next for her?";

const line = (what: string, times: readonly number[]): void =>
  console.log(
    `${what.padEnd(34)} median ${quantile(times, 0.5).toFixed(3)} ms   p99 ${quantile(times, 0.99).toFixed(3)} ms`,
  );

const inside = (): void => {
  const knowledge = openKnowledge();
  const full = merge(emptyCase, read(message, knowledge));
  const place = { team: "T1", channel: "D1", user: "U1" };
  line(
    `read ${message.split(/\s+/).length} words`,
    timed(2000, () => read(message, knowledge)),
  );
  const long = `${message}\n`.repeat(200).slice(0, 40_000);
  line(
    `read ${long.length} characters`,
    timed(100, () => read(long, knowledge)),
  );
  line(
    "assess",
    timed(1000, () => assess(full, knowledge)),
  );
  const turn = { place, user: "U1", now: new Date(0), text: message };
  line(
    "whole turn (read, assess, reply)",
    timed(500, (i) => converse({ ...turn, id: String(i) }, newSession(place), knowledge)),
  );
};

/** Slack's API as far as a command needs it: everything is fine. */
const openApi = async (): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({ ok: true, user_id: "UBOT", bot_id: "BBOT", team_id: "T1", url: "https://example.test/" }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
};

/** Starts a child and waits for the line that says it listens. */
const start = async (args: readonly string[], env: NodeJS.ProcessEnv, ready: RegExp) => {
  const from = performance.now();
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // A bench that stops half-way must not leave a server on the port of the next one.
  process.on("exit", () => child.kill());
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (data: Buffer) => ready.test(data.toString()) && resolve());
    child.on("exit", (code) => reject(new Error(`${args[0]} stopped with ${code}`)));
  });
  const startMs = performance.now() - from;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      child.removeAllListeners("exit").once("exit", () => resolve());
      child.kill();
    });
  return { startMs, stop };
};

const starts = 7;

const load = async (port: number, responseUrl: string, offset: number) => {
  for (let i = 0; i < 100; i++) await command(port, secret, message, offset + i, responseUrl);
  const single: number[] = [];
  for (let i = 0; i < 300; i++) {
    // People type one command at a time: the answer to the last one is done before the next comes.
    await sleep(20);
    single.push(await command(port, secret, message, offset + 1000 + i, responseUrl));
  }
  const from = performance.now();
  const total = 1500;
  let sent = 0;
  const worker = async (): Promise<void> => {
    while (sent < total) await command(port, secret, message, offset + 10_000 + sent++, responseUrl);
  };
  await Promise.all(Array.from({ length: 10 }, worker));
  return {
    p50: quantile(single, 0.5),
    p99: quantile(single, 0.99),
    perSecond: total / ((performance.now() - from) / 1000),
  };
};

const overHttp = async (): Promise<void> => {
  const api = await openApi();
  const bareFile = fileURLToPath(new URL("bare.mjs", import.meta.url));
  const mainFile = fileURLToPath(new URL("../dist/start/main.js", import.meta.url));
  const env = {
    SLACK_MODE: "http",
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: "xoxb-bench",
    SLACK_API_URL: api.url,
    PORT: "4802",
    HYPOCHROME_DB: "memory",
  };
  const startBare = () => start([bareFile, "4801", secret, api.url], {}, /ready/);
  const startOurs = () => start([mainFile], env, /listens for Slack/);
  // By turns, since what else the machine does changes from second to second.
  const took: { readonly bare: number[]; readonly ours: number[] } = { bare: [], ours: [] };
  for (let i = 0; i < starts; i++) {
    for (const [times, once] of [
      [took.bare, startBare],
      [took.ours, startOurs],
    ] as const) {
      const { startMs, stop } = await once();
      times.push(startMs);
      await stop();
    }
  }
  const [bareMs, oursMs] = [quantile(took.bare, 0.5), quantile(took.ours, 0.5)];
  await startBare();
  await startOurs();
  const theirs = await load(4801, `${api.url}response`, 0);
  const mine = await load(4802, `${api.url}response`, 100_000);
  const show = (name: string, startMs: number, of: typeof mine): void =>
    console.log(
      `${name.padEnd(12)} start ${startMs.toFixed(0)} ms   ack p50 ${of.p50.toFixed(2)} ms  p99 ${of.p99.toFixed(2)} ms   ${of.perSecond.toFixed(0)}/s at 10 connections`,
    );
  show("bare Bolt", bareMs, theirs);
  show("Hypochrome", oursMs, mine);
  console.log(
    `ratios       start +${(oursMs - bareMs).toFixed(0)} ms   ack p50 ×${(mine.p50 / theirs.p50).toFixed(2)}   throughput ×${(mine.perSecond / theirs.perSecond).toFixed(2)}`,
  );
  api.close();
};

inside();
await overHttp();
process.exit(0);
