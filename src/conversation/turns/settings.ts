/** What the conversation is set to: units, population. */
import type { Knowledge } from "../../knowledge/types.ts";
import type { UnitSystem } from "../../reading/reading.ts";
import { type Button, type Doc, type Part, plain } from "../doc.ts";
import { leafletDoc } from "../roles.ts";
import { answering, buttonsPart, cardFor, hasCase, notice, type Outcome, type Scene } from "../scene.ts";
import type { Session } from "../session.ts";
import { inUnits } from "../units.ts";
import { noCaseDoc } from "./notices.ts";

/** The card under the new setting, or a word on it where there is no case. */
const after = (scene: Scene, session: Session, doc: Doc): Outcome =>
  hasCase(session.case) ? cardFor(scene, session, { notices: doc.parts }) : { session, reply: { kind: "notice", doc } };

const told = (summary: string, ...parts: readonly Part[]): Doc => ({
  summary,
  parts: [{ kind: "text", text: plain(summary) }, ...parts],
});

const unitsSaid = (units: UnitSystem): string =>
  units === "si"
    ? "Units: SI (Hb in g/L, iron in µmol/L). Numbers without a unit are read so wherever both would be plausible, and values are shown so."
    : "Units: US (Hb in g/dL, iron in µg/dL). Numbers without a unit are read so wherever both would be plausible, and values are shown so.";

/** Reads and shows in `units` from now on. */
export const unitsSet = (scene: Scene, units: UnitSystem): Outcome => {
  const session = { ...scene.session, version: scene.session.version + 1, units };
  return after({ ...scene, session, knowledge: inUnits(scene.knowledge, units) }, session, told(unitsSaid(units)));
};

/** Words the answers for a role from now on; the leaflet is given once, and the conversation stays the clinician's. */
export const roleSet = (scene: Scene, id: string | undefined): Outcome => {
  const { session, knowledge } = scene;
  const role = knowledge.wording.roles.find((each) => each.id === id);
  if (!role) {
    const buttons = knowledge.wording.roles.map(
      (each): Button => ({ label: each.name, act: { do: "role", role: each.id } }),
    );
    return notice(scene, told("For whom should the answers be worded?", buttonsPart(...buttons)));
  }
  if (role.shows === "leaflet") {
    if (!hasCase(session.case)) return notice(scene, noCaseDoc);
    return answering(scene, (assessment) => ({ kind: "answer", doc: leafletDoc(assessment, knowledge) }));
  }
  const next = { ...session, version: session.version + 1, role: role.id };
  return after({ ...scene, session: next }, next, told(`Worded for: ${role.name}. The facts stay the same.`));
};

const nameOf = (setting: string | undefined, knowledge: Knowledge): string =>
  knowledge.settings.settings.find((each) => each.id === setting)?.name ?? "chosen by the patient's age and history";

const mostChoices = 8;

const choices = (knowledge: Knowledge): readonly Button[] =>
  [...new Set(knowledge.settings.clinics.flatMap((each) => Object.values(each.settings)))]
    .flatMap((setting) => setting ?? [])
    .slice(0, mostChoices)
    .map((setting) => ({ label: nameOf(setting, knowledge), act: { do: "population", setting } }));

/** Takes the priors of `setting`; without one, or one that is not known, asks which. */
export const populationSet = (scene: Scene, setting: string | undefined): Outcome => {
  const { session, knowledge } = scene;
  if (!knowledge.settings.settings.some((each) => each.id === setting) || setting === undefined) {
    const now = `Setting: ${nameOf(session.setting, knowledge)}. Which is it?`;
    return notice(scene, told(now, buttonsPart(...choices(knowledge))));
  }
  const next = { ...session, version: session.version + 1, setting };
  return after(
    { ...scene, session: next },
    next,
    told(`Setting: ${nameOf(setting, knowledge)}. Its priors count from now on in this conversation.`),
  );
};
