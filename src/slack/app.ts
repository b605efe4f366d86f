/** Builds the Bolt app: one desk, its listeners, and the receiver of the chosen transport. */
import { App, type CustomRoute, HTTPModuleFunctions, HTTPReceiver, SocketModeReceiver, webApi } from "@slack/bolt";
import type { Place } from "../conversation/session.ts";
import type { Knowledge } from "../knowledge/types.ts";
import { createCards } from "./cards.ts";
import type { Answer, Desk } from "./desk.ts";
import { register } from "./listeners/register.ts";
import { boltLogger, createLog, type Log } from "./log.ts";
import { createMetrics, healthRoutes } from "./metrics.ts";
import { createWork, type Work } from "./work.ts";

interface Common {
  readonly botToken: string;
  /** A Slack-compatible server to talk to instead of Slack; ends in a slash. */
  readonly apiUrl?: string;
}
export type SlackConfig =
  | (Common & { readonly mode: "socket"; readonly appToken: string })
  | (Common & { readonly mode: "http"; readonly signingSecret: string });

export interface AppParts {
  readonly config: SlackConfig;
  readonly knowledge: Knowledge;
  readonly answer: Answer;
  /** Whether a conversation is kept; without it, only threads seen since the start are followed. */
  readonly knows?: (place: Place) => Promise<boolean>;
  /** Begins a conversation with a copy of another's case; false where there is nothing to copy, or one has begun. */
  readonly copy?: (from: Place, to: Place) => Promise<boolean>;
  /** Deletes all that is kept of a workspace, and says how many conversations. */
  readonly forget?: (team: string) => Promise<number>;
  readonly now?: () => Date;
  readonly log?: Log;
  /** What /readyz says. */
  readonly ready?: () => boolean;
  /** Told of every request, so that a stop can wait for it. */
  readonly work?: Work;
  /** How Slack's 429, 5xx and broken connections are retried. */
  readonly retries?: webApi.RetryOptions;
}

/** Slack's requests may be five minutes old; Bolt lets a timestamp of tomorrow pass, and it must not. */
const FUTURE_SECONDS = 300;
const sentAt = (request: { readonly headers?: Readonly<Record<string, unknown>> }): { sentAt: number } => ({
  sentAt: Number(request.headers?.["x-slack-request-timestamp"] ?? 0),
});
const fromTheFuture = (of: { readonly [key: string]: unknown }, now: Date): boolean =>
  Number(of["sentAt"] ?? 0) > now.getTime() / 1000 + FUTURE_SECONDS;

/** A request signed for tomorrow could be sent again tomorrow. */
const tomorrow = new Error("a request of the future was refused");

/** Refuses those before anything is acknowledged. */
const withoutTomorrow = (app: App, now: () => Date, log: Log): void => {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (!fromTheFuture(event.customProperties ?? {}, now())) return process(event);
    log.warn(tomorrow.message);
    throw tomorrow;
  };
};

const receiverFor = (config: SlackConfig, log: Log, customRoutes: CustomRoute[], options: webApi.WebClientOptions) => {
  const logger = boltLogger(log);
  if (config.mode === "http") {
    const { signingSecret } = config;
    return new HTTPReceiver({
      ...{ signingSecret, customRoutes, logger, customPropertiesExtractor: sentAt },
      processEventErrorHandler: async (failed) => {
        if (failed.error !== tomorrow) return HTTPModuleFunctions.defaultProcessEventErrorHandler(failed);
        if (!failed.response.headersSent) failed.response.writeHead(401).end();
        return true;
      },
    });
  }
  return new SocketModeReceiver({ appToken: config.appToken, logger, installerOptions: { clientOptions: options } });
};

/**
 * The app, listening to nothing yet: `init()` it (that asks Slack whether the token is good), then `start()` it on a port (HTTP) or
 * without one (Socket Mode).
 */
export const buildApp = (parts: AppParts): App => {
  const { config, knowledge, answer } = parts;
  const log = parts.log ?? createLog();
  const work = parts.work ?? createWork();
  const metrics = createMetrics();
  const now = parts.now ?? (() => new Date());
  const clientOptions: webApi.WebClientOptions = {
    retryConfig: parts.retries ?? webApi.retryPolicies.fiveRetriesInFiveMinutes,
    timeout: 15_000,
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
  };
  const receiver = receiverFor(config, log, healthRoutes(metrics, parts.ready ?? (() => true)), clientOptions);
  const app = new App({
    token: config.botToken,
    receiver,
    clientOptions,
    logger: boltLogger(log),
    convoStore: false,
    deferInitialization: true,
  });
  const knows = parts.knows ?? (() => Promise.resolve(false));
  const apiUrl = config.apiUrl === undefined ? {} : { apiUrl: config.apiUrl };
  const forget = parts.forget ?? (() => Promise.resolve(0));
  const copy = parts.copy ?? (() => Promise.resolve(false));
  const desk: Desk = { knowledge, answer, knows, forget, copy, now, cards: createCards(), log, metrics, ...apiUrl };
  app.use(({ next }) => work.during(next));
  app.error(async (error) => log.error("a listener failed", error));
  withoutTomorrow(app, now, log);
  register(app, desk);
  return app;
};
