/** What the command line is to read: words, files, or what is piped in. */
import { readFileSync, statSync } from "node:fs";
import { readFile } from "./files/file.ts";
import { refusalText } from "./files/refusal.ts";

/** Something wrong with how the command was called. */
export class UsageError extends Error {}

/** What was piped in; undefined when nothing was. */
export type Piped = string | Uint8Array | undefined;

export interface Input {
  readonly texts: readonly string[];
  /** A sentence on each file that could not be read. */
  readonly refused: readonly string[];
}

export const isFile = (path: string): boolean => {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const looksLikePath = (word: string): boolean => /^[^\s]+\.[a-z0-9]{2,4}$|^[./~][^\s]*$/i.test(word);

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "no permission",
  EISDIR: "it is a folder",
};

/** The system's error in words. */
const whyNot = (error: unknown): string => {
  const code = String((error as { readonly code?: unknown } | undefined)?.code ?? "");
  return reasons[code] ?? (code || String(error));
};

const bytesOf = (path: string): Uint8Array => {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new UsageError(`can't read ${path}: ${whyNot(error)}`);
  }
};

const fromBytes = async (all: readonly Uint8Array[]): Promise<Input> => {
  const texts: string[] = [];
  const refused: string[] = [];
  for (const [index, bytes] of all.entries()) {
    const read = await readFile(bytes);
    if (read.kind === "text") texts.push(read.text);
    else refused.push(refusalText(read.why, all.length > 1 ? index + 1 : undefined));
  }
  return { texts, refused };
};

/**
 * Words that name files are read as files; anything else is the text itself.
 * @throws UsageError when there is nothing to read, or a file can't be opened.
 */
export const inputOf = async (positionals: readonly string[], stdin: () => Piped): Promise<Input> => {
  const [only] = positionals;
  if (only === undefined || (positionals.length === 1 && only === "-")) {
    const piped = stdin();
    if (piped === undefined || piped.length === 0)
      throw new UsageError("nothing to read: give results as text, as a file, or on standard input");
    return typeof piped === "string" ? { texts: [piped], refused: [] } : fromBytes([piped]);
  }
  const files = positionals.every(isFile) || (positionals.length === 1 && !isFile(only) && looksLikePath(only));
  return files ? fromBytes(positionals.map(bytesOf)) : { texts: [positionals.join(" ")], refused: [] };
};
