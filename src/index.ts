/**
 * Hypochrome as a library: what the command line, the evaluation and the benchmark use themselves.
 *
 * ```ts
 * const knowledge = openKnowledge();
 * const reading = read("Hb 9.8 g/dL MCV 68 ferritin 8, F 28", knowledge);
 * const assessment = assess(merge(emptyCase, reading), knowledge);
 * ```
 * Everything but `openKnowledge` and `openStore` is pure: the same arguments give the same bytes.
 */
import { type Recognised, recognise as recogniseIn } from "./conversation/intent.ts";
import { openKnowledge } from "./knowledge/open.ts";
import type { Knowledge } from "./knowledge/types.ts";

export { type Case, current, emptyCase, type Measurement, type Patient } from "./case/case.ts";
export { merge } from "./case/merge.ts";
export type { Act } from "./conversation/act.ts";
export { type AnswerOptions, createAnswer } from "./conversation/answer.ts";
export { converse } from "./conversation/converse.ts";
export type { Doc, Part, Rich, Span } from "./conversation/doc.ts";
export type { Recognised, Wanted } from "./conversation/intent.ts";
export { type PlainOptions, plainText } from "./conversation/plain.ts";
export type { Reply } from "./conversation/reply.ts";
export { newSession, type Place, type Session, type Turn } from "./conversation/session.ts";
export { assess } from "./engine/assess.ts";
export type { Assessment, RankedCause, RankedTest, Step } from "./engine/assessment.ts";
export { inUnit } from "./engine/calculators/conversion.ts";
export { ganzoni, simplifiedTable } from "./engine/calculators/deficit.ts";
export { receptorIndex, reticulocyteIndex, saturation } from "./engine/calculators/indices.ts";
export { paediatricDose } from "./engine/calculators/paediatric.ts";
export type { Calculated, Refusal, Worked } from "./engine/calculators/result.ts";
export { severityOf } from "./engine/calculators/severity.ts";
export { visitsFor } from "./engine/calculators/visits.ts";
export { ironResponseOf } from "./engine/response.ts";
export { openKnowledge } from "./knowledge/open.ts";
export type { Knowledge } from "./knowledge/types.ts";
export { read } from "./reading/read.ts";
export type { Reading, ReadingOptions } from "./reading/reading.ts";
export { openStore } from "./store/open.ts";
export type { Saved, Store } from "./store/store.ts";

/** What a text asks for: `do` is an intent of `intents/`, or "unclear". Without `knowledge` the built one is used. */
export const recognise = (text: string, knowledge: Knowledge = openKnowledge()): Recognised =>
  recogniseIn(text, knowledge);
