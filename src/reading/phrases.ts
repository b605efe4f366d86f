/** Groups of results, words that name a result and its level at once, and units of things that are not results. */
import type { AnalyteId, FindingId } from "../knowledge/types.ts";

export const panels: readonly { readonly names: string; readonly analytes: readonly AnalyteId[] }[] = [
  {
    names:
      "iron studies|iron study|iron panel|iron profile|iron indices|iron parameters|serum iron studies|fe studies|iron status|perfil de hierro|bilan martial|eisenstatus|eisenstoffwechsel|assetto marziale|perfil de ferro|demir parametreleri",
    analytes: ["ferritin", "iron", "tibc", "tsat"],
  },
  { names: "liver function|lft|liver function test|liver panel|liver enzyme", analytes: ["alt", "bilirubin_total"] },
  { names: "renal function|kidney function|u&e|renal function test|renal profile", analytes: ["creatinine"] },
  { names: "haematinics|hematinics", analytes: ["ferritin", "b12", "folate"] },
  { names: "thyroid function|tft|thyroid function test|thyroid panel", analytes: ["tsh"] },
  { names: "inflammatory markers|inflammatory marker", analytes: ["crp", "esr"] },
  { names: "red cell indices|red blood cell indices", analytes: ["mcv", "mch", "mchc"] },
  {
    names:
      "hb electrophoresis|hgb electrophoresis|haemoglobin electrophoresis|hemoglobin electrophoresis|haemoglobin electrophoretogram|hb hplc|haemoglobin hplc|hemoglobin hplc|hplc|capillary electrophoresis|hb analysis|haemoglobin analysis|hemoglobin analysis|haemoglobinopathy screen|hemoglobinopathy screen|hbopathy screen|thalassaemia screen|thalassemia screen|haemoglobin fractions|hemoglobin fractions|hb fractions",
    analytes: ["hba2", "hbf", "hbe", "hbs", "hbc"],
  },
];

export const extraLevels: readonly {
  readonly names: string;
  readonly analyte: AnalyteId;
  readonly level: "low" | "high";
}[] = [
  {
    names: "thrombocytopenia|thrombopenia|thrombocytopenic|trombocitopenia|thrombozytopenie",
    analyte: "plt",
    level: "low",
  },
  { names: "thrombocytosis|thrombocythaemia|trombocitosis|thrombozytose", analyte: "plt", level: "high" },
  { names: "leukopenia|leucopenia|leukopenic|leucopenic|leukopenie", analyte: "wbc", level: "low" },
  { names: "leukocytosis|leucocytosis|leukozytose", analyte: "wbc", level: "high" },
  { names: "neutropenia|neutropenic", analyte: "neutrophils", level: "low" },
  { names: "neutrophilia", analyte: "neutrophils", level: "high" },
  { names: "reticulocytosis", analyte: "retic_pct", level: "high" },
  { names: "reticulocytopenia|reticulopenia", analyte: "retic_pct", level: "low" },
  { names: "erythrocytosis", analyte: "rbc", level: "high" },
  { names: "hyperferritinaemia", analyte: "ferritin", level: "high" },
  { names: "low iron", analyte: "iron", level: "low" },
  { names: "hypoferritinaemia", analyte: "ferritin", level: "low" },
  { names: "hypoferraemia|hyposideraemia|hypoferremia", analyte: "iron", level: "low" },
  { names: "hypoalbuminaemia", analyte: "albumin", level: "low" },
  { names: "hyperbilirubinaemia", analyte: "bilirubin_total", level: "high" },
  { names: "hypocupraemia|hypocupremia", analyte: "copper", level: "low" },
];

/** `lacks`: the word itself says the findings are absent; otherwise it names them only when denied. */
export const denials: readonly {
  readonly names: string;
  readonly findings: readonly FindingId[];
  readonly lacks?: true;
}[] = [
  {
    names:
      "change in weight|changes in weight|weight change|weight changes|changes in his weight|changes in her weight",
    findings: ["weight_loss"],
  },
  {
    names: "trouble with her breathing|trouble with his breathing|trouble breathing",
    findings: ["dyspnoea"],
  },
  { names: "bleeding|blood loss|gi bleeding", findings: ["active_bleeding"] },
  { names: "afebrile|apyrexial", findings: ["fever"], lacks: true },
  {
    names:
      "hemodynamically stable|haemodynamically stable|vitally stable|vitals stable|obs stable|stable vitals|hd stable|haemodynamically well",
    findings: ["haemodynamic_instability"],
    lacks: true,
  },
  {
    names: "born at term|term infant|full-term|full term|born at full term|term birth|term delivery",
    findings: ["prematurity"],
    lacks: true,
  },
];

/** Units that say a number is not a laboratory result. */
export const nonLabUnits =
  "week|weeks|wk|wks|/52|day|days|month|months|mo|mos|/12|year|years|yr|yrs|y|yo|y/o|hour|hours|hrs|min|mins|minutes|/7|seconds|sec|mg|mg/day|mg/kg|mg/d|ml|kg|kgs|lb|lbs|pounds|cm|mm|ft|feet|metres|meters|inches|mmhg|mm hg|bpm|/min|beats/min|breaths/min|°c|°f|°|units|unit|u|pack|packs|pack-year|pack-years|cigarettes|cigs|drinks|beers|glasses|times|mg bid|bid|tid|od|kg/m2|kcal|cups|tablets|tabs|doses|dose|am|pm|weeks'|packs/day|/day|per day|daily|children|pregnancies|pads|tampons|litres|oz|ounces|km|miles|semaines|semanas|anos|ans|jahre|jahren|anni|mois|meses|mesi|monate|wochen|settimane|yas|yasinda|aylik|ml/min|mg tds|mcg|iu|points|mg/24h|mg/kg/day|l/min|fold";

/** Units of laboratory results whatever the analyte. */
export const otherUnits =
  "ul|um3|g/dl|g/l|mg/dl|mg/l|ug/dl|ug/l|ng/ml|ng/dl|ng/l|pg/ml|pg|pmol/l|nmol/l|umol/l|mmol/l|k/ul|m/ul|/ul|/ml|/l|109/l|1012/l|106/l|%|fl|u/l|iu/l|mm/h|mm|g%|mg%|gm%|ug%|g|l/l|ratio|meq/l|mmol/mol|umol/mol|10^6/mm3|103/ul|106/ul|mu/l|fmol|ug/ml|mg/ml|mg/g|ug/g|pg/cell|x109|x1012|x10^9|x10^12|x103|x106|mil/mm3|mil/ul|mm/1h|mm/1st hr|mm/1sthr|k";
