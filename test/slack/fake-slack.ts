/** A tiny Slack for tests: answers the Web API and response_urls on loopback, checks every block it is sent, and remembers. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { faultsIn, homeTab, message, modal } from "./check-blocks.ts";

export interface Call {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the app sent
  readonly args: any;
}
export interface Served {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}
export interface FakeSlack {
  readonly apiUrl: string;
  readonly responseUrl: string;
  readonly calls: Call[];
  /** Methods answered with an error once per entry, or by a function of the arguments. */
  readonly failures: Map<string, string[]>;
  /** Statuses the response_url answers with, first to last; then 200. */
  readonly statuses: number[];
  /** What a GET of a path below the base is answered with, first to last; the last one stays. */
  readonly files: Map<string, Served[]>;
  /** Requests for files: path and token. */
  readonly fetched: { readonly path: string; readonly token: string | undefined }[];
  readonly base: string;
  readonly made: (method: string) => readonly Call["args"][];
  /** The timestamp a posted message was given. */
  readonly posted: (args: object) => string;
  readonly close: () => Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};
const read = (type: string, body: string): Record<string, unknown> => {
  if (type.includes("json")) return JSON.parse(body);
  const parse = (value: string): unknown => (/^[[{]/.test(value) ? JSON.parse(value) : value);
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, parse(value)]));
};

const checked = (method: string, args: Record<string, unknown>): readonly string[] => {
  const { text, blocks, view } = args;
  if (method === "views.open") return faultsIn(modal, view);
  if (method === "views.publish") return faultsIn(homeTab, view);
  return blocks === undefined ? [] : faultsIn(message, { text, blocks });
};

type Methods = Record<string, (args: Record<string, unknown>) => object>;
const results = (ts: (of: object) => string): Methods => ({
  "auth.test": () => ({ user_id: "UBOT", bot_id: "BBOT", team_id: "T1" }),
  "chat.postMessage": (args) => ({ ts: ts(args), channel: args.channel }),
  "chat.update": (args) => ({ ts: args.ts, channel: args.channel }),
  "conversations.open": () => ({ channel: { id: "D900" } }),
});

/** Starts one; `more` adds methods. */
export const fakeSlack = async (more: Methods = {}): Promise<FakeSlack> => {
  const calls: Call[] = [];
  const failures = new Map<string, string[]>();
  const statuses: number[] = [];
  const files = new Map<string, Served[]>();
  const fetched: FakeSlack["fetched"] = [];
  const serve = (path: string, token: string | undefined, response: ServerResponse): void => {
    fetched.push({ path, token });
    const planned = files.get(path) ?? [{ status: 404 }];
    const { status = 200, headers, body } = (planned.length > 1 ? planned.shift() : planned[0]) ?? {};
    response.writeHead(status, headers).end(body);
  };
  let next = 0;
  const stamps = new WeakMap<object, string>();
  const stamped = (args: object): string => {
    const ts = `1700000000.${String(++next).padStart(6, "0")}`;
    stamps.set(args, ts);
    return ts;
  };
  const known: Methods = { ...more, ...results(stamped) };
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "";
    if (request.method === "GET") return serve(path, request.headers.authorization, response);
    const args = read(request.headers["content-type"] ?? "", await bodyOf(request));
    const method = path.startsWith("/api/") ? path.slice(5) : "respond";
    calls.push({ method, args });
    const faults = checked(method, args);
    const planned = failures.get(method)?.shift();
    if (method === "respond") {
      response.writeHead(faults.length > 0 ? 400 : (statuses.shift() ?? 200)).end(faults.join("; ") || "ok");
      return;
    }
    const error = planned ?? (faults.length > 0 ? `invalid_blocks` : undefined);
    if (faults.length > 0) console.error(method, faults);
    if (error === "503") return void response.writeHead(503).end();
    if (error === "429") return void response.writeHead(429, { "retry-after": "1" }).end();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(error ? { ok: false, error } : { ok: true, ...known[method]?.(args) }));
  };
  const server = createServer((request, response) => void reply(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/`,
    responseUrl: `${base}/response/1`,
    calls,
    failures,
    statuses,
    files,
    fetched,
    base,
    made: (method) => calls.filter((call) => call.method === method).map((call) => call.args),
    posted: (args) => stamps.get(args) ?? "",
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
