/** One signed request to the app, as Slack would send it, so that Bolt's own verification passes. */
import { createHmac } from "node:crypto";
import { request } from "node:http";
import type { State } from "./state.ts";
import type { Uploads } from "./uploads.ts";

export interface Sender {
  readonly state: State;
  readonly uploads: Uploads;
  readonly appPort: number;
  readonly signingSecret: string;
  /** Where response_urls live. */
  readonly responseBase: string;
  readonly clock: () => number;
}

/** What the app answered. */
export interface Acknowledged {
  readonly status: number;
  readonly body: string;
}

/** Signs and posts `body`. */
export const send = (sender: Sender, body: string, type: string): Promise<Acknowledged> => {
  const timestamp = String(Math.floor(sender.clock() / 1000));
  const signature = `v0=${createHmac("sha256", sender.signingSecret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  const headers = {
    "content-type": type,
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": signature,
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: sender.appPort, path: "/slack/events", method: "POST", headers },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
};
