/** What Measure-Object writes: GenericMeasureInfo, GenericObjectMeasureInfo and TextMeasureInfo. */
import { defineType, type NetType } from '../../objects/net-type.js';

class MeasureInfo {
  declare readonly netType: NetType;
  property: string | null = null;
}

/** Minimum and maximum are numbers; null is what was not measured. */
export class GenericMeasureInfo extends MeasureInfo {
  count = 0;
  average: number | null = null;
  sum: number | null = null;
  maximum: number | null = null;
  minimum: number | null = null;
  standardDeviation: number | null = null;
}

/** Minimum and maximum are values of any other type. */
export class GenericObjectMeasureInfo extends MeasureInfo {
  count = 0;
  average: number | null = null;
  sum: number | null = null;
  maximum: unknown = null;
  minimum: unknown = null;
  standardDeviation: number | null = null;
}

export class TextMeasureInfo extends MeasureInfo {
  lines: number | null = null;
  words: number | null = null;
  characters: number | null = null;
}

const commands = 'Microsoft.PowerShell.Commands.';
const assembly = 'Microsoft.PowerShell.Commands.Utility';

/** Properties that can be set: type and name by the field that holds the value. */
function properties(fields: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(fields).map(([field, signature]) => [
      `${signature} {get;set;}`,
      {
        get: (self: Record<string, unknown>) => self[field],
        set: (self: Record<string, unknown>, value: unknown) => {
          self[field] = value;
        },
      },
    ]),
  );
}

defineType(`${commands}MeasureInfo`, { class: MeasureInfo, assembly }, () => ({
  abstract: true,
  members: properties({ property: 'string Property' }),
}));

defineType(`${commands}GenericMeasureInfo`, { class: GenericMeasureInfo, assembly }, () => ({
  base: `${commands}MeasureInfo`,
  members: {
    'new()': () => new GenericMeasureInfo(),
    ...properties({
      count: 'int Count',
      average: 'System.Nullable[double] Average',
      sum: 'System.Nullable[double] Sum',
      maximum: 'System.Nullable[double] Maximum',
      minimum: 'System.Nullable[double] Minimum',
      standardDeviation: 'System.Nullable[double] StandardDeviation',
    }),
  },
}));

defineType(`${commands}GenericObjectMeasureInfo`, { class: GenericObjectMeasureInfo, assembly }, () => ({
  base: `${commands}MeasureInfo`,
  members: {
    'new()': () => new GenericObjectMeasureInfo(),
    ...properties({
      count: 'int Count',
      average: 'System.Nullable[double] Average',
      sum: 'System.Nullable[double] Sum',
      maximum: 'System.Object Maximum',
      minimum: 'System.Object Minimum',
      standardDeviation: 'System.Nullable[double] StandardDeviation',
    }),
  },
}));

defineType(`${commands}TextMeasureInfo`, { class: TextMeasureInfo, assembly }, () => ({
  base: `${commands}MeasureInfo`,
  members: {
    'new()': () => new TextMeasureInfo(),
    ...properties({
      lines: 'System.Nullable[int] Lines',
      words: 'System.Nullable[int] Words',
      characters: 'System.Nullable[int] Characters',
    }),
  },
}));
