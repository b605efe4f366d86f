/** Fetches one file of Slack's with the bot's token, into memory, within limits of size and time. */
import { setTimeout } from "node:timers/promises";
import { largestFile } from "../files/file.ts";
import type { Refusal } from "../files/refusal.ts";
import type { SharedFile } from "./shared-file.ts";

export type Downloaded = { readonly bytes: Uint8Array } | { readonly why: Refusal };

const timeLimit = 20_000;
const mostRedirects = 3;
/** Seconds Slack may ask to wait before the second try. */
const longestPause = 5;
const slackHosts = ["slack.com", "slack-files.com", "slack-gov.com"];

/** May the bot's token be shown to this address? Slack's own hosts by https, or the stand-in that was configured. */
export const isTrusted = (address: string, apiUrl: string | undefined): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, host } = new URL(address);
  if (apiUrl !== undefined) return host === new URL(apiUrl).host;
  return protocol === "https:" && slackHosts.some((each) => hostname === each || hostname.endsWith(`.${each}`));
};

/** The body up to the limit; undefined when there is more of it. */
const limited = async (body: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > largestFile) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
};

/** Without files:read Slack answers 200 with its sign-in page, or sends there. */
const isSignIn = (response: Response, file: SharedFile): boolean =>
  (response.headers.get("content-type") ?? "").startsWith("text/html") && file.mimetype !== "text/html";

const refusalOf = (response: Response, file: SharedFile): Refusal | undefined => {
  if (response.status === 401 || response.status === 403) return "no scope";
  if (response.status === 404 || response.status === 410) return "gone";
  if (!response.ok) return "unreachable";
  if (isSignIn(response, file)) return "no scope";
  return Number(response.headers.get("content-length") ?? 0) > largestFile ? "too large" : undefined;
};

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

const followed = async (
  url: string,
  token: string,
  apiUrl: string | undefined,
  signal: AbortSignal,
): Promise<Response | Refusal> => {
  let address = url;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    if (!isTrusted(address, apiUrl)) return hops === 0 ? "external" : "no scope";
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(address, { headers, redirect: "manual", signal });
    if (!isRedirect(response.status)) return response;
    await response.body?.cancel();
    address = new URL(response.headers.get("location") ?? "", address).href;
  }
  return "no scope";
};

/** Slack was busy or out of reach: worth a second try, as soon as Slack allows and within a few seconds. */
const pauseOf = (response: Response | Refusal): number | undefined => {
  if (typeof response === "string" || (response.status !== 429 && response.status < 500)) return undefined;
  const seconds = Number(response.headers.get("retry-after") ?? 0.5);
  return seconds <= longestPause ? seconds * 1000 : undefined;
};

const fetched = async (...to: Parameters<typeof followed>): Promise<Response | Refusal> => {
  const first = await followed(...to);
  const pause = pauseOf(first);
  if (pause === undefined || typeof first === "string") return first;
  await first.body?.cancel();
  await setTimeout(pause);
  return followed(...to);
};

/**
 * Downloads `file`. The token goes to Slack's hosts only (see `isTrusted`), also where Slack redirects.
 * @returns the bytes, or why there are none. Never throws, and leaves nothing anywhere.
 */
export const download = async (
  file: SharedFile & { readonly url: string },
  token: string,
  apiUrl: string | undefined,
): Promise<Downloaded> => {
  if ((file.size ?? 0) > largestFile) return { why: "too large" };
  try {
    const response = await fetched(file.url, token, apiUrl, AbortSignal.timeout(timeLimit));
    if (typeof response === "string") return { why: response };
    const why = refusalOf(response, file);
    if (why !== undefined || response.body === null) {
      await response.body?.cancel();
      return { why: why ?? "empty" };
    }
    const bytes = await limited(response.body);
    return bytes === undefined ? { why: "too large" } : { bytes };
  } catch {
    return { why: "unreachable" };
  }
};
