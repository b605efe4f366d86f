/** The try-it workspace: a loopback stand-in for Slack's API and a chat page. Bound to 127.0.0.1 and to nothing else. */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { callApi, respond } from "./api.ts";
import { type Deed, dispatch } from "./dispatch.ts";
import type { Sender } from "./signed.ts";
import { channels, createState, type Happening, ids, type Json } from "./state.ts";
import { createUploads } from "./uploads.ts";

export interface WorkspaceOptions {
  /** Port of the page and of the API; 0 takes a free one. */
  readonly port: number;
  readonly signingSecret: string;
  /** Where the app listens, on loopback. */
  readonly appPort: number;
}

export interface Workspace {
  readonly apiUrl: string;
  readonly pageUrl: string;
  close(): Promise<void>;
}

/** Files come in base64: some of five megabytes each, and the largest that is refused. */
const mostBody = 32 * 1024 * 1024;
const files: Readonly<Record<string, readonly [string, string]>> = {
  "/": ["index.html", "text/html; charset=utf-8"],
  "/page.css": ["page.css", "text/css; charset=utf-8"],
  "/page.js": ["page.js", "text/javascript; charset=utf-8"],
  "/text.js": ["text.js", "text/javascript; charset=utf-8"],
  "/messages.js": ["messages.js", "text/javascript; charset=utf-8"],
  "/modal.js": ["modal.js", "text/javascript; charset=utf-8"],
  "/blocks.js": ["blocks.js", "text/javascript; charset=utf-8"],
  "/app.js": ["app.js", "text/javascript; charset=utf-8"],
  "/composer.js": ["composer.js", "text/javascript; charset=utf-8"],
  "/menu.js": ["menu.js", "text/javascript; charset=utf-8"],
  "/places.js": ["places.js", "text/javascript; charset=utf-8"],
  "/attach.js": ["attach.js", "text/javascript; charset=utf-8"],
};
const folder = new URL("../../src/local/page/", import.meta.url);
const policy =
  "default-src 'self'; img-src 'self' data: https:; style-src 'self'; script-src 'self'; frame-ancestors 'none'";

const tooLarge = new Error("body too large");

const bodyOf = (incoming: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    incoming.on("data", (part: Buffer) => {
      size += part.length;
      // Read to its end, but not kept: an answer before that would never be heard.
      if (size <= mostBody) parts.push(part);
    });
    incoming.on("end", () => (size > mostBody ? reject(tooLarge) : resolve(Buffer.concat(parts).toString("utf8"))));
    incoming.on("error", reject);
  });

const fieldsOf = (incoming: IncomingMessage, body: string): Json =>
  incoming.headers["content-type"]?.includes("json")
    ? (JSON.parse(body || "{}") as Json)
    : Object.fromEntries(new URLSearchParams(body));

const answer = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(value));
};

/** Only this machine's own pages may talk to it: a foreign Host or Origin is another site trying to reach in. */
const fromHere = (incoming: IncomingMessage, port: number): boolean => {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { origin } = incoming.headers;
  return (
    hosts.includes(incoming.headers.host ?? "") &&
    (origin === undefined || hosts.some((host) => origin === `http://${host}`))
  );
};

const stream = (response: ServerResponse, sender: Sender, own: string | null): void => {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const tell = (value: unknown): unknown => response.write(`data: ${JSON.stringify(value)}\n\n`);
  tell({ kind: "hello", ids, channels, messages: sender.state.history(), home: sender.state.home() });
  const forHere = (happening: Happening): void => {
    if (happening.kind !== "view" || happening.tab === undefined || happening.tab === own) tell(happening);
  };
  response.on("close", sender.state.listen(forHere));
};

const route = async (incoming: IncomingMessage, response: ServerResponse, sender: Sender): Promise<void> => {
  const { pathname: path, searchParams } = new URL(incoming.url ?? "/", "http://local");
  const file = incoming.method === "GET" ? files[path] : undefined;
  if (file) {
    response.writeHead(200, {
      "content-type": file[1],
      "content-security-policy": policy,
      "cache-control": "no-store",
    });
    response.end(readFileSync(new URL(file[0], folder)));
    return;
  }
  if (path === "/happenings") return stream(response, sender, searchParams.get("tab"));
  if (incoming.method === "GET" && path.startsWith("/files-pri/"))
    return sender.uploads.serve(path.slice("/files-pri/".length), incoming, response);
  if (incoming.method !== "POST") return answer(response, { ok: false, error: "not_found" }, 404);
  const fields = fieldsOf(incoming, await bodyOf(incoming));
  if (path.startsWith("/api/")) return answer(response, callApi(path.slice("/api/".length), fields, sender.state));
  if (path.startsWith("/response/")) {
    const result = respond(path.slice("/response/".length), fields, sender.state);
    return answer(response, result, result["ok"] === true ? 200 : 404);
  }
  if (path !== "/deed") return answer(response, { ok: false, error: "not_found" }, 404);
  const acknowledged = await dispatch(sender, fields as unknown as Deed);
  answer(response, { ok: acknowledged.status === 200, status: acknowledged.status, body: acknowledged.body });
};

/**
 * Opens the workspace.
 * @throws the server's own error (`EADDRINUSE`) when the port is taken.
 */
export const openWorkspace = async ({ port, signingSecret, appPort }: WorkspaceOptions): Promise<Workspace> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const base = `http://127.0.0.1:${bound}/`;
  const sender: Sender = {
    state: createState(),
    uploads: createUploads(`${base}files-pri/`),
    appPort,
    signingSecret,
    responseBase: `${base}response/`,
    clock: Date.now,
  };
  server.on("request", (incoming: IncomingMessage, response: ServerResponse) => {
    if (!fromHere(incoming, bound))
      return answer(response, { ok: false, error: "only from this machine's own page" }, 403);
    route(incoming, response, sender).catch((error: unknown) => {
      if (response.headersSent) return;
      if (error === tooLarge) answer(response, { ok: false, error: "over 32 MB" }, 413);
      else answer(response, { ok: false, error: "the app did not answer, or the request made no sense" }, 500);
    });
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { apiUrl: `${base}api/`, pageUrl: base, close };
};
