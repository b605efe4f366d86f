/**
 * Logs: one JSON line each, and never a text, a value or a name. An error is told by its class and code, because its message may
 * carry what a person typed.
 */
import type { Logger, LogLevel } from "@slack/bolt";

export interface Log {
  readonly warn: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
  readonly error: (event: string, error: unknown) => void;
}

type Write = (line: string) => void;

const codeOf = (error: unknown): Readonly<Record<string, string>> => {
  if (error === undefined) return {};
  if (typeof error !== "object" || error === null) return { error: typeof error };
  const { name, code, data, status } = error as Readonly<Record<string, unknown>>;
  const slack =
    typeof data === "object" && data !== null ? (data as Readonly<Record<string, unknown>>).error : undefined;
  return {
    error: typeof name === "string" ? name : "object",
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof slack === "string" ? { slack } : {}),
    ...(typeof status === "number" ? { status: String(status) } : {}),
  };
};

/** A log that writes to `write`, standard error by default. */
export const createLog = (write: Write = (line) => process.stderr.write(`${line}\n`)): Log => {
  const put = (level: string, event: string, facts: object): void =>
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...facts }));
  return {
    warn: (event, facts = {}) => put("warn", event, facts),
    error: (event, error) => put("error", event, codeOf(error)),
  };
};

/**
 * Bolt's logger over ours. Bolt's own sentences pass at warning and above, with anything in quotes or braces taken out, as that
 * is where it quotes payloads; debug output, which holds whole messages, is never written.
 */
export const boltLogger = (log: Log): Logger => {
  let level = "warn";
  const words = (said: readonly unknown[]): string =>
    said
      .filter((each) => typeof each === "string")
      .map((each) => each.replace(/\{.*|"[^"]*"|'[^']*'/gsu, "…").slice(0, 200))
      .join(" ");
  const silent = (): void => undefined;
  return {
    debug: silent,
    info: silent,
    warn: (...said) => log.warn(`slack: ${words(said)}`),
    error: (...said) =>
      log.error(
        `slack: ${words(said)}`,
        said.find((each) => typeof each === "object"),
      ),
    setLevel: (next) => {
      level = next;
    },
    getLevel: () => level as LogLevel,
    setName: silent,
  };
};
