/** Files attached on the page: kept in memory, described and served as Slack does. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Json } from "./state.ts";

/** As the page sends a file. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  /** Its bytes in base64. */
  readonly data: string;
}

/** More than this are forgotten, the oldest first. */
const most = 30;

/** @param base address below which the files are served; ends in a slash. */
export const createUploads = (base: string) => {
  const kept = new Map<string, Buffer>();
  return {
    /** Keeps the file; answers with Slack's file object. */
    keep: ({ name, type, data }: Upload, user: string): Json => {
      const id = `F${randomBytes(6).toString("hex").toUpperCase()}`;
      const bytes = Buffer.from(data, "base64");
      kept.set(id, bytes);
      const oldest = kept.size > most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return {
        ...{ id, name, title: name, mimetype: type || "application/octet-stream", size: bytes.length, user },
        ...{ mode: "hosted", is_external: false, file_access: "visible", editable: false },
        url_private: `${base}${id}`,
        url_private_download: `${base}${id}`,
      };
    },
    /** Serves one to whoever shows a token; without one, a sign-in page, as Slack does. */
    serve: (id: string, incoming: IncomingMessage, response: ServerResponse): void => {
      if (!incoming.headers.authorization?.startsWith("Bearer xoxb-")) {
        response
          .writeHead(200, { "content-type": "text/html; charset=utf-8" })
          .end("<!doctype html><title>Sign in</title>");
        return;
      }
      const bytes = kept.get(id);
      response.writeHead(bytes ? 200 : 404, { "content-type": "application/octet-stream" }).end(bytes);
    },
  };
};

export type Uploads = ReturnType<typeof createUploads>;
