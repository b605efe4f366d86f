/** The files of a message → their texts, and a sentence on each that could not be read. */
import type { Attached } from "../conversation/session.ts";
import { type FileRead, readFile } from "../files/file.ts";
import { type Refusal, refusalText } from "../files/refusal.ts";
import type { Desk } from "./desk.ts";
import { download } from "./download.ts";
import { type Client, slackError } from "./send.ts";
import { type SharedFile, sharedFile } from "./shared-file.ts";

/** More files of one message than this are not fetched. */
const most = 10;

const refusedBySlack: Readonly<Record<string, Refusal>> = {
  missing_scope: "no scope",
  not_allowed_token_type: "no scope",
  file_not_found: "no access",
  file_deleted: "gone",
  no_permission: "no access",
  access_denied: "no access",
};

/** Slack Connect tells of a shared file only its id; the rest is asked for. */
const known = async (file: SharedFile, client: Client): Promise<SharedFile | Refusal> => {
  if (file.url !== undefined && file.access !== "check_file_info") return file;
  try {
    const { file: told } = await client.files.info({ file: file.id });
    return sharedFile(told) ?? "no access";
  } catch (error) {
    return refusedBySlack[slackError(error) ?? ""] ?? "unreachable";
  }
};

const states: Readonly<Record<string, Refusal>> = {
  external: "external",
  tombstone: "gone",
  hidden_by_limit: "no access",
  access_denied: "no access",
  file_not_found: "no access",
};

const readOne = async (desk: Desk, file: SharedFile, client: Client): Promise<FileRead> => {
  const refused = (why: Refusal): FileRead => ({ kind: "refused", why });
  const told = states[file.mode ?? ""] ?? (await known(file, client));
  if (typeof told === "string") return refused(told);
  const state = states[told.mode ?? ""] ?? states[told.access ?? ""];
  const { url } = told;
  if (state !== undefined || url === undefined) return refused(state ?? "no access");
  const got = await download({ ...told, url }, client.token ?? "", desk.apiUrl);
  return "why" in got ? refused(got.why) : readFile(got.bytes);
};

/** What a turn says of its files: nothing when there are none. Reads one after the other, so that a message never holds more than one of them in memory. */
export const attachedTo = async (
  desk: Desk,
  files: readonly SharedFile[],
  client: Client,
): Promise<{ readonly attached?: Attached }> => {
  if (files.length === 0) return {};
  const texts: string[] = [];
  const refused: string[] = [];
  const at = (index: number): number | undefined => (files.length > 1 ? index + 1 : undefined);
  for (const [index, file] of files.slice(0, most).entries()) {
    const read = await readOne(desk, file, client);
    desk.metrics.count("files_total", { read: read.kind === "text" ? read.from : read.why });
    if (read.kind === "text") texts.push(read.text);
    else refused.push(refusalText(read.why, at(index)));
  }
  if (files.length > most) refused.push(refusalText("too many", most + 1));
  return { attached: { texts, refused } };
};
