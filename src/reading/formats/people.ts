/** Age and sex where a table has a column for them. */
import type { Patient } from "../../case/case.ts";
import { fold } from "../fold.ts";
import type { Line } from "./cells.ts";

const ages =
  /^(?:(?:patient )?age(?: ?[([]?(?:y|yr|yrs|years?|in years)[)\]]?)?|age years|edad|idade|alter|eta|leeftijd|yas|wiek|alder)$/;
const sexes = /^(?:(?:patient )?sex|gender|m\/f|sexo|sexe|geschlecht|sesso|geslacht|cinsiyet|plec|kon)$/;
const female = /^(?:f|female|w|weiblich|woman|femme|femenino|feminino|femmina|mujer|k|kadin|vrouw)$/;
const male = /^(?:m|male|man|maennlich|mannlich|homme|masculino|masculin|maschio|hombre|erkek)$/;

/** Where the columns of age and sex are. */
export interface People {
  readonly age: number;
  readonly sex: number;
  readonly by: Line["by"];
  readonly columns: number;
}

const heading = (text: string): string => (text.length > 24 ? "" : fold(text).replaceAll("_", " ").trim());

/** The columns, of a line of headings that has one of them. */
export const peopleOf = (line: Line): People | undefined => {
  if (line.cells.length < 3) return undefined;
  const words = line.cells.map((cell) => heading(cell.text));
  const [age, sex] = [ages, sexes].map((kind) => words.findIndex((word) => kind.test(word)));
  if (age === undefined || sex === undefined || (age < 0 && sex < 0)) return undefined;
  return { age, sex, by: line.by, columns: line.cells.length };
};

/** Who a row is of. */
export const personIn = (line: Line, { age, sex, by, columns }: People): Patient => {
  if (line.by !== by || line.cells.length !== columns) return {};
  const years = /^(\d{1,3}(?:\.\d{1,2})?) ?(?:y|yrs?|years?)?$/i.exec(line.cells[age]?.text ?? "")?.[1];
  const word = heading(line.cells[sex]?.text ?? "");
  const said = female.test(word) ? "female" : male.test(word) ? "male" : undefined;
  return {
    ...(years !== undefined && Number(years) <= 120 && { ageYears: Number(years) }),
    ...(said && { sex: said }),
  };
};

/** What all rows agree on: a table of several people tells of none. */
export const sameOf = (people: readonly Patient[]): Patient => {
  const said = <K extends "ageYears" | "sex">(key: K): Pick<Patient, K> | undefined => {
    const values = new Set(people.flatMap((one) => one[key] ?? []));
    const [value] = values;
    return values.size === 1 ? ({ [key]: value } as Pick<Patient, K>) : undefined;
  };
  return { ...said("ageYears"), ...said("sex") };
};
