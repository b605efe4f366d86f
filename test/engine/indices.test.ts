/** The six voting indices and the RDW index on counts whose values were worked out by hand. */
import { describe, expect, it } from "vitest";
import { assess } from "../../src/index.ts";
import { caseOf, knowledge } from "./safety/cases.ts";

/** Hb g/L, RBC, MCV, MCH, RDW; Mentzer, Sirdah, Ehsani, Green & King, Shine & Lal, RDW index; votes for a trait. */
type Worked = readonly [
  readonly [number, number, number, number, number],
  readonly [number, number, number, number, number, number],
  number,
];

const worked: readonly Worked[] = [
  [[91, 4.2, 71, 21.7, 18.2], [16.9, 39.5, 29, 101, 1092, 308], 1],
  [[112, 5.7, 63, 19.6, 14.2], [11.1, 23.7, 6, 50, 780, 157], 6],
  [[78, 4.1, 60, 19, 20.5], [14.6, 32.5, 19, 95, 685, 300], 1],
  [[90, 4, 74, 22.5, 17.5], [18.5, 43, 34, 106, 1232, 324], 1],
  [[88, 4.3, 68, 20.5, 26], [15.8, 37.3, 25, 137, 946, 411], 1],
  [[68, 4.6, 50, 14.8, 21], [10.9, 25, 4, 77, 370, 228], 4],
  [[109, 4.6, 72, 23.7, 15], [15.7, 34.7, 26, 71, 1228, 235], 1],
  [[99, 4.6, 66, 21.5, 17], [14.3, 31.7, 20, 75, 937, 244], 1],
  [[89, 3.1, 84, 28.7, 16], [27.1, 54.2, 53, 127, 2026, 434], 0],
  [[152, 7.3, 66, 20.8, 19], [9, 13.1, -7, 54, 907, 172], 6],
  [[94, 5.1, 64, 18.4, 18.5], [12.5, 30.7, 13, 81, 755, 232], 4],
  [[79, 3.8, 66, 20.8, 17], [17.4, 38.5, 28, 94, 906, 295], 1],
  [[92, 3.5, 77, 26.3, 21], [22, 45.9, 42, 135, 1558, 462], 0],
];

const ids = ["mentzer", "sirdah", "ehsani", "green-king", "shine-lal", "jayabose-rdwi"];

describe("indices", () => {
  it.each(worked)("counts %j give %j and %d votes", ([hb, rbc, mcv, mch, rdw_cv], expected, votes) => {
    const { indices } = assess(caseOf({ patient: { ageYears: 30 }, labs: { hb, rbc, mcv, mch, rdw_cv } }), knowledge);
    // Worked out to the digits given, from counts that were themselves rounded.
    ids.forEach((id, i) => {
      const value = indices.find((each) => each.id === id)?.value ?? Number.NaN;
      const wanted = expected[i] ?? Number.NaN;
      expect(Math.abs(value - wanted), `${id} ${value}`).toBeLessThanOrEqual(
        i < 3 ? 0.06 : Math.max(0.6, wanted * 0.004),
      );
    });
    const voting = indices.filter((each) => each.votes);
    expect(voting).toHaveLength(6);
    expect(voting.filter((each) => each.trait)).toHaveLength(votes);
  });

  it("are void where they mislead", () => {
    const reason = (told: Parameters<typeof caseOf>[0]) => assess(caseOf(told), knowledge).indices[0]?.void;
    const labs = { hb: 100, rbc: 5.4, mcv: 65, mch: 18.5, rdw_cv: 16 };
    expect(reason({ patient: { ageYears: 30 }, labs })).toBeUndefined();
    expect(reason({ patient: { ageYears: 0.5 }, labs })).toMatch(/year/);
    expect(reason({ patient: { ageYears: 30 }, labs, present: ["recent_transfusion"] })).toMatch(/transfused/);
    expect(reason({ patient: { ageYears: 30 }, labs: { ...labs, hbh: 8 } })).toMatch(/HbH/);
    expect(reason({ patient: { ageYears: 30 }, labs: { hb: 150, rbc: 7.3, mcv: 66, mch: 20.5, rdw_cv: 19 } })).toMatch(
      /haematocrit/,
    );
    expect(reason({ patient: { ageYears: 30 }, labs: { hb: 140, rbc: 4.7, mcv: 88, mch: 29.8, rdw_cv: 13 } })).toMatch(
      /not microcytic/,
    );
  });
});
