import { expect, it } from "vitest";
import { fuzz } from "./reading.ts";
import { randomFrom, textFrom } from "./texts.ts";

it("the texts of a seed are always the same, and differ", () => {
  const texts = (seed: number): readonly string[] => {
    const random = randomFrom(seed);
    return Array.from({ length: 200 }, () => textFrom(random));
  };
  expect(texts(1)).toEqual(texts(1));
  expect(new Set([...texts(1), ...texts(2)]).size).toBeGreaterThan(380);
});

it("100,000 ugly texts are read without a fault", () => fuzz(1, 100_000), 300_000);
