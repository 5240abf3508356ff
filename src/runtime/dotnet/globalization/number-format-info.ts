/** System.Globalization.NumberFormatInfo: the symbols and patterns with which numbers are written and read. */
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { argumentNull, invalidOperation, outOfRange } from '../system/errors.js';
import { cultureOf } from './culture-info.js';

export class NumberFormatInfo {
  declare readonly netType: NetType;
  isReadOnly = false;
  numberDecimalDigits = 2;
  numberDecimalSeparator = '.';
  numberGroupSeparator = ',';
  numberGroupSizes = [3];
  numberNegativePattern = 1;
  currencySymbol = '¤';
  currencyDecimalDigits = 2;
  currencyDecimalSeparator = '.';
  currencyGroupSeparator = ',';
  currencyGroupSizes = [3];
  currencyPositivePattern = 0;
  currencyNegativePattern = 0;
  percentSymbol = '%';
  perMilleSymbol = '‰';
  percentDecimalDigits = 2;
  percentDecimalSeparator = '.';
  percentGroupSeparator = ',';
  percentGroupSizes = [3];
  percentPositivePattern = 0;
  percentNegativePattern = 0;
  negativeSign = '-';
  positiveSign = '+';
  nanSymbol = 'NaN';
  positiveInfinitySymbol = 'Infinity';
  negativeInfinitySymbol = '-Infinity';
  nativeDigits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
  /** DigitShapes: 0 Context, 1 None, 2 NativeNational. */
  digitSubstitution = 1;

  clone(): NumberFormatInfo {
    const copy = Object.assign(new NumberFormatInfo(), this);
    copy.isReadOnly = false;
    return copy;
  }
}

type Field = Exclude<keyof NumberFormatInfo, 'clone' | 'netType'>;

function set(self: NumberFormatInfo, field: Field, value: unknown, name: string): void {
  if (self.isReadOnly) throw invalidOperation('Instance is read-only.');
  if (value === null) throw argumentNull(name);
  (self as unknown as Record<string, unknown>)[field] = value;
}

function textProperty(name: string, field: Field) {
  return {
    [`string ${name} {get;set;}`]: {
      get: (self: NumberFormatInfo) => self[field],
      set: (self: NumberFormatInfo, value: string) => set(self, field, value, name),
    },
  };
}

function countProperty(name: string, field: Field, max: number) {
  return {
    [`int ${name} {get;set;}`]: {
      get: (self: NumberFormatInfo) => self[field],
      set: (self: NumberFormatInfo, value: number) => {
        if (value < 0 || value > max)
          throw outOfRange(name, `Valid values are between 0 and ${max}, inclusive.`, value);
        set(self, field, value, name);
      },
    },
  };
}

function sizesProperty(name: string, field: Field) {
  return {
    [`int[] ${name} {get;set;}`]: {
      get: (self: NumberFormatInfo) => [...(self[field] as number[])],
      set: (self: NumberFormatInfo, value: number[]) => set(self, field, [...value], name),
    },
  };
}

defineType('System.Globalization.NumberFormatInfo', { class: NumberFormatInfo }, () => ({
  interfaces: ['System.IFormatProvider', 'System.ICloneable'],
  members: {
    'new()': () => new NumberFormatInfo(),
    'static System.Globalization.NumberFormatInfo GetInstance(System.IFormatProvider formatProvider)': numberFormatOf,
    'static System.Globalization.NumberFormatInfo ReadOnly(System.Globalization.NumberFormatInfo nfi)': (
      nfi: NumberFormatInfo,
    ) => {
      const copy = nfi.clone();
      copy.isReadOnly = true;
      return copy;
    },
    'static System.Globalization.NumberFormatInfo InvariantInfo {get;}': () => invariantNumberFormat,
    'static System.Globalization.NumberFormatInfo CurrentInfo {get;}': () => numberFormatOf(null),
    ...countProperty('CurrencyDecimalDigits', 'currencyDecimalDigits', 99),
    ...textProperty('CurrencyDecimalSeparator', 'currencyDecimalSeparator'),
    'bool IsReadOnly {get;}': (self: NumberFormatInfo) => self.isReadOnly,
    ...sizesProperty('CurrencyGroupSizes', 'currencyGroupSizes'),
    ...sizesProperty('NumberGroupSizes', 'numberGroupSizes'),
    ...sizesProperty('PercentGroupSizes', 'percentGroupSizes'),
    ...textProperty('CurrencyGroupSeparator', 'currencyGroupSeparator'),
    ...textProperty('CurrencySymbol', 'currencySymbol'),
    ...textProperty('NaNSymbol', 'nanSymbol'),
    ...countProperty('CurrencyNegativePattern', 'currencyNegativePattern', 16),
    ...countProperty('NumberNegativePattern', 'numberNegativePattern', 4),
    ...countProperty('PercentPositivePattern', 'percentPositivePattern', 3),
    ...countProperty('PercentNegativePattern', 'percentNegativePattern', 11),
    ...textProperty('NegativeInfinitySymbol', 'negativeInfinitySymbol'),
    ...textProperty('NegativeSign', 'negativeSign'),
    ...countProperty('NumberDecimalDigits', 'numberDecimalDigits', 99),
    ...textProperty('NumberDecimalSeparator', 'numberDecimalSeparator'),
    ...textProperty('NumberGroupSeparator', 'numberGroupSeparator'),
    ...countProperty('CurrencyPositivePattern', 'currencyPositivePattern', 3),
    ...textProperty('PositiveInfinitySymbol', 'positiveInfinitySymbol'),
    ...textProperty('PositiveSign', 'positiveSign'),
    ...countProperty('PercentDecimalDigits', 'percentDecimalDigits', 99),
    ...textProperty('PercentDecimalSeparator', 'percentDecimalSeparator'),
    ...textProperty('PercentGroupSeparator', 'percentGroupSeparator'),
    ...textProperty('PercentSymbol', 'percentSymbol'),
    ...textProperty('PerMilleSymbol', 'perMilleSymbol'),
    'string[] NativeDigits {get;set;}': {
      get: (self: NumberFormatInfo) => [...self.nativeDigits],
      set: (self: NumberFormatInfo, value: string[]) => set(self, 'nativeDigits', [...value], 'NativeDigits'),
    },
    'System.Globalization.DigitShapes DigitSubstitution {get;set;}': {
      get: (self: NumberFormatInfo) =>
        requireType('System.Globalization.DigitShapes').enumValue(self.digitSubstitution),
      set: (self: NumberFormatInfo, value: EnumValue) =>
        set(self, 'digitSubstitution', Number(value.value), 'DigitSubstitution'),
    },
    'System.Object Clone()': (self: NumberFormatInfo) => self.clone(),
    'System.Object ICloneable.Clone()': (self: NumberFormatInfo) => self.clone(),
    'System.Object GetFormat(type formatType)': formatOf,
    'System.Object IFormatProvider.GetFormat(type formatType)': formatOf,
  },
}));

function formatOf(self: NumberFormatInfo, formatType: NetType): NumberFormatInfo | null {
  return formatType === self.netType ? self : null;
}

export const invariantNumberFormat = new NumberFormatInfo();
invariantNumberFormat.isReadOnly = true;

/**
 * The number format that an IFormatProvider stands for: a NumberFormatInfo itself, a culture's, or the current culture's for
 * null and for providers of other things. A string is the BCP 47 name of a culture.
 */
export function numberFormatOf(provider: unknown): NumberFormatInfo {
  if (provider instanceof NumberFormatInfo) return provider;
  return cultureOf(provider).numberFormat;
}
