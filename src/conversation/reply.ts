/** One reply. `doc` is what is said; the rest says how a surface should handle it. */
import type { Assessment } from "../engine/assessment.ts";
import type { Doc } from "./doc.ts";

type Said =
  /** The card: an assessment of the case as it now stands. A surface edits the earlier card in place where it can. */
  | { readonly kind: "card"; readonly doc: Doc; readonly assessment: Assessment }
  /** A question that must be answered before the card would be safe. */
  | { readonly kind: "clarify"; readonly doc: Doc }
  /**
   * An answer about the card: why, next tests, treatment, what if. `again`: a long page that this act makes anew, so that a surface can
   * show what it folds one piece at a time.
   */
  | { readonly kind: "answer"; readonly doc: Doc; readonly again?: "overview" }
  /** Open the form with results. Surfaces without forms show the doc. */
  | { readonly kind: "form"; readonly doc: Doc; readonly prefill: string }
  /** Post the card for everybody in the channel. */
  | { readonly kind: "share"; readonly doc: Doc; readonly assessment: Assessment }
  /** `clears`: the card must not stay on the screen, until it is asked for again or for good. */
  | { readonly kind: "notice"; readonly doc: Doc; readonly clears?: "meanwhile" | "for good" };

/** `epoch`: whose case it is, as `State.epoch` has it; the reply's buttons carry it. */
export type Reply = Said & { readonly epoch?: string };
