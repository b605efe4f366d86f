/** What a file is, told from its first bytes. */
import type { Refusal } from "./refusal.ts";

export type Kind =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "pdf" }
  | { readonly is: "refused"; readonly why: Refusal };

const latin = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** Beginnings of pictures and of pictures in medicine (DICOM begins after 128 bytes). */
const pictures: readonly (readonly [string, number])[] = [
  ["\x89PNG", 0],
  ["\xff\xd8\xff", 0],
  ["GIF8", 0],
  ["II*\0", 0],
  ["MM\0*", 0],
  ["BM", 0],
  ["WEBP", 8],
  ["ftyphei", 4],
  ["ftypmif1", 4],
  ["ftypavif", 4],
  ["DICM", 128],
];
const archives: readonly string[] = ["\x1f\x8b", "7z\xbc\xaf", "Rar!", "BZh", "\xfd7zXZ"];
const offices: readonly string[] = ["\xd0\xcf\x11\xe0", "{\\rtf"];
/** Names of parts of office documents, which are zip archives. */
const officeParts = /word\/|xl\/|ppt\/|mimetypeapplication\/vnd\.oasis|\[Content_Types\]/;

const begins = (head: string, marks: readonly string[]): boolean => marks.some((mark) => head.startsWith(mark));

const refusalOf = (head: string): Refusal | undefined => {
  if (begins(head, offices)) return "office";
  if (head.startsWith("PK\x03\x04")) return officeParts.test(head) ? "office" : "archive";
  if (begins(head, archives)) return "archive";
  return pictures.some(([mark, at]) => head.startsWith(mark, at)) && !/^BM[ -~\s]{10}/.test(head) ? "image" : undefined;
};

const wide = (bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 400);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const most = sample.length * 0.35;
  if ((zeros[1] ?? 0) > most && zeros[0] === 0) return "utf-16le";
  return (zeros[0] ?? 0) > most && zeros[1] === 0 ? "utf-16be" : undefined;
};

/** Old laboratory systems write Windows-1252: what is not UTF-8 is read as that. */
const decoded = (bytes: Uint8Array): string => {
  const encoding = wide(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
};

/** Tab, line ends, form feed, and the frame of HL7's transport (VT, FS) belong to text; other control characters don't. */
const ownControls = new Set([9, 10, 11, 12, 13, 28, 30]);

const looksBinary = (text: string): boolean => {
  let strange = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0 || code === 0xfffd || (code < 32 && !ownControls.has(code)) || (code >= 127 && code < 160))
      strange++;
  }
  return strange > 4 && strange > text.length / 100;
};

/** Tells what the bytes are; text comes decoded. The name and the stated type of the file are not asked. */
export const kindOf = (bytes: Uint8Array): Kind => {
  const head = latin(bytes, 0, 1024);
  if (head.includes("%PDF-")) return { is: "pdf" };
  const why = refusalOf(head);
  if (why) return { is: "refused", why };
  const text = decoded(bytes);
  return looksBinary(text) ? { is: "refused", why: "binary" } : { is: "text", text };
};
