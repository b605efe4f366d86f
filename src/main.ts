/** Composition root: configuration → knowledge → store → transport. */
import { randomBytes } from "node:crypto";
import { realpathSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { App } from "@slack/bolt";
import { type Config, EXIT_CONFIG, environment, faultLines, readConfig } from "./config.ts";
import { createAnswer } from "./conversation/answer.ts";
import { copyCase } from "./conversation/copy.ts";
import { keyOf } from "./conversation/kept.ts";
import { practise } from "./conversation/practice.ts";
import type { Place } from "./conversation/session.ts";
import { openKnowledge } from "./knowledge/open.ts";
import { openWorkspace } from "./local/workspace.ts";
import { buildApp, type SlackConfig } from "./slack/app.ts";
import { createLog, type Log } from "./slack/log.ts";
import { createWork } from "./slack/work.ts";
import { refused, StartFault, startSocket, withSlack } from "./start-slack.ts";
import { openStore } from "./store/open.ts";

const SWEEP_EVERY = 10 * 60_000;
const STOP_WITHIN = 10_000;
const LOOPBACK = "127.0.0.1";

export interface Running {
  /** Where the chat page is, in local mode. */
  readonly pageUrl?: string;
  readonly stop: () => Promise<void>;
}
type Closer = () => Promise<unknown>;

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | undefined)?.code ?? "");

const taken = (error: unknown, port: number, variable: string): unknown =>
  codeOf(error) === "EADDRINUSE"
    ? new StartFault(
        `Port ${port} is taken by another program. Stop that one, or set ${variable} to another port.\n`,
        1,
      )
    : error;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

const listen = async (app: App, config: Exclude<Config, { mode: "local" }>, log: Log): Promise<void> => {
  await withSlack(config, "SLACK_BOT_TOKEN", log, () => app.init());
  if (config.mode === "socket") return withSlack(config, "SLACK_APP_TOKEN", log, () => startSocket(app, config));
  await app.start(config.port).catch((error: unknown) => {
    throw taken(error, config.port, "PORT");
  });
};

/** The chat page and the stand-in for Slack, with the same app behind them as in Slack. */
const openLocal = async (pagePort: number, build: (slack: SlackConfig) => App, closers: Closer[]): Promise<string> => {
  const signingSecret = randomBytes(16).toString("hex");
  const appPort = await freePort();
  const workspace = await openWorkspace({ port: pagePort, signingSecret, appPort }).catch((error: unknown) => {
    throw taken(error, pagePort, "HYPOCHROME_PORT");
  });
  closers.push(() => workspace.close());
  const app = build({ mode: "http", botToken: "xoxb-local", signingSecret, apiUrl: workspace.apiUrl });
  await app.init();
  await app.start({ port: appPort, host: LOOPBACK });
  closers.push(() => app.stop());
  return workspace.pageUrl;
};

const checkSetting = (setting: string | undefined, known: readonly string[]): void => {
  if (setting === undefined || known.includes(setting)) return;
  const problem = `is not a setting of this knowledge; it has ${known.join(", ")}`;
  throw refused({ variable: "HYPOCHROME_SETTING", problem, whereToFind: "knowledge/settings.yaml" });
};

const openDatabase = async (path: string): Promise<Awaited<ReturnType<typeof openStore>>> => {
  try {
    return await openStore(path);
  } catch (error) {
    const problem = `can't be opened as a database (${codeOf(error) || "not a database, or no permission"})`;
    throw refused({
      variable: "HYPOCHROME_DB",
      problem,
      whereToFind: "the folder must be writable; `memory` keeps nothing",
    });
  }
};

/**
 * Starts everything `config` asks for.
 * @throws StartFault with the words for the terminal and the exit code, when the outside doesn't play along.
 */
export const start = async (config: Config): Promise<Running> => {
  const knowledge = openKnowledge();
  checkSetting(
    config.setting,
    knowledge.settings.settings.map((each) => each.id),
  );
  const store = await openDatabase(config.database);
  const closers: Closer[] = [() => store.close()];
  const work = createWork();
  let ready = false;
  const stop = async (): Promise<void> => {
    ready = false;
    const [closeStore, ...others] = closers;
    for (const close of others.reverse()) await close();
    await work.done(STOP_WITHIN / 2);
    await closeStore?.();
  };
  const { setting, units } = config;
  const log = createLog();
  const answer = createAnswer({
    knowledge,
    store,
    ...(setting ? { setting } : {}),
    ...(units ? { units } : {}),
    onStoreError: (error) => log.error("the store failed", error),
  });
  const knows = async (place: Place): Promise<boolean> => (await store.read(keyOf(place), new Date())) !== undefined;
  const copy = (from: Place, to: Place): Promise<boolean> => copyCase(store, from, to, new Date());
  const forget = (team: string): Promise<number> => store.removeTeam(team);
  const build = (slack: SlackConfig): App =>
    buildApp({ config: slack, knowledge, answer, knows, copy, forget, log, ready: () => ready, work });
  const sweep = setInterval(() => void store.sweep(new Date()).catch(() => undefined), SWEEP_EVERY).unref();
  closers.push(async () => clearInterval(sweep));
  try {
    const pageUrl = await opened(config, build, closers, log);
    ready = true;
    const rest = practise(knowledge);
    closers.push(async () => rest());
    return { ...(pageUrl === undefined ? {} : { pageUrl }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const opened = async (config: Config, build: (slack: SlackConfig) => App, closers: Closer[], log: Log) => {
  if (config.mode === "local") return openLocal(config.pagePort, build, closers);
  const app = build(config);
  await listen(app, config, log);
  closers.push(() => app.stop());
  return undefined;
};

const greeting = (config: Config, running: Running): string => {
  if (running.pageUrl !== undefined)
    return `Hypochrome is at ${running.pageUrl} (this machine only). Ctrl-C stops it.\n`;
  return config.mode === "http"
    ? `Hypochrome listens for Slack on port ${config.port}, path /slack/events.\n`
    : "Hypochrome is connected to Slack by Socket Mode.\n";
};

const main = async (): Promise<void> => {
  const read = readConfig(environment());
  if (!read.ok) throw new StartFault(faultLines(read.faults), EXIT_CONFIG);
  const running = await start(read.config);
  process.stdout.write(greeting(read.config, running));
  const leave = (): void => {
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    running.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", leave);
  process.once("SIGINT", leave);
};

const invoked = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (invoked) {
  main().catch((error: unknown) => {
    process.stderr.write(error instanceof StartFault ? error.message : `${String(error)}\n`);
    process.exit(error instanceof StartFault ? error.exitCode : 1);
  });
}
