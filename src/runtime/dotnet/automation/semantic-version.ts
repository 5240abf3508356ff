/** SemanticVersion, `[semver]`. */

import { construct, getProperty, typeNamesOf } from '../../objects/members.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';
import { attachMembers } from '../../objects/ps-object.js';
import type { PSReference } from '../../objects/values.js';
import { argumentNull, formatError } from '../system/errors.js';
import { psArgument } from './ps-errors.js';

const name = 'System.Management.Automation.SemanticVersion';
// The grammar of semver.org: identifiers between dots, numbers among them without leading zeros.
const identifier = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)';
const preRelease = `${identifier}(?:\\.${identifier})*`;
const build = '[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*';
const versionPattern = new RegExp(`^(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:-(${preRelease}))?(?:\\+(${build}))?$`);
const labelPattern = new RegExp(`^(${preRelease})?(?:\\+(${build}))?$`);
const preReleasePattern = new RegExp(`^${preRelease}$`);
const buildPattern = new RegExp(`^${build}$`);

export class SemanticVersion {
  declare readonly netType: NetType;
  constructor(
    readonly major: number,
    readonly minor = 0,
    readonly patch = 0,
    readonly preReleaseLabel: string | null = null,
    readonly buildLabel: string | null = null,
  ) {}
  toString(): string {
    let text = `${this.major}.${this.minor}.${this.patch}`;
    if (this.preReleaseLabel) text += `-${this.preReleaseLabel}`;
    if (this.buildLabel) text += `+${this.buildLabel}`;
    return text;
  }
  /** By the rules of semver.org: a version without a pre-release label is the greater one; build labels do not count. */
  compare(other: SemanticVersion): number {
    const order =
      Math.sign(this.major - other.major) || Math.sign(this.minor - other.minor) || Math.sign(this.patch - other.patch);
    return order || compareLabels(this.preReleaseLabel ?? '', other.preReleaseLabel ?? '');
  }
}

function compareLabels(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareUnits(left[i] as string, right[i] as string);
    if (order !== 0) return order;
  }
  return Math.sign(left.length - right.length);
}
function compareUnits(a: string, b: string): number {
  const numbers = [a, b].map((unit) => /^\d+$/.test(unit));
  if (numbers[0] && numbers[1]) return Math.sign(Number(a) - Number(b));
  if (numbers[0] !== numbers[1]) return numbers[0] ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The version that a text names, or null. */
export function parseSemanticVersion(text: string): SemanticVersion | null {
  const match = versionPattern.exec(text);
  if (!match) return null;
  const [, major, minor, patch, preReleaseLabel, buildLabel] = match;
  const numbers = [major, minor ?? 0, patch ?? 0].map(Number) as [number, number, number];
  if (numbers.some((n) => n > 0x7fffffff)) return null;
  return new SemanticVersion(...numbers, preReleaseLabel ?? null, buildLabel ?? null);
}

function parse(text: string | null): SemanticVersion {
  if (text === null) throw argumentNull('version');
  if (text === '') throw formatError('version');
  const version = parseSemanticVersion(text);
  if (!version) throw formatError("The input string '' was not in a correct format.");
  return version;
}

function part(value: number, parameter: string): number {
  if (value < 0) throw psArgument(parameter);
  return value;
}
function checkedLabel(text: string | null, pattern: RegExp, parameter: string): string | null {
  if (text && !pattern.test(text)) throw formatError(parameter);
  return text || null;
}
/** `label` is `preRelease+build`, either part alone, or nothing. */
function withLabel(major: number, minor: number, patch: number, label: string | null): SemanticVersion {
  const parts = labelPattern.exec(label ?? '');
  if (!parts) throw formatError('label');
  return new SemanticVersion(
    part(major, 'major'),
    part(minor, 'minor'),
    part(patch, 'patch'),
    parts[1] ?? null,
    parts[2] ?? null,
  );
}

/** From a System.Version; its Revision and labels that PowerShell adds are taken along. */
function fromVersion(version: unknown): SemanticVersion {
  if (version === null) throw argumentNull('version');
  const read = (property: string) => getProperty(version, property);
  if (Number(read('Revision')) > 0) throw psArgument('version');
  const preReleaseLabel = read('PSSemVerPreReleaseLabel');
  const buildLabel = read('PSSemVerBuildLabel');
  return new SemanticVersion(
    Number(read('Major')),
    Number(read('Minor')),
    Math.max(Number(read('Build')), 0),
    typeof preReleaseLabel === 'string' ? preReleaseLabel : null,
    typeof buildLabel === 'string' ? buildLabel : null,
  );
}

/** A Version, to which the labels are added. */
function toVersion(self: SemanticVersion): unknown {
  const version = construct(requireType('System.Version'), [self.major, self.minor, self.patch]);
  if (!self.preReleaseLabel && !self.buildLabel) return version;
  const added = attachMembers(version as object);
  if (self.preReleaseLabel) added.setEntry('PSSemVerPreReleaseLabel', self.preReleaseLabel);
  if (self.buildLabel) added.setEntry('PSSemVerBuildLabel', self.buildLabel);
  added.typeNames = ['System.Version#IncludeLabel', ...typeNamesOf(version)];
  return version;
}
function comparable(value: unknown): SemanticVersion | undefined {
  return value instanceof SemanticVersion ? value : undefined;
}

defineType(name, { class: SemanticVersion, accelerators: ['semver'] }, () => ({
  interfaces: ['System.IComparable', `System.IComparable[${name}]`, `System.IEquatable[${name}]`],
  toString: (self: SemanticVersion) => self.toString(),
  equals: (self: SemanticVersion, other: unknown) => other instanceof SemanticVersion && self.compare(other) === 0,
  hashKey: ({ major, minor, patch, preReleaseLabel }: SemanticVersion) =>
    `${major}.${minor}.${patch}-${preReleaseLabel ?? ''}`,
  compare: (self: SemanticVersion, other: unknown) => {
    if (other === null) return 1;
    const version = comparable(other);
    return version && self.compare(version);
  },
  convertTo: (self: SemanticVersion, target: NetType) =>
    target.fullName === 'System.Version' ? toVersion(self) : undefined,
  members: {
    'new(string version)': (_type: NetType, text: string) => parse(text),
    'new(int major, int minor, int patch, string preReleaseLabel, string buildLabel)': (
      _type: NetType,
      major: number,
      minor: number,
      patch: number,
      preReleaseLabel: string | null,
      buildLabel: string | null,
    ) =>
      new SemanticVersion(
        part(major, 'major'),
        part(minor, 'minor'),
        part(patch, 'patch'),
        checkedLabel(preReleaseLabel, preReleasePattern, 'preReleaseLabel'),
        checkedLabel(buildLabel, buildPattern, 'buildLabel'),
      ),
    'new(int major, int minor, int patch, string label)': (
      _type: NetType,
      major: number,
      minor: number,
      patch: number,
      text: string | null,
    ) => withLabel(major, minor, patch, text),
    'new(int major, int minor, int patch)': (_type: NetType, major: number, minor: number, patch: number) =>
      withLabel(major, minor, patch, null),
    'new(int major, int minor)': (_type: NetType, major: number, minor: number) => withLabel(major, minor, 0, null),
    'new(int major)': (_type: NetType, major: number) => withLabel(major, 0, 0, null),
    'new(version version)': (_type: NetType, version: unknown) => fromVersion(version),
    'int Major {get;}': (self: SemanticVersion) => self.major,
    'int Minor {get;}': (self: SemanticVersion) => self.minor,
    'int Patch {get;}': (self: SemanticVersion) => self.patch,
    'string PreReleaseLabel {get;}': (self: SemanticVersion) => self.preReleaseLabel,
    'string BuildLabel {get;}': (self: SemanticVersion) => self.buildLabel,
    'static semver Parse(string version)': parse,
    'static bool TryParse(string version, [ref] semver result)': (text: string | null, result: PSReference) => {
      const version = text === null ? null : parseSemanticVersion(text);
      result.set(version);
      return version !== null;
    },
    'string ToString()': (self: SemanticVersion) => self.toString(),
    'static int Compare(semver versionA, semver versionB)': (a: SemanticVersion | null, b: SemanticVersion | null) => {
      if (a === null) return b === null ? 0 : -1;
      return b === null ? 1 : a.compare(b);
    },
    'int CompareTo(System.Object version)': (self: SemanticVersion, other: unknown) => {
      if (other === null) return 1;
      const version = comparable(other);
      if (!version) throw psArgument('version');
      return self.compare(version);
    },
    'int CompareTo(semver value)': (self: SemanticVersion, other: SemanticVersion | null) =>
      other === null ? 1 : self.compare(other),
    'bool Equals(semver other)': (self: SemanticVersion, other: SemanticVersion | null) =>
      other !== null && self.compare(other) === 0 && self.buildLabel === other.buildLabel,
  },
}));
