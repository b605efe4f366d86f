/** The only reader of the environment. A wrong or half-filled one is refused with what to do about it, before anything starts. */
import { config as loadEnvFile } from "dotenv";
import { z } from "zod";

/** Process exit code for a wrong configuration (EX_CONFIG of sysexits). */
export const EXIT_CONFIG = 78;

interface Common {
  /** `memory`, or the path of the database file. */
  readonly database: string;
  /** Id of a setting of the knowledge; checked against it at the start. */
  readonly setting?: string;
  readonly units?: "si" | "us";
}
interface Connected extends Common {
  readonly botToken: string;
  /** A Slack-compatible server to use instead of Slack; ends in a slash. */
  readonly apiUrl?: string;
}
export type Config =
  | (Common & { readonly mode: "local" /** Port of the chat page; 0 takes any free one. */; readonly pagePort: number })
  | (Connected & { readonly mode: "socket"; readonly appToken: string })
  | (Connected & { readonly mode: "http"; readonly signingSecret: string; readonly port: number });

/** What is wrong with one variable. Never holds its value. */
export interface Fault {
  readonly variable: string;
  readonly problem: string;
  readonly whereToFind: string;
}
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export type Environment = Readonly<Record<string, string | undefined>>;

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535);
const url = z.url({ protocol: /^https?$/ }).transform((text) => (text.endsWith("/") ? text : `${text}/`));

interface Rule {
  readonly value: z.ZodType<unknown, string>;
  readonly must: string;
  readonly whereToFind: string;
}
const oauth = "Slack app settings (api.slack.com/apps) → OAuth & Permissions → Bot User OAuth Token";
const basic = "Slack app settings (api.slack.com/apps) → Basic Information → App-Level Tokens, scope connections:write";
const secret = "Slack app settings (api.slack.com/apps) → Basic Information → App Credentials → Signing Secret";
const own = "your choice; .env.example describes it";

const rules = {
  SLACK_MODE: { value: z.enum(["local", "socket", "http"]), must: "must be local, socket or http", whereToFind: own },
  SLACK_BOT_TOKEN: { value: z.string().regex(/^xoxb-\S+$/), must: "must begin with xoxb-", whereToFind: oauth },
  SLACK_APP_TOKEN: { value: z.string().regex(/^xapp-\S+$/), must: "must begin with xapp-", whereToFind: basic },
  SLACK_SIGNING_SECRET: {
    value: z.string().regex(/^[0-9A-Za-z]{16,128}$/),
    must: "must be the secret itself: letters and digits, usually 32 of them",
    whereToFind: secret,
  },
  SLACK_API_URL: {
    value: url,
    must: "must be a whole http(s) address, like http://127.0.0.1:9000/api/",
    whereToFind: own,
  },
  PORT: { value: port, must: "must be a port number, 0 to 65535", whereToFind: own },
  HYPOCHROME_PORT: { value: port, must: "must be a port number, 0 to 65535", whereToFind: own },
  HYPOCHROME_DB: { value: z.string().min(1), must: "must be memory or the path of a file", whereToFind: own },
  HYPOCHROME_SETTING: {
    value: z.string().regex(/^[a-z0-9-]+$/),
    must: "must be the id of a setting in knowledge/settings.yaml",
    whereToFind: own,
  },
  HYPOCHROME_UNITS: { value: z.enum(["si", "us"]), must: "must be si or us", whereToFind: own },
} as const satisfies Readonly<Record<string, Rule>>;

type Variable = keyof typeof rules;
type Values = { readonly [V in Variable]?: z.output<(typeof rules)[V]["value"]> };

const faultOf = (variable: Variable, problem: string): Fault => ({
  variable,
  problem,
  whereToFind: rules[variable].whereToFind,
});
/** Empty counts as not set, as in a copied .env.example. */
const stated = (env: Environment, variable: Variable): string | undefined => env[variable]?.trim() || undefined;

const readValues = (env: Environment): { readonly values: Values; readonly faults: readonly Fault[] } => {
  const values: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const variable of Object.keys(rules) as Variable[]) {
    const text = stated(env, variable);
    if (text === undefined) continue;
    const read = rules[variable].value.safeParse(text);
    if (read.success) values[variable] = read.data;
    else faults.push(faultOf(variable, rules[variable].must));
  }
  return { values: values as Values, faults };
};

const modeOf = (env: Environment, values: Values): Config["mode"] => {
  if (values.SLACK_MODE) return values.SLACK_MODE;
  if (stated(env, "SLACK_APP_TOKEN")) return "socket";
  if (stated(env, "SLACK_SIGNING_SECRET")) return "http";
  return stated(env, "SLACK_BOT_TOKEN") ? "socket" : "local";
};

const needs: Readonly<Record<Config["mode"], readonly Variable[]>> = {
  local: [],
  socket: ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"],
  http: ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"],
};
const reasons = {
  local: "",
  socket: "is missing: Socket Mode needs it (for HTTP set SLACK_MODE=http and SLACK_SIGNING_SECRET)",
  http: "is missing: HTTP mode needs it (for Socket Mode set SLACK_APP_TOKEN and leave SLACK_MODE empty)",
} as const;

const built = (mode: Config["mode"], values: Values): Config => {
  const common = {
    database: values.HYPOCHROME_DB ?? "./data/hypochrome.db",
    ...(values.HYPOCHROME_SETTING === undefined ? {} : { setting: values.HYPOCHROME_SETTING }),
    ...(values.HYPOCHROME_UNITS === undefined ? {} : { units: values.HYPOCHROME_UNITS }),
  };
  if (mode === "local") return { ...common, mode, pagePort: values.HYPOCHROME_PORT ?? 3737 };
  const apiUrl = values.SLACK_API_URL === undefined ? {} : { apiUrl: values.SLACK_API_URL };
  const connected = { ...common, ...apiUrl, botToken: values.SLACK_BOT_TOKEN ?? "" };
  return mode === "socket"
    ? { ...connected, mode, appToken: values.SLACK_APP_TOKEN ?? "" }
    : { ...connected, mode, signingSecret: values.SLACK_SIGNING_SECRET ?? "", port: values.PORT ?? 3000 };
};

/** Reads a configuration. No token: the local workspace. All faults are found at once; none repeats a value. */
export const readConfig = (env: Environment): ConfigResult => {
  const { values, faults } = readValues(env);
  const mode = modeOf(env, values);
  const missing = needs[mode].filter((variable) => stated(env, variable) === undefined);
  const all = [...faults, ...missing.map((variable) => faultOf(variable, reasons[mode]))];
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, config: built(mode, values) };
};

/** The faults as lines for a terminal. */
export const faultLines = (faults: readonly Fault[]): string =>
  [
    "Hypochrome can't start with this configuration (.env or the environment):",
    ...faults.map((fault) => `  ${fault.variable} ${fault.problem}\n    where: ${fault.whereToFind}`),
    "",
  ].join("\n");

/** The process's environment with `.env` of the working directory under it. */
export const environment = (): Environment => {
  loadEnvFile({ quiet: true });
  return process.env;
};
