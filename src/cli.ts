#!/usr/bin/env node
/** `hypochrome`: a report on the command line, the card as plain text or the assessment as JSON. Sends nothing anywhere. */
import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Input, inputOf, isFile, type Piped, UsageError } from "./cli-input.ts";
import { reportDoc, stepsDoc } from "./conversation/report.ts";
import { assess, converse, emptyCase, merge, newSession, openKnowledge, plainText, type Reply, read } from "./index.ts";
import type { Knowledge } from "./knowledge/types.ts";
import { explain } from "./reading/explain.ts";
import { together } from "./reading/together.ts";

const usage = `Usage: hypochrome [options] <text | file ...>
       hypochrome [options] < report.txt
       hypochrome read [--explain] [--json] <text | file ...>

Reads laboratory results, ranks the causes of a microcytic or hypochromic anaemia,
names the next test, and says what is safe to give.

  hypochrome "Hb 9.8 g/dL MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28"
  hypochrome report.pdf
  hypochrome "Hb 98 g/L MCV 68, F 28" --ask "why not thalassaemia?"

Files are text (in any format), HL7, FHIR, C-CDA, CSV, or PDF with a text layer.
"read" reports what was read, assumed, refused and not understood, and assesses nothing.

Options:
  --ask <question>   then ask this about the case (may be repeated)
  --full             print what is folded, too
  --json             print the assessment (after "read": the reading) as JSON
  --explain          after "read": every step of the reading, with its spans
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

const options = {
  ask: { type: "string", multiple: true, default: [] as string[] },
  full: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  explain: { type: "boolean", default: false },
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
const talk = (input: Input, asked: readonly string[], knowledge: Knowledge, chosen: Chosen): Reply[] => {
  const place = { team: "cli", channel: "cli", thread: "1" };
  let session = { ...newSession(place), ...chosen };
  const [only = ""] = input.texts;
  const several = input.texts.length > 1 || input.refused.length > 0;
  const first = several ? { text: "", attached: input } : { text: only };
  return [first, ...asked.map((text) => ({ text }))].map((said, at) => {
    const turn = { id: String(at), place, user: "cli", now: new Date(), ...said };
    const { reply, session: next } = converse(turn, session, knowledge);
    session = next;
    return reply;
  });
};

const chosenFrom = (units: "si" | "us" | undefined, setting: string | undefined) => ({
  ...(units === undefined ? {} : { units }),
  ...(setting === undefined ? {} : { setting }),
});

type Chosen = ReturnType<typeof chosenFrom>;
const readingOptions = ({ units }: Chosen) => ({ now: new Date(), ...(units ? { units } : {}) });

/** JSON of the assessment, whether or not a unit is still in doubt. */
const json = ({ texts }: Input, knowledge: Knowledge, chosen: Chosen): string => {
  const reading = together(texts.map((text) => read(text, knowledge, readingOptions(chosen))));
  return JSON.stringify(assess(merge(emptyCase, reading), knowledge, chosen.setting), null, 2);
};

interface Wanted {
  readonly json: boolean;
  readonly explain: boolean;
}

/** `hypochrome read`: the reading report of each text, with the steps if wanted. */
const report = ({ texts }: Input, wanted: Wanted, knowledge: Knowledge, chosen: Chosen, { out }: Output): Code => {
  const all = texts.map((text) => explain(text, knowledge, readingOptions(chosen)));
  if (wanted.json) {
    const told = all.map(({ reading, steps }) => (wanted.explain ? { reading, steps } : reading));
    out(JSON.stringify(told.length === 1 ? told[0] : told, null, 2));
  } else {
    for (const explained of all) {
      if (wanted.explain) out(`${plainText(stepsDoc(explained))}\n`);
      out(plainText(reportDoc(explained.reading, knowledge)));
    }
  }
  const read = all.some(({ reading }) => reading.labs.length + reading.qualitative.length > 0);
  return read ? exitCodes.answered : exitCodes.nothingRead;
};

const version = (): string =>
  (JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }).version;

const run = async (args: readonly string[], stdin: () => Piped, output: Output): Promise<Code> => {
  const { out, err } = output;
  const { values, positionals } = parsed(args);
  if (values.help || values.version) {
    out(values.help ? usage : version());
    return exitCodes.answered;
  }
  const reads = positionals[0] === "read" && !isFile("read");
  if (values.explain && !reads) throw new UsageError("--explain goes with: hypochrome read --explain …");
  const input = await inputOf(reads ? positionals.slice(1) : positionals, stdin);
  for (const sentence of input.refused) err(`hypochrome: ${sentence}`);
  if (input.texts.length === 0) return exitCodes.usage;
  const knowledge = openKnowledge();
  const chosen = chosenFrom(unitsOf(values.units), settingOf(values.setting, knowledge));
  if (reads) return report(input, values, knowledge, chosen, output);
  const replies = talk(input, values.ask, knowledge, chosen);
  const [first] = replies;
  const code = first ? codeOf(first) : exitCodes.nothingRead;
  if (values.json && code !== exitCodes.nothingRead) {
    out(json(input, knowledge, chosen));
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
export const main = async (args: readonly string[], stdin: () => Piped, output: Output): Promise<Code> => {
  try {
    return await run(args, stdin, output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.err(`hypochrome: ${error.message}\nTry: hypochrome --help`);
    return exitCodes.usage;
  }
};

/** Started as a program (through a link of npm's, too), not imported. */
const started = (): boolean => {
  const program = process.argv[1];
  return program !== undefined && isFile(program) && realpathSync(program) === fileURLToPath(import.meta.url);
};

if (started()) {
  const piped = (): Piped => (process.stdin.isTTY ? undefined : readFileSync(0));
  process.exitCode = await main(process.argv.slice(2), piped, { out: console.log, err: console.error });
}
