#!/usr/bin/env node
/** `hypochrome`: a report on the command line, the card as plain text or the assessment as JSON. Sends nothing anywhere. */
import { readFileSync, realpathSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { assess, converse, emptyCase, merge, newSession, openKnowledge, plainText, type Reply, read } from "./index.ts";
import type { Knowledge } from "./knowledge/types.ts";

const usage = `Usage: hypochrome [options] <text | file> ...
       hypochrome [options] < report.txt

Reads laboratory results, ranks the causes of a microcytic or hypochromic anaemia,
names the next test, and says what is safe to give.

  hypochrome "Hb 9.8 g/dL MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28"
  hypochrome report.txt
  hypochrome "Hb 98 g/L MCV 68, F 28" --ask "why not thalassaemia?"

Options:
  --ask <question>   then ask this about the case (may be repeated)
  --full             print what is folded, too
  --json             print the assessment as JSON
  --setting <id>     clinic whose priors are used
  --units si|us      how numbers without a unit are read where both are plausible
  --help, --version

Exit codes:
  0  answered
  1  a bug
  2  wrong usage, or a file that can't be read
  3  nothing in the text could be read as a result
  4  a unit must be clarified first (--json: the assessment is printed, with the doubt in "doubts")

Decision support for clinicians; not a diagnosis or an order.`;

export const exitCodes = { answered: 0, bug: 1, usage: 2, nothingRead: 3, clarify: 4 } as const;
type Code = (typeof exitCodes)[keyof typeof exitCodes];

interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Something wrong with how the command was called. */
class UsageError extends Error {}

const options = {
  ask: { type: "string", multiple: true, default: [] as string[] },
  full: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  setting: { type: "string" },
  units: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const isFile = (path: string): boolean => {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const looksLikePath = (word: string): boolean => /^[^\s]+\.[a-z0-9]{2,4}$|^[./~][^\s]*$/i.test(word);

const fromFile = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`can't read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** A single word that names a file is read; anything else is the text itself. */
const textOf = (positionals: readonly string[], stdin: () => string | undefined): string => {
  const [only] = positionals;
  if (only === undefined || (positionals.length === 1 && only === "-")) {
    const piped = stdin();
    if (piped === undefined) throw new UsageError("give results as text, as a file, or on standard input");
    return piped;
  }
  if (positionals.length > 1) return positionals.join(" ");
  return isFile(only) || looksLikePath(only) ? fromFile(only) : only;
};

const unitsOf = (value: string | undefined): "si" | "us" | undefined => {
  if (value === undefined || value === "si" || value === "us") return value;
  throw new UsageError(`--units is si or us, not ${value}`);
};

const settingOf = (value: string | undefined, knowledge: Knowledge): string | undefined => {
  const known = knowledge.settings.settings.map((each) => each.id);
  if (value === undefined || known.includes(value)) return value;
  throw new UsageError(`--setting is one of ${known.join(", ")}`);
};

const codeOf = (reply: Reply): Code => {
  if (reply.kind === "clarify") return exitCodes.clarify;
  return reply.kind === "notice" ? exitCodes.nothingRead : exitCodes.answered;
};

/** Every turn's reply, in order: the report first, then each question. */
const talk = (texts: readonly string[], knowledge: Knowledge, chosen: ReturnType<typeof chosenFrom>): Reply[] => {
  const place = { team: "cli", channel: "cli", thread: "1" };
  let session = { ...newSession(place), ...chosen };
  return texts.map((text, at) => {
    const turn = { id: String(at), place, user: "cli", now: new Date(), text };
    const { reply, session: next } = converse(turn, session, knowledge);
    session = next;
    return reply;
  });
};

const chosenFrom = (units: "si" | "us" | undefined, setting: string | undefined) => ({
  ...(units === undefined ? {} : { units }),
  ...(setting === undefined ? {} : { setting }),
});

/** JSON of the assessment, whether or not a unit is still in doubt. */
const json = (text: string, knowledge: Knowledge, chosen: ReturnType<typeof chosenFrom>): string => {
  const reading = read(text, knowledge, { now: new Date(), ...(chosen.units ? { units: chosen.units } : {}) });
  return JSON.stringify(assess(merge(emptyCase, reading), knowledge, chosen.setting), null, 2);
};

const version = (): string =>
  (JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }).version;

const run = (args: readonly string[], stdin: () => string | undefined, { out, err }: Output): Code => {
  const { values, positionals } = parsed(args);
  if (values.help) {
    out(usage);
    return exitCodes.answered;
  }
  if (values.version) {
    out(version());
    return exitCodes.answered;
  }
  const text = textOf(positionals, stdin);
  const knowledge = openKnowledge();
  const chosen = chosenFrom(unitsOf(values.units), settingOf(values.setting, knowledge));
  const replies = talk([text, ...values.ask], knowledge, chosen);
  const [first] = replies;
  const code = first ? codeOf(first) : exitCodes.nothingRead;
  if (values.json && code !== exitCodes.nothingRead) {
    out(json(text, knowledge, chosen));
    return code;
  }
  const print = code === exitCodes.nothingRead ? err : out;
  for (const reply of replies) print(plainText(reply, { folds: values.full ? "open" : "titles", buttons: false }));
  return code;
};

/**
 * The command line, with its surroundings given from outside.
 * @param stdin what was piped in; undefined when nothing was.
 * @returns the exit code (see the usage text).
 */
export const main = (args: readonly string[], stdin: () => string | undefined, output: Output): Code => {
  try {
    return run(args, stdin, output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.err(`hypochrome: ${error.message}\n\n${usage}`);
    return exitCodes.usage;
  }
};

/** Started as a program (through a link of npm's, too), not imported. */
const started = (): boolean => {
  const program = process.argv[1];
  return program !== undefined && isFile(program) && realpathSync(program) === fileURLToPath(import.meta.url);
};

if (started()) {
  const piped = (): string | undefined => (process.stdin.isTTY ? undefined : readFileSync(0, "utf8"));
  process.exitCode = main(process.argv.slice(2), piped, { out: console.log, err: console.error });
}
