/** Whole turns on ugly texts, and ugly bytes as files: an answer each time, never an exception. */
import { expect, it } from "vitest";
import { converse } from "../../src/conversation/converse.ts";
import { plainText } from "../../src/conversation/plain.ts";
import { newSession } from "../../src/conversation/session.ts";
import { readFile } from "../../src/files/file.ts";
import { kindOf } from "../../src/files/kind.ts";
import { labReport } from "../files/make-pdf.ts";
import { knowledge } from "../reading/spoken.ts";
import { randomFrom, textFrom } from "./texts.ts";

const now = new Date("2026-11-23T12:00:00Z");

it("3,000 texts in conversations of six turns are answered", () => {
  const random = randomFrom(4);
  let session = newSession({ team: "T", channel: "C" });
  for (let at = 0; at < 3000; at++) {
    if (at % 6 === 0) session = newSession({ team: "T", channel: "C" });
    const text = textFrom(random);
    const attached = random() < 0.2 ? { attached: { texts: [textFrom(random)], refused: [] } } : {};
    const turn = { id: String(at), place: session.place, user: "U", now, text, ...attached };
    const { reply, session: next } = converse(turn, session, knowledge);
    session = next;
    expect(plainText(reply).length, JSON.stringify(text)).toBeGreaterThan(0);
  }
}, 120_000);

it("bytes of any kind are told apart", () => {
  const random = randomFrom(5);
  for (let at = 0; at < 5000; at++) {
    const bytes = Uint8Array.from({ length: random() * 400 }, () => random() * 256);
    if (at % 3 === 0) bytes.set([0x25, 0x50, 0x44, 0x46].slice(0, bytes.length));
    expect(["text", "pdf", "refused"]).toContain(kindOf(bytes).is);
  }
});

it("a PDF with bytes changed is read or refused", async () => {
  const random = randomFrom(6);
  for (let at = 0; at < 12; at++) {
    const bytes = labReport.slice();
    for (let times = 0; times < 30; times++) bytes[8 + Math.floor(random() * (bytes.length - 8))] = random() * 256;
    expect(["text", "refused"]).toContain((await readFile(bytes)).kind);
  }
}, 120_000);
