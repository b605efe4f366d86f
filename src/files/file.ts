/** A file's bytes → its text, by what it holds and not by what it is called. Nothing is written, nothing is logged. */
import { kindOf } from "./kind.ts";
import { pdfText } from "./pdf.ts";
import type { Refusal } from "./refusal.ts";

export type FileRead =
  | { readonly kind: "text"; readonly text: string; readonly from: "text" | "pdf" }
  | { readonly kind: "refused"; readonly why: Refusal };

/** The largest file that is read. Bytes. */
export const largestFile = 5 * 1024 * 1024;

const refused = (why: Refusal): FileRead => ({ kind: "refused", why });

/**
 * Reads the text of a file: plain text in UTF-8, UTF-16 or Windows-1252, and the text layer of a PDF, rebuilt into lines and columns.
 * @param bytes the whole file; for a PDF its buffer is handed over and can't be used afterwards.
 * @returns the text, or why there is none; never throws for what a file holds.
 */
export const readFile = async (bytes: Uint8Array): Promise<FileRead> => {
  if (bytes.byteLength > largestFile) return refused("too large");
  const kind = kindOf(bytes);
  switch (kind.is) {
    case "text":
      return kind.text.trim() === "" ? refused("empty") : { kind: "text", text: kind.text, from: "text" };
    case "pdf":
      return pdfText(bytes);
    case "refused":
      return refused(kind.why);
  }
};
