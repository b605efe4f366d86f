/** What a calculator gives: a worked result that shows its inputs and its formula, or a refusal that says what to do. */
import type { Calculators, Cited, Knowledge, SourceId } from "../../knowledge/types.ts";

/** An input as it was used. */
export interface Input {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** An input that can't be calculated with. */
export interface Refusal {
  readonly where: string;
  readonly message: string;
  readonly remedy: string;
}

export interface Worked {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly inputs: readonly Input[];
  /** With the numbers put in: "62 × (150 − 84) × 0.24 + 500". */
  readonly formula: string;
  readonly notes: readonly string[];
  readonly sources: readonly SourceId[];
  readonly evidence: Cited["evidence"];
}

export type Calculated<T extends Worked = Worked> =
  | ({ readonly kind: "worked" } & T)
  | ({ readonly kind: "refused" } & Refusal);

type Bounds = Calculators["bounds"];

/** At most two decimals, no trailing noughts. */
export const shown = (value: number): string => String(Number(value.toFixed(2)));

/** The first of the inputs that is outside its bounds (or no number), as a refusal that names it and its range. */
export const outside = (
  values: Readonly<Partial<Record<keyof Bounds, number | undefined>>>,
  { calculators }: Knowledge,
): ({ readonly kind: "refused" } & Refusal) | undefined => {
  for (const [name, value] of Object.entries(values)) {
    const bound = calculators.bounds[name as keyof Bounds];
    if (value !== undefined && value >= bound.low && value <= bound.high) continue;
    const range = `${bound.low}–${bound.high} ${bound.unit}`;
    return value === undefined || Number.isNaN(value)
      ? refused(name, `I need ${bound.of}.`, `Give it in ${bound.unit}, ${range}.`)
      : refused(
          name,
          `${shown(value)} ${bound.unit} is outside what I calculate with for ${bound.of} (${range}).`,
          "Check the number and its unit.",
        );
  }
  return undefined;
};

export const refused = (where: string, message: string, remedy: string): { readonly kind: "refused" } & Refusal => ({
  kind: "refused",
  where,
  message,
  remedy,
});
