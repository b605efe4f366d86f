/** Arithmetic of the index formulas: numbers, names, + - * / ^, brackets, abs(). */

/** Names a formula may use: Hb and MCHC in g/dL, RBC 10¹²/L, MCV fL, MCH pg, RDW, Hct, micro- and hypochromic cells in %. */
export const formulaNames = ["hb", "rbc", "mcv", "mch", "mchc", "hct", "rdw", "micro_pct", "hypo_pct"] as const;

type Term = (values: Readonly<Record<string, number>>) => number;

interface Cursor {
  readonly formula: string;
  readonly tokens: readonly string[];
  at: number;
}

const names: ReadonlySet<string> = new Set(formulaNames);
const fault = (from: Cursor, message: string): Error => new Error(`"${from.formula}": ${message}`);

const cursorOf = (formula: string): Cursor => {
  const tokens = formula.match(/[a-z_][a-z_0-9]*|\d+(?:\.\d+)?|[^\s]/g) ?? [];
  return { formula, tokens, at: 0 };
};

const take = (from: Cursor, wanted: string): void => {
  const found = from.tokens[from.at];
  if (found !== wanted) throw fault(from, `expected ${wanted}, found ${found ?? "the end"}`);
  from.at += 1;
};

const bracketed = (from: Cursor): Term => {
  take(from, "(");
  const inner = sum(from);
  take(from, ")");
  return inner;
};

const atom = (from: Cursor): Term => {
  const token = from.tokens[from.at];
  if (token === "(") return bracketed(from);
  if (token === undefined) throw fault(from, "ends too early");
  from.at += 1;
  if (token === "-") {
    const inner = atom(from);
    return (values) => -inner(values);
  }
  if (token === "abs") {
    const inner = bracketed(from);
    return (values) => Math.abs(inner(values));
  }
  if (/^\d/.test(token)) return () => Number(token);
  if (!names.has(token)) throw fault(from, `did not expect ${token}`);
  return (values) => values[token] ?? Number.NaN;
};

const power = (from: Cursor): Term => {
  const base = atom(from);
  if (from.tokens[from.at] !== "^") return base;
  from.at += 1;
  const exponent = atom(from);
  return (values) => base(values) ** exponent(values);
};

type Signs = Readonly<Record<string, (a: number, b: number) => number>>;

/** `next sign next sign next`, from the left. */
const chain = (from: Cursor, next: (from: Cursor) => Term, signs: Signs): Term => {
  let left = next(from);
  for (let sign = signs[from.tokens[from.at] ?? ""]; sign; sign = signs[from.tokens[from.at] ?? ""]) {
    from.at += 1;
    const [a, b, apply] = [left, next(from), sign];
    left = (values) => apply(a(values), b(values));
  }
  return left;
};

const product = (from: Cursor): Term => chain(from, power, { "*": (a, b) => a * b, "/": (a, b) => a / b });

// Declared as a function because brackets need it before it stands here.
function sum(from: Cursor): Term {
  return chain(from, product, { "+": (a, b) => a + b, "-": (a, b) => a - b });
}

/**
 * Compiles a formula. The schema calls this for every index, so that a bad one is refused by the knowledge check with its line.
 * @returns the formula's value for numbers by name; NaN when one is missing.
 * @throws Error, in words for the writer, when it isn't a formula or uses a name not in `formulaNames`.
 */
export const compileFormula = (formula: string): Term => {
  const from = cursorOf(formula);
  const whole = sum(from);
  if (from.at < from.tokens.length) throw fault(from, `${from.tokens[from.at]} is too much`);
  return whole;
};

/** What is wrong with a formula, or undefined. */
export const formulaFault = (formula: string): string | undefined => {
  try {
    compileFormula(formula);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
