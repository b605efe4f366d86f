/** Words of age and sex, in the languages met. */

export const female = new Set(
  "vrouw kvinde kvinna kvinne patientin patiente woman female girl lady women femme fille mujer nina frau madchen weiblich donna femmina ragazza mulher menina kadin kiz ♀ schoolgirl housewife waitress actress nun feminine femenino femminile fem f".split(
    " ",
  ),
);
export const male = new Set(
  "man male boy gentleman men homme garcon hombre nino mann junge mannlich uomo maschio ragazzo homem menino erkek ♂ schoolboy masculino masc m".split(
    " ",
  ),
);
export const yearWords = new Set(
  "y yo yr yrs year years ans anos jahre jahr jahrige jahriger jaar aar anni yas yasinda an ano anno aa tuoi ish".split(
    " ",
  ),
);
export const monthWords = new Set("mo mos month months mth mths mois meses mes mesi monate monat aylik".split(" "));
export const weekWords = new Set("w wk wks week weeks semaines semanas wochen settimane".split(" "));
export const dayWords = new Set("d day days jours dias tage giorni".split(" "));
/** Numbers in one word. */
export const worded: ReadonlyMap<string, number> = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    eighteen: 18,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
  }),
);
export const oldWords = new Set(["old", "o", "aged", "of", "d'age", "alt", "olds"]);
/** Nouns of somebody whose age is told in months. */
export const childNouns = new Set("girl boy baby infant child toddler kid daughter son neonate newborn".split(" "));
