/** Arithmetic of the index formulas: numbers, names, + - * / ^, brackets, abs(). */

type Term = (values: Readonly<Record<string, number>>) => number;

const tokensOf = (formula: string): readonly string[] =>
  formula.match(/[a-z_][a-z_0-9]*|\d+(?:\.\d+)?|[-+*/^()]/g) ?? [];

/**
 * Compiles a formula.
 * @throws when it isn't one: the knowledge check calls this for every index.
 */
export const compileFormula = (formula: string): Term => {
  const tokens = tokensOf(formula);
  let at = 0;
  const take = (wanted: string): void => {
    if (tokens[at] !== wanted) throw new Error(`"${formula}": expected ${wanted} at part ${at + 1}`);
    at += 1;
  };
  const atom = (): Term => {
    const token = tokens[at++];
    if (token === undefined) throw new Error(`"${formula}" ends too early`);
    if (token === "(") {
      const inner = sum();
      take(")");
      return inner;
    }
    if (token === "-") {
      const inner = atom();
      return (values) => -inner(values);
    }
    if (token === "abs") {
      take("(");
      const inner = sum();
      take(")");
      return (values) => Math.abs(inner(values));
    }
    if (/^\d/.test(token)) return () => Number(token);
    if (!/^[a-z]/.test(token)) throw new Error(`"${formula}": did not expect ${token}`);
    return (values) => values[token] ?? Number.NaN;
  };
  const power = (): Term => {
    const base = atom();
    if (tokens[at] !== "^") return base;
    at += 1;
    const exponent = atom();
    return (values) => base(values) ** exponent(values);
  };
  const fold = (next: () => Term, signs: Readonly<Record<string, (a: number, b: number) => number>>): Term => {
    let left = next();
    for (let sign = signs[tokens[at] ?? ""]; sign; sign = signs[tokens[at] ?? ""]) {
      at += 1;
      const [a, b, apply] = [left, next(), sign];
      left = (values) => apply(a(values), b(values));
    }
    return left;
  };
  const product = (): Term => fold(power, { "*": (a, b) => a * b, "/": (a, b) => a / b });
  const sum = (): Term => fold(product, { "+": (a, b) => a + b, "-": (a, b) => a - b });
  const whole = sum();
  if (at < tokens.length) throw new Error(`"${formula}": ${tokens[at]} is too much`);
  return whole;
};
