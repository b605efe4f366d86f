/** How much of one intravenous product a visit may hold, and how many visits a total takes. mg of elemental iron. */
import type { Knowledge, Product } from "../../knowledge/types.ts";
import { type Calculated, outside, refused, shown, type Worked } from "./result.ts";

export interface Visits extends Worked {
  readonly product: Product;
  /** mg: each visit's dose, the last one the rest. They add up to the total. */
  readonly doses: readonly number[];
  /** Most mg one visit may hold for this weight. */
  readonly most: number;
  /** True when the total needs more visits than one published course has. */
  readonly beyondCourse: boolean;
}

/** The largest total that is planned, mg: more is a slip of the pen. */
const largestTotal = 10_000;

/** Whole mg, never rounded up. */
const mostPerVisit = ({ mg, mgPerKg }: Product, weight: number): number =>
  Math.floor(mgPerKg === undefined ? mg : Math.min(mg, mgPerKg * weight));

const courseNotes = (product: Product, beyond: boolean): readonly string[] => [
  ...(product.days === undefined
    ? ["Days between visits: see the local label."]
    : [`At least ${product.days} ${product.days === 1 ? "day" : "days"} between visits.`]),
  ...(beyond
    ? [`One course is ${product.visits} ${product.visits === 1 ? "visit" : "visits"}: reassess before more.`]
    : []),
  ...product.warnings,
];

/**
 * Splits `total` over visits.
 * @param total mg, above 0. @param weight kg. @param age years, when known.
 * @returns a refusal for an input out of bounds or an age under the product's.
 */
export const visitsFor = (
  product: Product,
  { total, weight, age }: { readonly total: number; readonly weight: number; readonly age?: number | undefined },
  knowledge: Knowledge,
): Calculated<Visits> => {
  const wrong = outside({ weight, ...(age === undefined ? {} : { age }) }, knowledge);
  if (wrong) return wrong;
  if (!(total > 0 && total <= largestTotal))
    return refused(
      "total",
      `A total of ${shown(total)} mg can't be planned (1–${largestTotal} mg).`,
      "Check the inputs.",
    );
  if (age !== undefined && age < product.fromAge)
    return refused(
      "age",
      `${product.name} is not planned here under ${product.fromAge} years.`,
      "Choose another product with a paediatric haematologist.",
    );
  const most = mostPerVisit(product, weight);
  if (most < 1) return refused("weight", "A visit would hold less than 1 mg.", "Check the weight.");
  const count = Math.ceil(total / most);
  const doses = Array.from({ length: count }, (_, at) => (at < count - 1 ? most : total - most * (count - 1)));
  const beyondCourse = product.visits !== undefined && count > product.visits;
  return {
    kind: "worked",
    name: product.name,
    value: count,
    unit: count === 1 ? "visit" : "visits",
    inputs: [
      { name: "total", value: total, unit: "mg" },
      { name: "weight", value: weight, unit: "kg" },
    ],
    formula: `${shown(total)} mg ÷ ${most} mg a visit (${perVisitText(product)})`,
    notes: courseNotes(product, beyondCourse),
    sources: product.sources,
    evidence: product.evidence,
    product,
    doses,
    most,
    beyondCourse,
  };
};

const perVisitText = ({ mg, mgPerKg }: Product): string =>
  mgPerKg === undefined ? `at most ${mg} mg` : `at most ${mgPerKg} mg/kg and ${mg} mg`;
