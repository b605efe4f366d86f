/** Whether a message tells something of the patient, or only asks. */
import type { Reading } from "../reading/reading.ts";
import type { Recognised } from "./intent.ts";
import type { Parted } from "./questions.ts";
import { hasCase, type Scene } from "./scene.ts";
import { holdsMost } from "./turns/ask.ts";
import { bringsNews, bringsNumbers, onlyTellsSex } from "./turns/text.ts";

/** What is asked, not told: a finding in such a text is what the question is about. */
const asking: ReadonlySet<string> = new Set([
  "why",
  "why-not",
  "missing",
  "compare",
  "next",
  "meaning",
  "treatment",
  "dose",
  "response",
  "explain",
  "overview",
  "conflicts",
]);

/** A question as sure as this is one, whatever findings it mentions. */
export const surelyAsked = 0.5;

/** "Coeliac serology negative": a result, whatever else such words are used for. */
const reports =
  /\b(?:negative|positive|normal|abnormal|low|high|raised|elevated|absent|present|confirmed|excluded|clear)[ .!]*$/i;
/** "Known carrier", "started ferrous fumarate yesterday": history told. */
const recalls =
  /^(?:(?:she|he|pt|patient)(?:'?s| is| has| was)? (?:an? |been )?|an? |is )?(?:known|confirmed|diagnosed|previously|hx of|history of|pmh|background of|started|stopped|commenced|takes|taking|had|given|received|finished|completed|been on)\b/i;

const reported = (text: string): boolean =>
  (reports.test(text.trim()) || recalls.test(text.trim())) && !text.includes("?");

/** More than the one finding a question is about: somebody is described. */
const opensCase = ({ patient, qualitative, findings }: Reading): boolean =>
  qualitative.length + Object.keys(patient).length > 0 || Object.keys(findings).length > 1;

/** An age or a weight is somebody's; pregnancy and altitude may be those of a question. */
const ofOnePatient: ReadonlySet<string> = new Set(["ageYears", "weightKg", "gestationWeeks", "cigarettesPerDay"]);

/** Said of somebody: a patient is being described. */
const ofSomebody =
  /\b(?:she|he|her|his|pt|patient|my|woman|man|girl|boy|known|years?|yo|yr|mum|has|had|denies|presents?|complains?)\b/i;

/** "Isoniazid and anaemia", "target ferritin in heart failure": with nobody described, words the knowledge answers are a question. */
const generally = (reading: Reading, wish: Recognised, scene: Scene, text: string): boolean => {
  if (hasCase(scene.session.case) || bringsNumbers(reading) || reading.qualitative.length > 0) return false;
  if (Object.keys(reading.patient).some((each) => ofOnePatient.has(each))) return false;
  if (Object.values(reading.findings).some((each) => each.state === "absent")) return false;
  const mine = ofSomebody.test(text);
  if (text.trim().endsWith("?") && !/^\W*(?:she|he|pt|patient)\b/i.test(text)) return true;
  return !mine && wish.do !== "emergency" && holdsMost(text, scene.knowledge);
};

/** A question that merely mentions a finding must not add it; a message that opens a case, or holds a number, is never only a question. */
export const isNews = ({ told: reading, asks }: Parted, wish: Recognised, scene: Scene, text: string): boolean => {
  if (generally(reading, wish, scene, text)) return false;
  if (asks && !bringsNumbers(reading)) return bringsNews(reading) && !onlyTellsSex(reading) && wish.do !== "what-if";
  // "Scrap that, she's not pregnant", "she's from Sicily"; "no response to iron": told, unless it is asked.
  const course = wish.do === "response" && !text.includes("?");
  const tells = wish.do === "undo" || wish.do === "population" || course || reported(text);
  if (tells && bringsNews(reading) && !onlyTellsSex(reading)) return true;
  // "Who gave the Hb 92?"
  if (wish.do === "changed" && wish.confidence === 1 && /^\W*(?:and |so )?who\b/i.test(text)) return false;
  if (wish.do === "what-if" || (wish.confidence === 1 && !bringsNumbers(reading))) return false;
  if (bringsNumbers(reading)) return true;
  if (!bringsNews(reading)) return false;
  // "Male, sorry" tells it; "well in himself" is only a slip of the pronoun.
  if (onlyTellsSex(reading) && wish.do !== "unclear" && wish.do !== "correct") return false;
  if (!(asking.has(wish.do) || wish.do === "out-of-scope") || wish.confidence < surelyAsked) return true;
  return !hasCase(scene.session.case) && opensCase(reading) && wish.do !== "overview";
};
