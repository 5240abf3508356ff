/**
 * How good a conversion is: the numbers by which overloads of .NET methods are chosen. A name ending in S2A is the same
 * conversion of a scalar to an array of one element.
 */
export const Rank = {
  None: 0x0000,
  UnrelatedArrays: 0x000f,
  ToString: 0x001f,
  Custom: 0x002f,
  IConvertible: 0x003f,
  ImplicitCast: 0x004f,
  ExplicitCast: 0x005f,
  ConstructorS2A: 0x0067,
  Constructor: 0x006f,
  Parse: 0x007f,
  PSObject: 0x008f,
  LanguageS2A: 0x0097,
  Language: 0x009f,
  NullToValue: 0x00af,
  NullToRef: 0x00bf,
  NumericExplicit: 0x00cf,
  NumericExplicit1: 0x00df,
  NumericString: 0x00ef,
  NumericImplicit: 0x00ff,
  Assignable: 0x010f,
  StringToCharArray: 0x011a,
  Identity: 0x011f,
} as const;

/** Takes the S2A variant of a rank. */
export const scalarToArray = 0xfff7;
