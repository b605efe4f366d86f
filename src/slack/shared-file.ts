/** Files as Slack's events describe them. */

export interface SharedFile {
  readonly id: string;
  /** Where it can be had with the bot's token; absent where Slack tells more only on asking (Slack Connect). */
  readonly url?: string;
  /** Bytes, as Slack says. */
  readonly size?: number;
  readonly mimetype?: string;
  /** hosted, external, snippet, post, tombstone (deleted), hidden_by_limit … */
  readonly mode?: string;
  /** visible, check_file_info, access_denied … */
  readonly access?: string;
}

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** A file object of Slack's; undefined for one without an id. */
export const sharedFile = (given: unknown): SharedFile | undefined => {
  const file = object(given);
  const id = text(file["id"]);
  if (id === undefined) return undefined;
  const url = text(file["url_private_download"]) ?? text(file["url_private"]);
  const mimetype = text(file["mimetype"]);
  const mode = file["is_external"] === true ? "external" : text(file["mode"]);
  const access = text(file["file_access"]);
  return {
    id,
    ...(url === undefined ? {} : { url }),
    ...(typeof file["size"] === "number" ? { size: file["size"] } : {}),
    ...(mimetype === undefined ? {} : { mimetype }),
    ...(mode === undefined ? {} : { mode }),
    ...(access === undefined ? {} : { access }),
  };
};

/** The files of a message. `files` is on events whose types don't declare it, too (app_mention). */
export const filesOf = (message: object): readonly SharedFile[] => {
  const { files } = message as Json;
  return Array.isArray(files) ? files.flatMap((file) => sharedFile(file) ?? []) : [];
};
