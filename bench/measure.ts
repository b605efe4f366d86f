/** Small measuring tools: medians, signed requests, load. */
import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";

/** The p-th quantile (0–1) of the numbers. */
export const quantile = (numbers: readonly number[], p: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
};

/** Milliseconds of each of `times` runs after a fifth of them as warm-up. */
export const timed = (times: number, run: (i: number) => unknown): readonly number[] => {
  for (let i = 0; i < times / 5; i++) run(i);
  return Array.from({ length: times }, (_, i) => {
    const from = performance.now();
    run(i);
    return performance.now() - from;
  });
};

const agent = new Agent({ keepAlive: true, maxSockets: 10 });

/** One signed slash command; milliseconds until Slack would have its acknowledgement. */
export const command = (
  port: number,
  secret: string,
  text: string,
  id: number,
  responseUrl: string,
): Promise<number> => {
  const body = new URLSearchParams({
    command: "/anemia",
    text,
    team_id: "T1",
    channel_id: "D1",
    channel_name: "directmessage",
    user_id: "U1",
    trigger_id: `bench.${id}`,
    response_url: responseUrl,
  }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": String(timestamp),
    "x-slack-signature": signature,
  };
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const sent = request(
      { host: "127.0.0.1", port, path: "/slack/events", method: "POST", headers, agent },
      (response) => {
        response.resume();
        response.on("end", () =>
          response.statusCode === 200
            ? resolve(performance.now() - from)
            : reject(new Error(`status ${response.statusCode}`)),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
};
