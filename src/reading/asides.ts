/** What a laboratory prints beside a name that is neither the name nor a result: record codes, methods, the year of a formula. */
import { everyMatch } from "./matches.ts";

/** "(XE2pb)", "(42A..)", "(44J3.)": the codes of British records. */
const recordCode = /\((?:X[A-Za-z0-9]{4}|[0-9A-Z][0-9A-Za-z]{2}\.\.|[0-9][0-9A-Za-z]{3}\.)\)/g;

/** "(Ferrozine)", "(SLS method)", "(CLIA)", "(1st hour)": how it was measured. Never a name of a result, nor a number that may be one. */
const method =
  /\((?:sls(?:[ -]h[ae]mo?globin)?|ferrozine|ferene|tptz|guaiac|westergren|wintrobe|cyan(?:o|met)[a-z]{0,16}|e?clia|cmia|fia|meia|elisa|elfa|ria|irma|hplc|ce|cze|ise|impedance|electrical impedance|dc detection|flow cytometry|fluorescent flow cytometry|laser|(?:immuno)?turbid[a-z]{0,12}|latex[a-z -]{0,20}|nephelometry|photometr[a-z]{0,4}|spectrophotometr[a-z]{0,4}|colou?rimetr[a-z]{0,4}|enzymatic|kinetic|jaffe|calculated|calc|derived|automated|manual|microscopy|aas|gfaas|icp-?ms|tia|pett|1 ?(?:st )?(?:hour|hr|saat|ora|heure|stunde|std|uur|hora))(?: method| technique| assay)?\)/g;

/** "CKD-EPI 2021", "per 1.73 square metres". */
const formula = /(?<=ckd[- ]epi[, ] ?)\(?20(?:09|12|21)\)?|\bper 1[.,]73 ?(?:square met(?:er|re)s?|sq ?m|m2|m²)/g;

const patterns = [method, formula];

/** Stretches the prose reader passes over. */
export const asidesIn = (text: string): readonly { readonly start: number; readonly end: number }[] => {
  if (!text.includes("(") && !/ckd[- ]epi/i.test(text)) return [];
  const lower = text.toLowerCase();
  // Letters that grow in lower case would move every place behind them.
  const folded = lower.length === text.length ? lower : text;
  return [
    ...everyMatch(recordCode, text).filter(([code]) => /[a-z.]/.test(code)),
    ...patterns.flatMap((pattern) => everyMatch(pattern, folded)),
  ].map((match) => ({ start: match.index, end: match.index + match[0].length }));
};
