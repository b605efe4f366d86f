/** The other half of the texts, so that two processes share them. */
import { it } from "vitest";
import { fuzz } from "./reading.ts";

it("100,000 more ugly texts are read without a fault", () => fuzz(2, 100_000), 300_000);
