/** What a person can ask for, by words or by button. Serialises into a button's value (≤ 2000 characters). */
import type { State } from "../case/case.ts";
import type { AnalyteId, ConditionId, FindingId, TestId } from "../knowledge/types.ts";
import type { PageRef } from "./lookup/passages.ts";

export type Act =
  | { readonly do: "assess"; readonly text: string }
  | { readonly do: "add"; readonly text: string }
  | { readonly do: "remove"; readonly analytes: readonly AnalyteId[] }
  /** Takes the other reading of a number whose unit was not stated. */
  | { readonly do: "unit"; readonly analyte: AnalyteId; readonly unit: string }
  | { readonly do: "finding"; readonly finding: FindingId; readonly state: State }
  /** Opens the form for adding results; `text` prefills it. */
  | { readonly do: "form"; readonly text?: string }
  | { readonly do: "why"; readonly condition?: ConditionId }
  | { readonly do: "compare"; readonly conditions: readonly [ConditionId, ConditionId] }
  | { readonly do: "next" }
  /** What each result of a test would mean for this case. */
  | { readonly do: "meaning"; readonly test: TestId }
  /** A page of the knowledge; no case is needed. */
  | ({ readonly do: "page" } & PageRef)
  | { readonly do: "overview" }
  | { readonly do: "conflicts" }
  | { readonly do: "treatment" }
  /**
   * Doses of iron: by mouth, by vein or both. `target` g/L, `product` a name of `calculators.yaml`. A plan of visits is shown only for
   * the inputs that were confirmed (weight kg, Hb and target g/L).
   */
  | {
      readonly do: "dose";
      readonly by?: "mouth" | "vein";
      readonly target?: number;
      readonly product?: string;
      readonly child?: boolean;
      readonly confirmed?: { readonly weight: number; readonly hb: number; readonly target: number };
    }
  | { readonly do: "response" }
  | { readonly do: "what-if"; readonly text: string }
  | { readonly do: "show" }
  | { readonly do: "references" }
  | { readonly do: "share" }
  | { readonly do: "handover" }
  /** Results that are on their way; what is known of them stays. */
  | { readonly do: "pending"; readonly analytes: readonly AnalyteId[] }
  /** Words the answers for a role from now on; a leaflet is given once. Without `role` it asks which. */
  | { readonly do: "role"; readonly role?: string }
  /** Priors of another setting of `settings.yaml`; without one, asks which. */
  | { readonly do: "population"; readonly setting?: string }
  /** Takes back that many changes, one without a number. */
  | { readonly do: "undo"; readonly steps?: number }
  /** What was taken for a new patient belongs to the case before it. */
  | { readonly do: "same-patient" }
  /** What the last message brought belongs to another patient than the case before it. */
  | { readonly do: "new-patient" }
  /** Says whose case is open here, if one is. */
  | { readonly do: "resume" }
  /** What changed after a version, or last. */
  | { readonly do: "changed"; readonly since?: number }
  /** Who gave what, or these. */
  | { readonly do: "given"; readonly analytes?: readonly AnalyteId[] }
  | { readonly do: "start-over" }
  /** Without `of` it asks first; "case" is this conversation, "mine" all that the speaker ever gave in this workspace. */
  | { readonly do: "delete"; readonly of?: "case" | "mine" }
  | { readonly do: "feedback"; readonly helpful: boolean }
  | { readonly do: "help" };
