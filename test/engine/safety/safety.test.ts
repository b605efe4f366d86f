/**
 * The safety rules, each over many generated patients; and that each rule of `rules.yaml` it rests on matters:
 * taken away, some generated patient is answered wrongly.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, type Knowledge } from "../../../src/index.ts";
import { caseOf, knowledge, type Told } from "./cases.ts";
import { dangerRules } from "./danger.ts";
import { haemoglobinRules } from "./haemoglobin.ts";
import { ironRules } from "./iron.ts";
import type { SafetyRule } from "./rule.ts";

const runs = Number(process.env["SAFETY_RUNS"] ?? 150);
/** Milliseconds: each test is hundreds of assessments, on a machine that may be busy. */
const patience = 120_000;
const seed = Number(process.env["SAFETY_SEED"] ?? 20261123);

const without = (id: string): Knowledge => {
  const kept = <T extends { readonly id: string }>(rules: readonly T[]): readonly T[] =>
    rules.filter((rule) => rule.id !== id);
  const { redFlags, holds, interlocks, first, enough, reminders } = knowledge.rules;
  const rules = {
    redFlags: kept(redFlags),
    holds: kept(holds),
    interlocks: kept(interlocks),
    first: kept(first),
    enough: kept(enough),
    reminders: kept(reminders),
  };
  return { ...knowledge, rules };
};

const faultOf = (rule: SafetyRule, told: Told, using: Knowledge): string | false => {
  const from = caseOf(told);
  return rule.fault(assess(from, using), from, using);
};

describe.each([...ironRules, ...haemoglobinRules, ...dangerRules])("$name", (rule) => {
  it(
    "holds",
    () => {
      fc.assert(
        fc.property(rule.cases, (told) => {
          expect(faultOf(rule, told, knowledge)).toBe(false);
        }),
        { numRuns: runs, seed },
      );
    },
    patience,
  );

  it.each([...(rule.rests ?? [])])(
    "would not hold without %s",
    (id) => {
      const poorer = without(id);
      const safe = (told: Told): boolean => faultOf(rule, told, poorer) === false;
      const found = fc.check(fc.property(rule.cases, safe), { numRuns: 4 * runs, seed, endOnFailure: true });
      const [told] = found.counterexample ?? [];
      expect(told && faultOf(rule, told, poorer)).toEqual(expect.any(String));
      expect(told && faultOf(rule, told, knowledge)).toBe(false);
    },
    patience,
  );
});
