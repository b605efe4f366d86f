/** Formats recognised by their content; each gives raw readings and says which stretches of text it has used up. */
import type { Finding, Patient } from "../../case/case.ts";
import type { FindingId } from "../../knowledge/types.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Raw } from "../raw.ts";
import type { Reading } from "../reading.ts";
import { ccda, isCcda } from "./ccda.ts";
import { cleaned } from "./clean.ts";
import { fhir, isFhir } from "./fhir.ts";
import { fsh, isFsh } from "./fsh.ts";
import { hl7, isHl7 } from "./hl7.ts";
import { isJson, json } from "./json.ts";
import { table } from "./table.ts";
import { vertical } from "./vertical.ts";

export interface Formatted {
  readonly format: Reading["format"];
  readonly raws: readonly Raw[];
  /** Stretches the prose reader must not read again. */
  readonly consumed: readonly { readonly start: number; readonly end: number }[];
  readonly patient?: Patient;
  readonly findings?: Readonly<Record<FindingId, Finding>>;
}

/** Reads `text` as a known format, or undefined when it is prose. */
export const formatted = (text: string, lexicon: Lexicon, now: Date | undefined): Formatted | undefined => {
  if (isHl7(text)) return hl7(text, lexicon, now);
  if (isFhir(text)) return fhir(text, lexicon, now);
  if (isFsh(text)) return fsh(text, lexicon);
  if (isCcda(text)) return ccda(text, lexicon);
  const objects = isJson(text) ? json(text, lexicon) : undefined;
  if (objects) return objects;
  const clean = cleaned(text);
  const rows = table(clean, lexicon);
  return rows && rows.raws.length > 0 ? rows : (vertical(clean, lexicon) ?? rows);
};
