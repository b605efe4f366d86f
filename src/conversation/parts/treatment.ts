/** Iron or not, in one line; treatment notes with guideline and research apart. Interlocks always come before any note. */
import type { Assessment, Interlock, TreatmentNote } from "../../engine/assessment.ts";
import type { Knowledge } from "../../knowledge/types.ts";
import { type Part, plain, quiet, type Rich, strong } from "../doc.ts";
import { capital, citing, evidenceWord, inSentence, reviewWord } from "../words.ts";

const withdrawnWords: Readonly<Record<string, string>> = {
  "oral-iron": "No oral iron",
  "iv-iron": "No intravenous iron",
  transfusion: "No transfusion",
  chelation: "No chelation",
  phlebotomy: "No phlebotomy",
};

const withdrawalText = (withdraws: readonly string[]): string => {
  const both = withdraws.includes("oral-iron") && withdraws.includes("iv-iron");
  const rest = both ? withdraws.filter((each) => each !== "oral-iron" && each !== "iv-iron") : withdraws;
  return [...(both ? ["No iron"] : []), ...rest.map((each) => withdrawnWords[each] ?? `No ${each}`)].join(", ");
};

const isIron = (given: string): boolean => given === "oral-iron" || given === "iv-iron";

/** Interlocks that withdraw the same things are one warning with all its reasons. */
const grouped = (locks: readonly Interlock[], knowledge: Knowledge): readonly Part[] => {
  const titles = [...new Set(locks.map((lock) => withdrawalText(lock.withdraws)))];
  return titles.map((title): Part => {
    const members = locks.filter((lock) => withdrawalText(lock.withdraws) === title);
    const instead = [...new Set(members.map((lock) => lock.instead))].join(" ");
    const reasons = members.flatMap(
      (lock): Rich => [{ text: `${lock.text}` }, citing(lock.sources, knowledge), { text: " " }],
    );
    return {
      kind: "alert",
      urgency: "stop",
      text: [strong(`${title}: `), ...reasons.slice(0, -1)],
      action: plain(`Instead: ${instead}`),
    };
  });
};

/** What must not be given here, with the reasons and what to do instead; `iron` picks those about iron or the others. */
export const interlockParts = (assessment: Assessment, knowledge: Knowledge, iron: boolean): readonly Part[] =>
  grouped(
    assessment.interlocks.filter((lock) => lock.withdraws.some(isIron) === iron),
    knowledge,
  );

const ironWords: Readonly<Record<string, string>> = { "oral-iron": "oral iron", "iv-iron": "intravenous iron" };

/** The ways of giving iron that a note is about. */
const ironOf = (note: TreatmentNote): readonly string[] => note.gives.flatMap((each) => ironWords[each] ?? []);

/** One line on iron where no interlock has spoken. */
const ironVerdict = (assessment: Assessment, knowledge: Knowledge): string | undefined => {
  if (assessment.abstains || assessment.interlocks.some((each) => each.withdraws.includes("oral-iron")))
    return undefined;
  if (assessment.rankingOnly) return "not to be decided from the blood count alone.";
  const supported = assessment.treatment.filter((note) => ironOf(note).length > 0);
  const because = knowledge.conditions.get(supported[0]?.because ?? "")?.name;
  if (because === undefined) return "nothing known so far supports giving it.";
  const ways = [...new Set(supported.flatMap((note) => ironOf(note)))].join(" or ");
  return `${ways} can be considered for ${inSentence(because, knowledge)}; see the treatment notes.`;
};

/** One line on iron, where no interlock has spoken. */
export const ironLine = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const verdict = ironVerdict(assessment, knowledge);
  return verdict === undefined ? [] : [{ kind: "text", text: [strong("Iron: "), { text: verdict }] }];
};

/** Interlocks, else one line on iron. */
export const ironParts = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => [
  ...interlockParts(assessment, knowledge, true),
  ...ironLine(assessment, knowledge),
];

type Note = TreatmentNote["notes"][number];

const noteLine = (note: Note, knowledge: Knowledge): Rich => {
  // "Clinical judgement" and "recalled" are said in words already.
  const unpublished = (id: string): boolean => knowledge.sources.get(id)?.kind === "judgement";
  const inWords = note.evidence === "J" || note.evidence === "R";
  const named = inWords ? note.sources.filter((id) => !unpublished(id)) : note.sources;
  const cited = named.length === 0 ? [] : [citing(named, knowledge)];
  return [{ text: note.text }, quiet(` (${evidenceWord(note.evidence)})`), ...cited];
};

const kinds: readonly (readonly [string, readonly Note["kind"][]])[] = [
  ["Guideline", ["guideline"]],
  ["Research", ["research"]],
  ["Label and judgement", ["label", "judgement"]],
];

const titleOf = (treatment: TreatmentNote, knowledge: Knowledge): Part => {
  const because = knowledge.conditions.get(treatment.because)?.name ?? "";
  return {
    kind: "text",
    text: [strong(capital(treatment.name)), quiet(because === "" ? "" : ` for ${inSentence(because, knowledge)}`)],
  };
};

const byKind = (notes: readonly Note[], knowledge: Knowledge): readonly Part[] =>
  kinds.flatMap(([title, members]): readonly Part[] => {
    const own = notes.filter((note) => members.includes(note.kind));
    if (own.length === 0) return [];
    return [
      { kind: "text", text: [quiet(title)] },
      { kind: "list", items: own.map((note) => noteLine(note, knowledge)) },
    ];
  });

/** Notes of one treatment, by kind. */
export const noteParts = (treatment: TreatmentNote, knowledge: Knowledge): readonly Part[] => [
  titleOf(treatment, knowledge),
  ...byKind(treatment.notes, knowledge),
  { kind: "context", text: plain(reviewWord(treatment.review)) },
];

/** Notes that a page on treatment opens with; the rest folds. */
const mostOpen = 4;

/** The first notes, guidelines before the rest, and the others behind a title. */
export const noteBriefly = (treatment: TreatmentNote, knowledge: Knowledge): readonly Part[] => {
  const ordered = kinds.flatMap(([, members]) => treatment.notes.filter((note) => members.includes(note.kind)));
  if (ordered.length <= mostOpen + 1) return noteParts(treatment, knowledge);
  const more = byKind(ordered.slice(mostOpen), knowledge);
  return [
    titleOf(treatment, knowledge),
    ...byKind(ordered.slice(0, mostOpen), knowledge),
    { kind: "fold", title: `More on ${inSentence(treatment.name, knowledge)}`, parts: more },
    { kind: "context", text: plain(reviewWord(treatment.review)) },
  ];
};

/** What is given comes before what is to be looked for or explained. */
export const givenFirst = (notes: Assessment["treatment"]): Assessment["treatment"] =>
  [...notes].sort((one, other) => Number(other.gives.length > 0) - Number(one.gives.length > 0));

/** What else must not be given, then all notes, each behind one title. */
export const treatmentFolds = (assessment: Assessment, knowledge: Knowledge): readonly Part[] => {
  const others = interlockParts(assessment, knowledge, false);
  const treatment = givenFirst(assessment.treatment);
  const title = `Treatment notes (${treatment.length})`;
  const parts = treatment.flatMap((note) => noteParts(note, knowledge));
  return [
    ...(others.length > 0 ? [{ kind: "fold" as const, title: "Not to be given here", parts: others }] : []),
    ...(treatment.length > 0 ? [{ kind: "fold" as const, title, parts }] : []),
  ];
};
