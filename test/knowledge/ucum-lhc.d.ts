/** The part of the UCUM converter the unit tests use; the package has no types of its own. */
declare module "@lhncbc/ucum-lhc" {
  interface Converter {
    /** `toVal` is null when the two units can't be turned into one another. */
    convertUnitTo(
      from: string,
      value: number,
      to: string,
      options?: { readonly molecularWeight?: number },
    ): { readonly toVal: number | null };
  }
  export const UcumLhcUtils: { getInstance(): Converter };
}
