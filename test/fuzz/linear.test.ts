/** No step takes time out of step with the length of the text: four times the text, about four times the time. */
import { expect, it } from "vitest";
import { converse } from "../../src/conversation/converse.ts";
import { newSession } from "../../src/conversation/session.ts";
import { kindOf } from "../../src/files/kind.ts";
import { laidOut } from "../../src/files/layout.ts";
import { read } from "../../src/reading/read.ts";
import { knowledge } from "../reading/spoken.ts";
import { fragments, randomFrom } from "./texts.ts";

/** Quadratic time would give 16, linear gives 4; what lies between is caches and chance. */
const mostRatio = 11;
/** Milliseconds for nearly the longest text there is: quicker than this is chance more than time. */
const floor = 60;

const fastest = (task: () => unknown, runs: number): number =>
  Math.min(
    ...Array.from({ length: runs }, () => {
      const start = performance.now();
      task();
      return performance.now() - start;
    }),
  );

/** The ratio of the times for four times the size and for the size, measured anew while it looks too large. */
const ratio = (task: (size: number) => unknown, size: number): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 4 && least > mostRatio; tries++) {
    const large = fastest(() => task(size * 4), 1 + tries * 2);
    const small = fastest(() => task(size), 2 + tries * 3);
    least = Math.min(least, large < floor ? 1 : large / small);
  }
  return least;
};

const filled = (pump: string, size: number): string => pump.repeat(Math.ceil(size / pump.length));

const random = randomFrom(3);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const mixed = Array.from({ length: 100 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(fragments)).join(pick(["", " ", "\n"])),
);
const single = fragments.flatMap((each) => [each, `${each} `]);

it.each([
  ["one fragment again and again", single],
  ["mixtures again and again", mixed],
])(
  "reading %s is linear",
  (_, pumps) => {
    read(filled("Hb 9.8 g/dL, ", 48_000), knowledge);
    const slow = pumps.filter((pump) => ratio((size) => read(filled(pump, size), knowledge), 12_000) > mostRatio);
    expect(slow).toEqual([]);
  },
  300_000,
);

it("a whole turn is linear", () => {
  const session = newSession({ team: "T", channel: "C" });
  const turn = (text: string) => ({ id: "1", place: session.place, user: "U", now: new Date(0), text });
  const pumps = [...fragments, ...mixed.slice(0, 40)].filter((_, at) => at % 3 === 0);
  const slow = pumps.filter(
    (pump) => ratio((size) => converse(turn(filled(pump, size)), session, knowledge), 12_000) > mostRatio,
  );
  expect(slow).toEqual([]);
}, 300_000);

it("telling what a file is, and laying out a page, is linear", () => {
  expect(ratio((size) => kindOf(new Uint8Array(size).fill(65)), 500_000)).toBeLessThan(mostRatio);
  const pieces = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ text: "Hb", left: (at % 7) * 60, right: (at % 7) * 60 + 30, base: Math.floor(at / 7) * 12 },
      ...{ height: 10, flat: true },
    }));
  expect(ratio((size) => laidOut(pieces(size)), 7000)).toBeLessThan(mostRatio);
});
