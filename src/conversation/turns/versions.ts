/** "Undo", "what changed since v2?", "who gave that?": read from the versions the session keeps. */

import { emptyCase } from "../../case/case.ts";
import { merge } from "../../case/merge.ts";
import type { AnalyteId, Knowledge } from "../../knowledge/types.ts";
import { changesBetween } from "../changes.ts";
import { type Doc, type Part, plain, type Rich, strong } from "../doc.ts";
import { formerPatient, joined, meantVersion, shownVersion, stateAt, statesOf, stepped, thingsIn } from "../history.ts";
import { personSpan, thingText, whenText } from "../people.ts";
import { say } from "../say.ts";
import { answer, buttonsPart, cardFor, hasCase, markOf, notice, type Outcome, type Scene } from "../scene.ts";
import type { State } from "../session.ts";

const told = (summary: string, ...parts: readonly Part[]): Doc => ({
  summary,
  parts: [{ kind: "text", text: plain(summary) }, ...parts],
});

const nothingToUndo = (knowledge: Knowledge): Doc => told(say(knowledge, "undo", "nothing"));

/** Takes the last changes back and says what they were. */
export const undone = (scene: Scene, steps = 1): Outcome => {
  const { session, knowledge, user, now } = scene;
  const before = stepped(session, Math.max(1, steps));
  if (!before) return notice(scene, nothingToUndo(scene.knowledge));
  const otherPatient = statesOf(session).length === 1 && session.fresh === true;
  const changes = changesBetween(before.case, session.case, knowledge);
  const what = otherPatient ? "the new patient; this is the earlier case again" : changes.join("; ");
  const by = session.made && session.made.by !== user ? [personSpan(session.made.by, user)] : [];
  const text: Rich = [
    strong("Taken back: "),
    { text: what || "nothing that counted" },
    ...by.flatMap((person) => [{ text: " (from " }, person, { text: `, ${whenText(session.made?.on ?? "", now)})` }]),
    { text: "." },
  ];
  if (hasCase(before.case)) {
    // What was taken back is said in words of its own, so the card need not list it a second time as changes.
    const shown = { ...scene, session: { ...session, case: before.case } };
    return cardFor(shown, before, { notices: [{ kind: "text", text }] });
  }
  const summary = `Taken back: ${what}. There is no case any more.`;
  return {
    session: before,
    reply: { kind: "notice", doc: told(summary, buttonsPart({ label: "Add results", act: { do: "form" } })) },
  };
};

/** Joins what was taken for another patient to the case before it. */
export const samePatient = (scene: Scene): Outcome => {
  const { session } = scene;
  const former = formerPatient(session);
  if (!former) return cardFor(scene, session);
  const next = merge(former.case, { ...session.case, removed: [] });
  const after = joined(session, former, next, markOf(scene));
  return cardFor(scene, after, {
    notices: [{ kind: "text", text: plain(say(scene.knowledge, "undo", "same")) }],
  });
};

const step = (scene: Scene, from: State, to: State): readonly Rich[] => {
  const changes = changesBetween(from.case, to.case, scene.knowledge);
  if (changes.length === 0) return [];
  const who: Rich = to.made
    ? [personSpan(to.made.by, scene.user), { text: `, ${whenText(to.made.on, scene.now)}: ` }]
    : [];
  return [[strong(`v${shownVersion(scene.session, to.version)} `), ...who, { text: changes.join("; ") }]];
};

/** What changed after version `since`, step by step; without one, what the last change was. */
export const whatChanged = (scene: Scene, asked?: number): Outcome => {
  const { session } = scene;
  const since = asked === undefined ? undefined : meantVersion(session, asked);
  const states = statesOf(session);
  const from = since === undefined ? states.at(-2) : stateAt(session, since);
  const begin: State = from ?? { version: 0, case: emptyCase, given: {} };
  const later = states.slice(states.indexOf(begin) + 1);
  const items = later.flatMap((to, at) => step(scene, later[at - 1] ?? begin, to));
  const shown = (version: number): number => shownVersion(session, version);
  const named = `v${shown(Math.max(since ?? 0, begin.from ?? begin.version))}`;
  if (items.length === 0)
    return answer(scene, told(`Nothing has changed since ${named}; the case is at v${shown(session.version)}.`));
  const summary = `Changed since ${named}; the case is now at v${shown(session.version)}`;
  const kept = begin.from ?? begin.version;
  const lost = since !== undefined && kept > since ? [plain(`Steps before ${named} are no longer kept.`)] : [];
  return answer(scene, {
    summary,
    parts: [
      { kind: "headline", text: summary },
      { kind: "list", items },
      ...lost.map((text): Part => ({ kind: "context", text })),
      buttonsPart(
        { label: "Undo the last change", act: { do: "undo" } },
        { label: "Show the case", act: { do: "show" } },
      ),
    ],
  });
};

/** Who gave each thing in the case and when; of `analytes` only, where some are named. */
export const whoGave = (scene: Scene, analytes: readonly AnalyteId[] = []): Outcome => {
  const { session, knowledge, user, now } = scene;
  const wanted = (key: string): boolean => analytes.length === 0 || analytes.includes(key.split(":")[1] ?? "");
  const items = thingsIn(session.case)
    .filter(wanted)
    .flatMap((key): readonly Rich[] => {
      const mark = session.given[key];
      return mark
        ? [
            [
              strong(thingText(key, knowledge)),
              { text: ": " },
              personSpan(mark.by, user),
              { text: `, ${whenText(mark.on, now)}` },
            ],
          ]
        : [];
    });
  if (items.length === 0) return notice(scene, told(say(scene.knowledge, "changed", "nobody")));
  const summary = say(scene.knowledge, "changed", "who");
  return answer(scene, {
    summary,
    parts: [
      { kind: "headline", text: summary },
      { kind: "list", items },
    ],
  });
};
