/**
 * FlagsExpression[FileAttributes], the type of Get-ChildItem -Attributes: flags joined by `+` (and) and `,` (or), with `!`
 * for not. `Directory+Hidden, ReadOnly` is (Directory and Hidden) or ReadOnly.
 */

import { toText } from '../../language/index.js';
import { netError } from '../../objects/errors.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { EnumValue, fold } from '../../objects/values.js';
import { FileAttribute } from './file-attributes.js';

interface Operand {
  flag: number;
  negated: boolean;
}

export class FlagsExpression {
  declare readonly netType: NetType;
  constructor(
    /** Or of ands. */
    readonly alternatives: readonly (readonly Operand[])[],
  ) {}
  evaluate(attributes: number): boolean {
    return this.alternatives.some((all) =>
      all.every(({ flag, negated }) => ((attributes & flag) === flag) !== negated),
    );
  }
  /** True when the flag plays a part. */
  mentions(flag: number): boolean {
    return this.alternatives.some((all) => all.some((operand) => operand.flag === flag));
  }
  /** All must hold. */
  static all(operands: readonly Operand[]): FlagsExpression | null {
    return operands.length === 0 ? null : new FlagsExpression([operands]);
  }
}

/** Throws RuntimeException for what is not an expression of FileAttributes. */
export function parseAttributes(text: string): FlagsExpression {
  return new FlagsExpression(text.split(',').map((part) => part.split('+').map(parseOperand)));
}

function parseOperand(text: string): Operand {
  const negated = text.trim().startsWith('!');
  const name = text.trim().replace(/^!\s*/, '');
  if (name === '')
    throw netError(
      'RuntimeException',
      'EmptyInputString',
      'The input expression must not be empty. Specify at least one identifier name in each input expression. ',
      'InvalidArgument',
    );
  return { flag: flagByName(name), negated };
}

/** A flag by its name or the start of it. */
function flagByName(name: string): number {
  const wanted = fold(name);
  const entries = Object.entries(FileAttribute);
  const matching = entries.filter(([key]) => fold(key).startsWith(wanted));
  const found = matching.find(([key]) => fold(key) === wanted) ?? matching[0];
  if (found !== undefined && (matching.length === 1 || fold(found[0]) === wanted)) return found[1];
  const names = entries.map(([key]) => key).join(', ');
  throw netError(
    'RuntimeException',
    'NoEnumNameMatch',
    `Unable to match the identifier name ${name} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${names}`,
    'InvalidArgument',
  );
}

defineType('System.Management.Automation.FlagsExpression`1', { generic: ['T'], class: FlagsExpression }, () => ({
  convertFrom: (value: unknown) => {
    if (value instanceof EnumValue) return new FlagsExpression([[{ flag: Number(value.value), negated: false }]]);
    if (Array.isArray(value)) return parseAttributes(value.map((element) => toText(element)).join(','));
    return typeof value === 'string' ? parseAttributes(value) : undefined;
  },
}));
