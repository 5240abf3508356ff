/** Properties of classes: slots of the object (or of the class, if static) behind a getter and a setter that converts and validates. */
import type { FunctionMemberAst, PropertyMemberAst } from '../../../parser/index.js';
import { attributeObjects } from '../../binding/attribute-objects.js';
import { attributeChecksOf } from '../../binding/validation.js';
import { BlockTemplate } from '../../engine/script-block.js';
import { construct } from '../../objects/members.js';
import { type NetType, requireType } from '../../objects/net-type.js';
import { type ClassInstance, propertyValues } from '../../objects/script-object.js';
import type { PropertyMember } from '../../objects/type-members.js';
import { Compilation } from '../compilation.js';
import { emptyBlock } from './empty-block.js';
import type { ScriptClass } from './script-class.js';
import { typeOfConstraint } from './type-constraint.js';
import { lateConversion, type ValueConversion } from './value-conversion.js';

export function propertyMember(owner: ScriptClass, ast: PropertyMemberAst, position: number): PropertyMember {
  let type: NetType | undefined;
  const typeOf = () => (type ??= typeOfConstraint(ast.propertyType, owner.scope));
  const assigned = withValidation(owner, ast, lateConversion(typeOf));
  const accessors = ast.isStatic ? staticAccessors(owner, position, assigned) : accessorsOf(position, assigned);
  return {
    name: ast.name,
    isStatic: ast.isStatic,
    get typeText() {
      return typeOf().displayName;
    },
    get type() {
      return typeOf();
    },
    isTypeParameter: true,
    get definition() {
      return `${ast.isStatic ? 'static ' : ''}${typeOf().displayName} ${ast.name} {get;set;}`;
    },
    get: accessors.get as PropertyMember['get'],
    set: accessors.set as PropertyMember['set'],
    parameters: [],
    declaringType: owner.type,
    isScript: true,
    isHidden: ast.isHidden,
    attributes: () => declaredAttributes(owner, ast),
  };
}

function accessorsOf(position: number, assigned: ValueConversion) {
  return {
    get: (self: ClassInstance): unknown => self[propertyValues][position],
    set(self: ClassInstance, value: unknown): void {
      self[propertyValues][position] = assigned(value);
    },
  };
}

function staticAccessors(owner: ScriptClass, position: number, assigned: ValueConversion) {
  return {
    get: (): unknown => owner.staticValues[position],
    set(value: unknown): void {
      const values = owner.staticValues;
      values[position] = assigned(value);
    },
  };
}

/** Validate* attributes look at every value that is assigned; other attributes have no part in it. */
function withValidation(owner: ScriptClass, ast: PropertyMemberAst, convert: ValueConversion): ValueConversion {
  if (ast.attributes.length === 0) return convert;
  let checks: readonly ((value: unknown) => void)[] | null = null;
  return (value) => {
    const converted = convert(value);
    checks ??= attributeChecksOf(compilationOf(owner), ast.attributes).validators;
    for (const check of checks) check(converted);
    return converted;
  };
}

/** The attributes that are written on a member, and that of `hidden`. */
export function declaredAttributes(
  owner: ScriptClass,
  { attributes, isHidden }: PropertyMemberAst | FunctionMemberAst,
): unknown[] {
  const written = attributeObjects(compilationOf(owner), attributes);
  return isHidden ? [construct(requireType('System.Management.Automation.HiddenAttribute'), []), ...written] : written;
}

/** For what is written on a class rather than in one of its methods. */
export function compilationOf(owner: ScriptClass): Compilation {
  const template = new BlockTemplate(emptyBlock(owner.ast.extent), null, owner.scope);
  return new Compilation(template, template.table);
}
