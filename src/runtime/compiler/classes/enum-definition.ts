/** Enums that scripts define (about_Enum): values are constants, each one more than the one before where none is written. */
import type {
  ExpressionAst,
  MemberExpressionAst,
  PropertyMemberAst,
  TypeDefinitionAst,
} from '../../../parser/index.js';
import { findAll, isConstant } from '../../../parser/index.js';
import { currentEngine } from '../../engine/current-engine.js';
import { BlockTemplate } from '../../engine/script-block.js';
import { tryConvertTo } from '../../language/index.js';
import { integerRanges, toBigInt, typeCodeOfType } from '../../language/numeric.js';
import { NetType, type TypeDefinition, types } from '../../objects/net-type.js';
import { Compilation, typeNameText } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import type { TypeScope } from '../type-scope.js';
import { emptyBlock } from './empty-block.js';
import { typeOfConstraint } from './type-constraint.js';

/** What is wrong with a value, and the node that it is said of. */
export type EnumProblem =
  | {
      id: 'EnumeratorValueOutOfBounds' | 'CannotConvertValue';
      member: PropertyMemberAst | ExpressionAst;
      type: NetType;
    }
  | { id: 'EnumeratorValueMustBeConstant'; member: ExpressionAst };

const enums = new WeakMap<NetType, ScriptEnum>();

export function scriptEnumOf(type: NetType): ScriptEnum | undefined {
  return enums.get(type);
}

export class ScriptEnum {
  readonly type: NetType;

  constructor(
    readonly ast: TypeDefinitionAst,
    readonly scope: TypeScope,
    fullName: string,
    assembly: string,
  ) {
    this.type = new NetType(fullName, () => this.#define(), { assembly, types: scope.find });
    enums.set(this.type, this);
  }

  #define(): TypeDefinition {
    return {
      kind: 'enum',
      underlying: this.underlying.fullName,
      flags: this.ast.attributes.some(({ typeName }) => /^(system\.)?flags(attribute)?$/i.test(typeNameText(typeName))),
      values: this.values().values,
    };
  }

  get underlying(): NetType {
    const [constraint] = this.ast.baseTypes;
    return constraint === undefined ? types.int32() : typeOfConstraint(constraint, this.scope);
  }

  /** The values by name, and what is wrong with those that are left out. */
  values(): { values: Record<string, number | bigint>; problems: EnumProblem[] } {
    const type = this.underlying;
    const maximum = integerRanges[typeCodeOfType(type)]?.max ?? 0n;
    const values: Record<string, number | bigint> = {};
    const problems: EnumProblem[] = [];
    let next = 0n;
    for (const member of this.ast.members as PropertyMemberAst[]) {
      if (member.initialValue !== null) {
        const given = this.#value(member.initialValue, type);
        if (typeof given === 'bigint') next = given;
        else problems.push(given);
      } else if (next > maximum) problems.push({ id: 'EnumeratorValueOutOfBounds', member, type });
      values[member.name] ??= isSafe(next) ? Number(next) : next;
      next++;
    }
    return { values, problems };
  }

  #value(ast: ExpressionAst, type: NetType): bigint | EnumProblem {
    if (!isConstant(ast, 'other') || this.mentions(ast).includes(this.type))
      return { id: 'EnumeratorValueMustBeConstant', member: ast };
    const template = new BlockTemplate(emptyBlock(ast.extent), null, this.scope);
    const value = compileExpression(new Compilation(template, template.table), ast)(currentEngine().frame);
    const converted = tryConvertTo(value, type);
    if (converted !== undefined) return toBigInt(converted);
    const isNumber = value !== null && integerRanges[typeCodeOfType(type)] !== undefined && isNumeric(value);
    return { id: isNumber ? 'EnumeratorValueOutOfBounds' : 'CannotConvertValue', member: ast, type };
  }

  /** The enums of the script whose values an expression uses. */
  mentions(ast: ExpressionAst): NetType[] {
    const members = findAll(ast, ({ kind }) => kind === 'MemberExpressionAst', false) as MemberExpressionAst[];
    return members.flatMap(({ expression }) => {
      if (expression.kind !== 'TypeExpressionAst') return [];
      const { typeName } = expression as unknown as { typeName: Parameters<typeof typeNameText>[0] };
      return this.scope.find(typeNameText(typeName)) ?? [];
    });
  }
}

function isSafe(value: bigint): boolean {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
}

function isNumeric(value: unknown): boolean {
  return tryConvertTo(value, types.double()) !== undefined && typeof value !== 'string';
}
