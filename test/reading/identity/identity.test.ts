import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identifiersOf, mask } from "../../../src/reading/identifiers.ts";
import { bare, nationalNumbers } from "../../../src/reading/identity/numbers.ts";
import { reading } from "../spoken.ts";
import { labMessage } from "./lab-text.ts";

const masked = (text: string): string => mask(text, reading(text).identifiers);

describe("national numbers with check digits", () => {
  /** Numbers their issuers, or handbooks, print as examples. */
  const examples: Readonly<Record<string, readonly string[]>> = {
    NHS: ["943 476 5919"],
    SSN: ["219-09-9999"],
    DNI: ["12345678Z", "X1234567L"],
    NIR: ["2 55 08 14 168 025 38", "255081416802538"],
    "codice fiscale": ["RSSMRA85T10A562S"],
    TCKN: ["10000000146"],
    CPF: ["529.982.247-25"],
    KVNR: ["A123456780"],
    PESEL: ["44051401359"],
    rijksregisternummer: ["85.07.30-033.28"],
    fødselsnummer: ["13097248022"],
    henkilötunnus: ["131052-308T"],
    personnummer: ["811228-9874", "19811228-9874"],
    AHV: ["756.9217.0769.85"],
    Aadhaar: ["2341 2341 2346"],
    BSN: ["BSN 111222333"],
    PPS: ["1234567T", "1234567FA"],
  };
  const cases = nationalNumbers.flatMap(({ name }) =>
    (examples[name] ?? [""]).map((number) => [name, number] as const),
  );

  it.each(cases)("%s %s is masked, and read as no result", (_, number) => {
    const text = `Hb 98 g/L (${number}), MCV 68 fL`;
    expect(masked(text)).toMatch(/^Hb 98 g\/L \((?:BSN )?\[national number\]\), MCV 68 fL$/);
    expect(reading(text).labs.map((lab) => lab.value)).toEqual([98, 68]);
  });

  it.each(cases)("%s %s with one digit wrong is no number of that kind", (name, number) => {
    const kind = nationalNumbers.find((each) => each.name === name);
    const digits = [...number.toLowerCase().matchAll(/\d/g)];
    const last = digits.at(-2) ?? digits[0];
    const at = last?.index ?? 0;
    const wrong = `${number.slice(0, at)}${(Number(number[at]) + 1) % 10}${number.slice(at + 1)}`.toLowerCase();
    if (name !== "SSN") expect(kind?.valid(bare(wrong.replace("bsn ", "")))).toBe(false);
  });
});

describe("told by a label", () => {
  it.each([
    ["Name: José Álvarez-Núñez, Hb 9.8", "Name: [name], Hb 9.8"],
    ["PATIENT NAME: DOE, JANE A.\nHb 9.8", "PATIENT NAME: [name]\nHb 9.8"],
    ["Vorname: Jürgen Nachname: Weiß", "Vorname: [name] Nachname: [name]"],
    ["Adı Soyadı: Ayşe Yılmaz", "Adı Soyadı: [name]"],
    ["Re: Jane Doe, DOB 12 March 1980", "Re: [name], DOB [date of birth]"],
    ["Mrs. O'Brien was seen", "Mrs. [name] was seen"],
    ["Patient|Jane Doe|", "Patient|[name]|"],
    ["Date of birth: March 12, 1980", "Date of birth: [date of birth]"],
    ["geb. 12.03.1980", "geb. [date of birth]"],
    ["née le 12/03/1980", "née le [date of birth]"],
    ["DOB\t1980-03-12", "DOB\t[date of birth]"],
    ["born on 12th of March 1980", "born on [date of birth]"],
    ["Hospital No: AB-123456", "Hospital No: [record number]"],
    ["MRN # 00123456", "MRN # [record number]"],
    ["Accession 24-123-4567", "Accession [record number]"],
    ["NHC 4471230", "NHC [record number]"],
    ["Fallnummer: 0012345678", "Fallnummer: [record number]"],
    ["NHS number 9434765919", "NHS number [national number]"],
    ["SSN 219099999", "SSN [national number]"],
    ["OHIP 1234-567-897-AB", "OHIP [national number]"],
    ["Codice fiscale: RSSMRA85T10A562S", "Codice fiscale: [national number]"],
    ["Tel. +44 (0)20 7946 0958", "Tel. [phone]"],
    ["mobile 07700 900123", "mobile [phone]"],
    ["reach her on 07700 900123", "reach her on [phone]"],
    ["06 12 34 56 78", "[phone]"],
    ["Address: Flat 3, 12 Acacia Avenue", "Address: [address]"],
    ["postcode SW1A 1AA", "postcode [address]"],
    ["12 rue de la Paix, Paris", "[address], Paris"],
    ["wohnt Hauptstraße 12", "wohnt [address]"],
    ["first.last+tag@sub.example.co.uk.", "[e-mail]."],
  ])("%s", (text, expected) => expect(masked(text)).toBe(expected));

  it.each([
    "Test name: Ferritin 8 ng/mL",
    "Patient: Woman, 28, Hb 9.8",
    "Patient: Microcytic, hypochromic film",
    "Name: Haemoglobin",
    "Re: Ferritin result, please see below",
    "MCV 68 on the way down",
    "2 mm inferior ST elevation",
    "call if Hb < 70",
    "lab no ferritin available",
    "sin melena 120 g/L",
    "born at 32 weeks 2 days",
    "Hb 9.8@home",
    '"id": "4179624c-94879142-0337-12345678z"',
    "TERM_ID\tNAME\tUNIVERSALNAME\tRESULT",
  ])("no one: %s", (text) =>
    expect(identifiersOf(text, (word) => /^(?:ferritin|haemoglobin)$/.test(word))).toEqual([]),
  );
});

describe("told by their place", () => {
  it("in HL7: patient, kin, guarantor, insurance", () => {
    const text =
      "MSH|^~\\&|LAB\rPID|1|77|555^^^H||Doe^Jane||19800312|F|||1 High St^^Town||5551234567\rNK1|1|Doe^John||1 High St|5557654321\rIN1|1|P99||||||||||||||Doe^Jane\rOBX|1|NM|718-7^Hb^LN||9.8|g/dL";
    expect(masked(text)).not.toMatch(/Doe|Jane|John|19800312|High|555/);
    expect(masked(text)).toContain("OBX|1|NM|718-7^Hb^LN||9.8|g/dL");
  });

  it("in ASTM", () => {
    expect(masked("H|\\^&\nP|1|4711|||Doe^Jane||19800312|F\nR|1|^^^HGB|9.8|g/dL")).not.toMatch(/4711|Doe|19800312/);
  });

  const fhir = {
    resourceType: "Bundle",
    entry: [
      {
        resource: {
          resourceType: "Patient",
          identifier: [{ system: "urn:x", value: "H-4711" }],
          name: [{ text: "Jane Q. Doe", family: "Doe", given: ["Jane", "Quinta"] }],
          telecom: [{ system: "phone", value: "5551234" }],
          address: [{ line: ["1 High St"], city: "Smalltown", postalCode: "AB1 2CD" }],
          birthDate: "1980-03-12",
        },
      },
      {
        resource: {
          resourceType: "Observation",
          subject: { reference: "Patient/1", display: "Jane Doe" },
          code: { text: "Hemoglobin" },
          valueQuantity: { value: 9.8, unit: "g/dL" },
        },
      },
    ],
  };
  it("in FHIR, and in broken FHIR", () => {
    for (const text of [JSON.stringify(fhir), JSON.stringify(fhir, null, 2), JSON.stringify(fhir).slice(0, -5)]) {
      expect(masked(text)).not.toMatch(/4711|Doe|Jane|Quinta|5551234|High|Smalltown|AB1|1980/);
      expect(masked(text)).toMatch(/Hemoglobin.*9\.8/s);
    }
  });

  it("in C-CDA", () => {
    const text =
      '<recordTarget><patientRole><id root="2.16" extension="4711"/><addr><streetAddressLine>1 High St</streetAddressLine></addr><telecom value="tel:+15551234"/><patient><name><given>Jane</given><family>Doe</family></name><birthTime value="19800312"/></patient></patientRole></recordTarget><table><tr><td>Hb</td><td>9.8 g/dL</td></tr></table>';
    expect(masked(text)).not.toMatch(/4711|High|5551234|Jane|Doe|1980/);
    expect(reading(text).labs).toHaveLength(1);
  });

  it("in the columns of a table", () => {
    const text =
      "MRN,Patient Name,DOB,Test,Result,Units\n4711,Jane Doe,1980-03-12,Hb,9.8,g/dL\n4711,Jane Doe,1980-03-12,MCV,68,fL";
    for (const mark of [",", ";", "\t", "|"]) {
      expect(masked(text.replaceAll(",", mark))).not.toMatch(/4711|Jane|Doe|1980/);
      expect(reading(text.replaceAll(",", mark)).labs).toHaveLength(2);
    }
  });
});

describe("whatever the text", () => {
  it("of laboratory messages fewer than one in a hundred alarms", () => {
    const messages = fc.sample(labMessage, { numRuns: 4000, seed: 7 });
    const alarms = messages.filter((text) => reading(text).identifiers.length > 0);
    expect(alarms.slice(0, 3), `${alarms.length} of ${messages.length}`).toEqual(
      alarms.length <= messages.length / 100 ? alarms.slice(0, 3) : [],
    );
  });

  const secret = fc.constantFrom(
    "MRN 8812345",
    "NHS 943 476 5919",
    "DOB 12/03/1980",
    "tel 020 7946 0958",
    "jane.doe@example.org",
    "Name: Jane Doe",
    "Mrs Doe",
  );
  it("what identifies is in nothing that is kept or shown", () => {
    fc.assert(
      fc.property(labMessage, secret, fc.nat(), (text, who, place) => {
        const words = text.split(" ");
        words.splice(place % (words.length + 1), 0, ` ${who} `);
        const { identifiers, ...rest } = reading(words.join(" "));
        expect(JSON.stringify(rest)).not.toMatch(/8812345|4765919|476 5919|03\/1980|7946|jane|Jane|Doe/);
        expect(identifiers.length).toBeGreaterThan(0);
      }),
      { numRuns: 400, seed: 11 },
    );
  });
});
