/** Tables with a column of identifiers: its cells are told by its heading, on every line below. */
import { lineOf, linesIn } from "../formats/cells.ts";
import type { Identifier } from "../reading.ts";

const headings: readonly (readonly [Identifier["kind"], RegExp])[] = [
  [
    "name",
    /^(?:patient|(?:patient|pt|full|first|last|middle|given|family)[ _]?name|surname|forename|nombre|apellidos?|nachname|vorname|nom|prenom|cognome)$/,
  ],
  [
    "date of birth",
    /^(?:dob|d\.o\.b\.|date[ _]of[ _]birth|birth[ _]?date|geburtsdatum|fecha[ _]nac(?:imiento)?|date[ _]de[ _]naissance)$/,
  ],
  [
    "record number",
    /^(?:mrn|(?:patient|pat|pt|subject|hospital|hosp|person|sample|specimen|accession|order|visit|encounter|hadm|stay)[ _]?(?:id|no|nr|number|num)|accession|nhc|fallnummer)$/,
  ],
  ["national number", /^(?:nhs|ssn|cpf|dni|tckn|bsn|nir)(?:[ _]?(?:no|number))?$/],
  ["phone", /^(?:phone|telephone|tel|mobile|phone[ _](?:no|number))$/],
  ["e-mail", /^e-?mail$/],
  ["address", /^(?:address|street|postcode|zip(?:[ _]?code)?)$/],
];

const any = new RegExp(headings.map(([, { source }]) => source).join("|"));

const kindOf = (heading: string): Identifier["kind"] | undefined => {
  if (heading.length > 24) return undefined;
  const written = heading.trim().toLowerCase();
  if (!any.test(written)) return undefined;
  return headings.find(([, pattern]) => pattern.test(written))?.[0];
};

const markOf = (text: string, start: number, end: number): "," | ";" | undefined => {
  const line = text.slice(start, end);
  return line.includes("\t") || line.includes("|")
    ? undefined
    : ([";", ","] as const).find((mark) => line.includes(mark));
};

/** Cells under identifying headings. The headings stand on a line of three cells or more; a line of fewer ends the table. */
export const columnsIn = (text: string): readonly Identifier[] => {
  const found: Identifier[] = [];
  let kinds: readonly (Identifier["kind"] | undefined)[] = [];
  let mark: "," | ";" | undefined;
  for (const { start, end } of linesIn(text)) {
    if (end - start < 3 || end - start > 4000) continue;
    const own = kinds.length > 0 ? mark : markOf(text, start, end);
    const { cells } = lineOf(text, start, end, own);
    const here = cells.length >= 3 ? cells.map((cell) => kindOf(cell.text)) : [];
    if (here.some((kind) => kind !== undefined)) {
      kinds = here;
      mark = own;
    } else if (cells.length < Math.min(3, kinds.length)) kinds = [];
    else
      cells.forEach((cell, at) => {
        const kind = kinds[at];
        if (kind && cell.text !== "") found.push({ kind, start: cell.start, end: cell.end });
      });
  }
  return found;
};
