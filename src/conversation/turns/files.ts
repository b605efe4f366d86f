/** Files sent with a message: read like pasted text, one case with what the message says. */
import { differentPatients, together } from "../../reading/together.ts";
import { type Doc, type Part, plain } from "../doc.ts";
import { notice, type Outcome, type Scene } from "../scene.ts";
import type { Attached } from "../session.ts";
import { identifierParts } from "./notices.ts";
import { bringsNews, newsTaken, readIn, remarkParts } from "./text.ts";

const told = (text: string): Part => ({ kind: "alert", urgency: "caution", text: plain(text) });

const saying = (summary: string, parts: readonly Part[]): Doc => ({ summary, parts });

const twoPatients =
  "These texts seem to be about different patients (another sex, or another age), so I took none of them: mixing two patients would be worse. Please send them one at a time.";
const nothing = (files: number): string =>
  files === 1
    ? "I found no laboratory value and no finding in that file. Please paste the results as text."
    : "I found no laboratory value and no finding in those files. Please paste the results as text.";

/** Takes what the files and the message bring; says of each file that could not be read why, and what to do. */
export const filesTaken = (scene: Scene, text: string, { texts, refused }: Attached): Outcome => {
  const readings = [...texts, text].filter((each) => each.trim() !== "").map((each) => readIn(scene, each));
  const remarks = refused.map(told);
  const reading = together(readings);
  if (differentPatients(readings)) {
    return notice(scene, saying(twoPatients, [told(twoPatients), ...identifierParts(reading.identifiers), ...remarks]));
  }
  if (bringsNews(reading)) return newsTaken(scene, reading, remarks);
  const parts = [...identifierParts(reading.identifiers), ...remarkParts(reading), ...remarks];
  const said = texts.length > 0 ? nothing(texts.length) : (refused[0] ?? nothing(1));
  return notice(scene, saying(said, texts.length > 0 ? [{ kind: "text", text: plain(said) }, ...parts] : parts));
};
