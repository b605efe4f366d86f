/** What the conversation is set to: units, population. */
import type { Knowledge } from "../../knowledge/types.ts";
import type { UnitSystem } from "../../reading/reading.ts";
import { type Button, type Doc, type Part, plain } from "../doc.ts";
import { leafletDoc } from "../roles.ts";
import { say } from "../say.ts";
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

/** Reads and shows in `units` from now on. */
export const unitsSet = (scene: Scene, units: UnitSystem): Outcome => {
  const session = { ...scene.session, version: scene.session.version + 1, units };
  return after(
    { ...scene, session, knowledge: inUnits(scene.knowledge, units) },
    session,
    told(say(scene.knowledge, "units", units)),
  );
};

/** Words the answers for a role from now on; the leaflet is given once, and the conversation stays the clinician's. */
export const roleSet = (scene: Scene, id: string | undefined): Outcome => {
  const { session, knowledge } = scene;
  const role = knowledge.wording.roles.find((each) => each.id === id);
  if (!role) {
    const buttons = knowledge.wording.roles.map(
      (each): Button => ({ label: each.name, act: { do: "role", role: each.id } }),
    );
    return notice(scene, told(say(knowledge, "role", "ask"), buttonsPart(...buttons)));
  }
  if (role.shows === "leaflet") {
    if (!hasCase(session.case)) return notice(scene, noCaseDoc(knowledge));
    return answering(scene, (assessment) => ({ kind: "answer", doc: leafletDoc(assessment, knowledge) }));
  }
  const next = { ...session, version: session.version + 1, role: role.id };
  return after({ ...scene, session: next }, next, told(say(knowledge, "role", "done", { role: role.name })));
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
    const now = say(knowledge, "population", "ask", { setting: nameOf(session.setting, knowledge) });
    return notice(scene, told(now, buttonsPart(...choices(knowledge))));
  }
  const next = { ...session, version: session.version + 1, setting };
  return after(
    { ...scene, session: next },
    next,
    told(say(knowledge, "population", "done", { setting: nameOf(setting, knowledge) })),
  );
};
