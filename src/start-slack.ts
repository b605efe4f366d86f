/** Getting through to Slack at the start: what is refused, or can't be reached, is told by the variable's name. */
import { type App, webApi } from "@slack/bolt";
import { type Config, EXIT_CONFIG, type Fault, faultLines } from "./config.ts";
import type { Log } from "./slack/log.ts";
import { slackError } from "./slack/send.ts";

type ForSlack = Exclude<Config, { mode: "local" }>;

/** A start that can't go on: what to print, and the exit code. */
export class StartFault extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
export const refused = (fault: Fault): StartFault => new StartFault(faultLines([fault]), EXIT_CONFIG);

const reinstall = "Slack app settings (api.slack.com/apps): install the app again and copy the token anew";
const remedies: Readonly<Record<string, string>> = {
  missing_scope:
    "an app-level token needs the scope connections:write: make a new one under Basic Information → App-Level Tokens",
  not_allowed_token_type: "this is another kind of token: app-level ones (Basic Information) begin with xapp-",
};

const unreachable = ({ apiUrl }: ForSlack): string => {
  const host = apiUrl === undefined ? "slack.com" : new URL(apiUrl).host;
  const where = apiUrl === undefined ? "the network, or a proxy" : "SLACK_API_URL, or the network";
  return `Slack can't be reached at ${host}. Check ${where}.`;
};

const reaches = async ({ apiUrl = "https://slack.com/api/" }: ForSlack): Promise<boolean> => {
  try {
    await fetch(new URL("api.test", apiUrl), { method: "POST", signal: AbortSignal.timeout(10_000) });
    return true;
  } catch {
    return false;
  }
};

/** A task that has not come back by then is asked about. */
const impatient = 1500;

/** Slack's own words on why a token is no good. What can't be reached is tried for five minutes, and that is said soon. */
export const withSlack = async (config: ForSlack, variable: string, log: Log, task: () => Promise<unknown>) => {
  const warn = async (): Promise<void> => {
    if (!(await reaches(config))) log.warn(`${unreachable(config)} It is tried again for five minutes.`);
  };
  const waiting = setTimeout(() => void warn(), impatient);
  try {
    await task();
  } catch (error) {
    const said = slackError(error);
    if (said === undefined && !(await reaches(config))) throw new StartFault(`${unreachable(config)}\n`, 1);
    if (said === undefined) throw error;
    throw refused({
      variable,
      problem: `was refused by Slack (${said})`,
      whereToFind: remedies[said] ?? reinstall,
    });
  } finally {
    clearTimeout(waiting);
  }
};

/** Asks once whether the token may connect: the socket itself would try for ever, whatever Slack says of the token. */
export const startSocket = async (app: App, config: Extract<ForSlack, { mode: "socket" }>): Promise<void> => {
  const slackApiUrl = config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl };
  await new webApi.WebClient(config.appToken, { ...slackApiUrl, retryConfig: { retries: 1 } }).apps.connections.open(
    {},
  );
  await app.start();
};
