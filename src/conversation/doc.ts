/**
 * A reply as a document: what is said, not how a surface draws it. Slack's Block Kit, the command line's plain text and the
 * text fallback are renderings of this one tree, so they cannot disagree.
 */
import type { Act } from "./act.ts";

/** A run of text. `user: true` marks words typed by a person: renderers must never let them act as markup or mentions. */
export interface Span {
  readonly text: string;
  readonly style?: "strong" | "quiet";
  readonly user?: boolean;
  /** The id of a person the surface can name better than `text` does. */
  readonly person?: string;
}
export type Rich = readonly Span[];

export interface Button {
  readonly label: string;
  readonly act: Act;
  readonly style?: "primary" | "danger";
}

export type Part =
  | { readonly kind: "headline"; readonly text: string }
  | {
      readonly kind: "alert";
      /** `stop`: what must not be given to this patient. */
      readonly urgency: "emergency" | "urgent" | "soon" | "stop" | "caution";
      readonly text: Rich;
      readonly action?: Rich;
      /** For the one who wrote alone, where others read along. */
      readonly whispered?: true;
    }
  | { readonly kind: "text"; readonly text: Rich }
  | { readonly kind: "list"; readonly items: readonly Rich[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly { readonly title: string; readonly align?: "right" }[];
      readonly rows: readonly (readonly Rich[])[];
    }
  /** Share 0–1 per label; drawn as bars. */
  | {
      readonly kind: "bars";
      readonly caption: string;
      readonly bars: readonly { readonly label: string; readonly share: number; readonly note?: string }[];
    }
  /** Shown folded behind a title where the surface can fold. */
  | { readonly kind: "fold"; readonly title: string; readonly parts: readonly Part[] }
  /** Text to be copied as it stands, line by line. */
  | { readonly kind: "verbatim"; readonly text: string }
  | { readonly kind: "divider" }
  | { readonly kind: "context"; readonly text: Rich }
  /** `more` are the lesser ones, behind a menu where the surface has one: five at most. */
  | { readonly kind: "buttons"; readonly buttons: readonly Button[]; readonly more?: readonly Button[] };

export interface Doc {
  /** One line that says the most important thing; notification text and first line of plain text. */
  readonly summary: string;
  readonly parts: readonly Part[];
}

export const plain = (text: string): Rich => [{ text }];
export const strong = (text: string): Span => ({ text, style: "strong" });
export const quiet = (text: string): Span => ({ text, style: "quiet" });
/** Words a person typed. */
export const said = (text: string): Span => ({ text, user: true });
