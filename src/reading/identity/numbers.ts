/**
 * National numbers of persons and their check digits, by the rules their issuers publish. `valid` gets the number without blanks,
 * points and hyphens, in small letters.
 */

export interface NationalNumber {
  readonly name: string;
  /** Its shape in running text, on folded text; bounded, so that matching is linear. */
  readonly shape: RegExp;
  readonly valid: (written: string) => boolean;
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

const weighted = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * digit(text, at), 0);

/** The remainder of a long number of digits. */
const remainder = (digits: string, by: number): number => {
  let rest = 0;
  for (let at = 0; at < digits.length; at++) rest = (rest * 10 + digit(digits, at)) % by;
  return rest;
};

const varied = (text: string): boolean => new Set(text).size > 2;

/** Every second digit from the right doubled, its digits summed: the sum ends in 0. */
const luhn = (text: string): boolean => {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const doubled = digit(text, text.length - 1 - at) * (at % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && varied(text);
};

/** Day and month as digits at `day` and `month`; offsets some countries add to them taken off. */
const dated = (text: string, day: number, month: number): boolean => {
  const days = Number(text.slice(day, day + 2)) % 40;
  const months = Number(text.slice(month, month + 2)) % 20;
  return days >= 1 && days <= 31 && months >= 1 && months <= 12;
};

/** United Kingdom, NHS number (and Scotland's CHI): modulus 11. */
const nhs = (text: string): boolean => {
  const check = (11 - (weighted(text, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === digit(text, 9) && varied(text);
};

/** United States, social security number: no check digit, but 000, 666 and 9xx are never given out. */
const ssn = (text: string): boolean =>
  !/^(?:000|666|9)/.test(text) && text.slice(3, 5) !== "00" && text.slice(5) !== "0000";

const spanishLetters = "trwagmyfpdxbnjzsqvhlcke";
/** Spain, DNI and NIE: the letter follows from the number modulo 23. */
const dni = (text: string): boolean => {
  const number = text.slice(0, 8).replace(/^[xyz]/, (letter) => String("xyz".indexOf(letter)));
  return spanishLetters[Number(number) % 23] === text[8];
};

/** France, NIR: 13 digits (Corsica's 2A and 2B count as 19 and 18), key 97 − n mod 97. */
const nir = (text: string): boolean => {
  const number = text.slice(0, 13).replace("2a", "19").replace("2b", "18");
  return 97 - remainder(number, 97) === Number(text.slice(13));
};

const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
/** Italy, codice fiscale: odd and even places valued by two tables, modulo 26. */
const codiceFiscale = (text: string): boolean => {
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const code = text.charCodeAt(at);
    const value = code < 97 ? code - 48 : code - 97;
    sum += at % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return String.fromCharCode(97 + (sum % 26)) === text[15];
};

/** Turkey, T.C. kimlik no. */
const tckn = (text: string): boolean => {
  const odd = weighted(text, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weighted(text, [0, 1, 0, 1, 0, 1, 0, 1, 0]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return tenth === digit(text, 9) && (odd + even + tenth) % 10 === digit(text, 10);
};

/** Brazil, CPF: two check digits, modulus 11. */
const cpf = (text: string): boolean => {
  const check = (length: number): number => {
    const weights = Array.from({ length }, (_, at) => length + 1 - at);
    return ((weighted(text, weights) * 10) % 11) % 10;
  };
  return varied(text) && check(9) === digit(text, 9) && check(10) === digit(text, 10);
};

/** The Netherlands, BSN: the eleven test. */
const bsn = (text: string): boolean => weighted(text, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && varied(text);

/** Germany, Krankenversichertennummer: the letter as two digits, then weights 1 and 2 by turns, sums of digits. */
const kvnr = (text: string): boolean => {
  const digits = `${String(text.charCodeAt(0) - 96).padStart(2, "0")}${text.slice(1, 9)}`;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const product = digit(digits, at) * (at % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === digit(text, 9);
};

/** Poland, PESEL: weights 1 3 7 9, and a date of birth in front. */
const pesel = (text: string): boolean =>
  dated(text, 4, 2) && (10 - (weighted(text, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digit(text, 10);

/** Belgium, national register: 97 − n mod 97 (with a 2 in front for those born from 2000 on). */
const belgian = (text: string): boolean => {
  const key = Number(text.slice(9));
  return [text.slice(0, 9), `2${text.slice(0, 9)}`].some((number) => 97 - remainder(number, 97) === key);
};

/** Norway, fødselsnummer: a date and two check digits, modulus 11. */
const norwegian = (text: string): boolean =>
  dated(text, 0, 2) &&
  weighted(text, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
  weighted(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

const finnishSigns = "0123456789abcdefhjklmnprstuvwxy";
/** Finland, henkilötunnus: nine digits modulo 31. */
const finnish = (text: string): boolean => {
  const digits = `${text.slice(0, 6)}${text.slice(-4, -1)}`;
  return dated(digits, 0, 2) && finnishSigns[Number(digits) % 31] === text.at(-1);
};

/** Sweden, personnummer: a date and Luhn over the last ten digits. */
const swedish = (text: string): boolean => dated(text.slice(-10), 4, 2) && luhn(text.slice(-10));

/** Switzerland, AHV number: EAN-13 beginning with 756. */
const ahv = (text: string): boolean =>
  (10 - (weighted(text, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 === digit(text, 12);

const times = (a: number, b: number): number =>
  a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((((a - b) % 5) + 5) % 5) : (((a - b) % 5) + 5) % 5;
const shuffle = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
/** India, Aadhaar: Verhoeff's scheme (products in the dihedral group of ten elements). */
const aadhaar = (text: string): boolean => {
  let product = 0;
  for (let at = 0; at < text.length; at++) {
    let value = digit(text, text.length - 1 - at);
    for (let times = 0; times < at % 8; times++) value = shuffle[value] ?? 0;
    product = times(product, value);
  }
  return product === 0 && varied(text);
};

/** Ireland, PPS number: seven digits (and a ninth sign) modulo 23. */
const pps = (text: string): boolean => {
  const last = text.length > 8 ? text.charCodeAt(8) - 96 : 0;
  const sum = weighted(text, [8, 7, 6, 5, 4, 3, 2]) + last * 9;
  return "wabcdefghijklmnopqrstuv"[sum % 23] === text[7];
};

/** Numbers known by their shape and check digits wherever they stand. Bare runs of nine or ten digits are not: those need a label. */
export const nationalNumbers: readonly NationalNumber[] = [
  { name: "NHS", shape: /\b\d{3}[ -]\d{3}[ -]\d{4}\b/g, valid: nhs },
  { name: "SSN", shape: /\b\d{3}-\d{2}-\d{4}\b/g, valid: ssn },
  { name: "DNI", shape: /\b(?:\d|[xyz])\d{7}-?[a-z]\b/g, valid: dni },
  {
    name: "NIR",
    shape: /\b[1-4] ?\d{2} ?[0-9]{2} ?(?:\d{2}|2[ab]) ?\d{3} ?\d{3} ?\d{2}\b/g,
    valid: nir,
  },
  { name: "codice fiscale", shape: /\b[a-z]{6}\d{2}[a-ehlmprst]\d{2}[a-z]\d{3}[a-z]\b/g, valid: codiceFiscale },
  { name: "TCKN", shape: /\b[1-9]\d{10}\b/g, valid: tckn },
  { name: "CPF", shape: /\b\d{3}\.?\d{3}\.?\d{3}-?\d{2}\b/g, valid: cpf },
  { name: "KVNR", shape: /\b[a-z]\d{9}\b/g, valid: kvnr },
  { name: "PESEL", shape: /\b\d{11}\b/g, valid: pesel },
  { name: "rijksregisternummer", shape: /\b\d{2}\.\d{2}\.\d{2}-\d{3}[.-]\d{2}\b/g, valid: belgian },
  { name: "fødselsnummer", shape: /\b\d{6} ?\d{5}\b/g, valid: norwegian },
  { name: "henkilötunnus", shape: /\b\d{6}[-+a-fu-y]\d{3}[0-9a-y]\b/g, valid: finnish },
  { name: "personnummer", shape: /\b(?:\d{2})?\d{6}[-+]\d{4}\b/g, valid: swedish },
  { name: "AHV", shape: /\b756\.?\d{4}\.?\d{4}\.?\d{2}\b/g, valid: ahv },
  { name: "Aadhaar", shape: /\b[2-9]\d{3}[ -]\d{4}[ -]\d{4}\b/g, valid: aadhaar },
  { name: "BSN", shape: /\b(?:bsn|burgerservicenummer)[ :.#]{0,3}\d{9}\b/g, valid: bsn },
  { name: "PPS", shape: /\b\d{7}[a-w][a-iw]?\b/g, valid: pps },
];

/** The number's own signs: without blanks, points and hyphens. */
export const bare = (written: string): string => written.replace(/[ .:#-]|\+/g, "");
