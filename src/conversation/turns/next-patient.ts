/** The next patient, or more of the same one? Mixing two is the worse mistake, and either way one tap puts it right. */
import { type Case, current, emptyCase, type Patient } from "../../case/case.ts";
import { merge } from "../../case/merge.ts";
import type { Reading } from "../../reading/reading.ts";
import { type Part, plain } from "../doc.ts";
import { epochOf, moved, sameThings, stepped } from "../history.ts";
import { briefly } from "../parts/understood.ts";
import { whenText } from "../people.ts";
import { say } from "../say.ts";
import { answer, buttonsPart, cardFor, hasCase, markOf, notice, type Outcome, type Scene } from "../scene.ts";
import { newSession, type Session } from "../session.ts";
import { noCaseDoc } from "./notices.ts";

/** A thread is one patient's; what is written outside one may be about the next. */
const couldChange = ({ session }: Scene): boolean => session.place.thread === undefined && hasCase(session.case);

/** What carries a new count of another person. */
const count: ReadonlySet<string> = new Set(["hb", "mcv"]);
/** Ages further apart than this are two people's, not a birthday's. */
const yearsApart = 2;

const differs = (own: Patient, { sex, ageYears }: Patient): "surely" | "perhaps" | undefined => {
  const otherSex = sex !== undefined && own.sex !== undefined && sex !== own.sex;
  const apart = ageYears === undefined || own.ageYears === undefined ? 0 : Math.abs(ageYears - own.ageYears);
  if (otherSex || apart >= yearsApart) return "surely";
  return apart > 0 ? "perhaps" : undefined;
};

/** Outside a thread a count of somebody of another sex or age, or a second full set of results, is the next patient's. */
export const isAnotherPatient = (reading: Reading, scene: Scene): boolean => {
  const { session } = scene;
  if (!couldChange(scene) || sameThings(session.case, merge(session.case, reading))) return false;
  const { ageYears, sex } = reading.patient;
  const fresh = reading.labs.filter((lab) => !lab.past);
  const other = differs(session.case.patient, reading.patient);
  if (other === "surely" && fresh.some((lab) => count.has(lab.analyte))) return true;
  if (other !== undefined && fresh.length >= 2) return true;
  return fresh.length >= 3 && (ageYears !== undefined || sex !== undefined);
};

/** Says that it was taken so, and `why`. */
export const newPatientParts = (why: string): readonly Part[] => [
  { kind: "text", text: plain(`Taken as a new patient: ${why}. The earlier case was set aside.`) },
  buttonsPart({ label: "Same patient", act: { do: "same-patient" } }),
];

/** A case not touched for this long may have been forgotten by the one who writes. */
const forgottenAfter = 12 * 60 * 60 * 1000;

/** Said where an older count is replaced, or an old case gets more: whose case it was taken for, with the way out. */
export const samePatientParts = (reading: Reading, scene: Scene): readonly Part[] => {
  const { session, knowledge, now } = scene;
  if (!couldChange(scene)) return [];
  const replaced = reading.labs.filter(({ analyte, past, value }) => {
    const known = past || reading.removed.includes(analyte) ? undefined : current(session.case, analyte);
    return known !== undefined && count.has(analyte) && known.value !== value;
  });
  const since = session.made && now.getTime() - Date.parse(session.made.on) > forgottenAfter ? session.made.on : "";
  const differing = differs(session.case.patient, reading.patient) !== undefined && reading.labs.length > 0;
  if (replaced.length === 0 && since === "" && !differing) return [];
  const old = since === "" ? "" : `, open since ${whenText(since, now)}`;
  const text = `Taken as the same patient (${briefly(session.case, knowledge)}${old}).`;
  return [{ kind: "text", text: plain(text) }, buttonsPart({ label: "New patient", act: { do: "new-patient" } })];
};

const added = <T>(now: readonly T[], before: readonly T[]): readonly T[] => {
  const had = new Set(before.map((each) => JSON.stringify(each)));
  return now.filter((each) => !had.has(JSON.stringify(each)));
};

const newIn = <T>(now: Readonly<Record<string, T>>, before: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(now).filter(([key, each]) => JSON.stringify(each) !== JSON.stringify(before[key])));

/** What the last step brought to the case, on its own. */
const brought = (now: Case, before: Case): Case => ({
  patient: newIn<unknown>({ ...now.patient }, { ...before.patient }) as Patient,
  labs: added(now.labs, before.labs).filter((lab) => !lab.past),
  qualitative: added(now.qualitative, before.qualitative).filter((each) => !each.past),
  findings: newIn(now.findings, before.findings),
});

/** What was taken for more of the same patient is the next one's: the last step becomes a case of its own. */
export const splitOff = (scene: Scene): Outcome => {
  const before = stepped(scene.session, 1);
  const next = before ? brought(scene.session.case, before.case) : emptyCase;
  if (!before || !hasCase(before.case) || !hasCase(next)) return cardFor(scene, scene.session);
  const session = moved({ ...before, version: scene.session.version, pending: [] }, next, markOf(scene), true);
  const told: Part = { kind: "text", text: plain(say(scene.knowledge, "start-over", "split")) };
  const undo = buttonsPart({ label: "Same patient", act: { do: "same-patient" } });
  return cardFor({ ...scene, session }, session, { fresh: true, notices: [told, undo] });
};

/** "A case is still open": where the screen no longer shows it. An answer where there is one, a notice where not. */
export const resumed = (scene: Scene): Outcome => {
  const { session, knowledge, now } = scene;
  if (!hasCase(session.case)) return notice(scene, noCaseDoc(knowledge));
  const since = session.made ? ` from ${whenText(session.made.on, now)}` : "";
  const summary = `A case${since} is still open here: ${briefly(session.case, knowledge)}. What you send next is added to it.`;
  const buttons = buttonsPart(
    { label: "Show it", act: { do: "show" } },
    { label: "New patient", act: { do: "start-over" } },
  );
  return answer(scene, { summary, parts: [{ kind: "text", text: plain(summary) }, buttons] });
};

/** A session without its case, with what the person chose. */
export const emptied = (scene: Scene): Session => {
  const { place, version, units, setting, role } = scene.session;
  return {
    ...newSession(place),
    version: version + 1,
    epoch: epochOf(version + 2, markOf(scene)),
    ...(units ? { units } : {}),
    ...(role === undefined ? {} : { role }),
    ...(setting === undefined ? {} : { setting }),
  };
};
