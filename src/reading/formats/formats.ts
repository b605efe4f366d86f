/** Formats recognised by their content; each gives raw readings and says which stretches of text it has used up. */
import type { Patient } from "../../case/case.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import type { Identifier, Reading } from "../reading.ts";

export interface Formatted {
  readonly format: Reading["format"];
  readonly text: string;
  readonly raws: readonly Raw[];
  readonly consumed: readonly { readonly start: number; readonly end: number }[];
  readonly patient?: Patient;
  readonly identifiers?: readonly Identifier[];
}

/** Reads `text` as a known format, or undefined when it is prose. */
export const formatted = (_text: string, _lexicon: Lexicon): Formatted | undefined => undefined;
