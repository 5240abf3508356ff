/** Attributes as objects of their types: the built-in ones, and classes of scripts that derive from Attribute. */
import type { AttributeAst } from '../../parser/index.js';
import { type Compilation, typeNameText } from '../compiler/compilation.js';
import { hooks, toText } from '../language/index.js';
import { construct, setProperty } from '../objects/members.js';
import { type NetType, requireType } from '../objects/net-type.js';
import type { TypeNames } from '../objects/type-registry.js';
import { fold } from '../objects/values.js';
import { readAttribute } from './attribute-arguments.js';

/** The type of an attribute as a script writes it: `Parameter` is the name of one without its last part, or its accelerator. */
export function findAttributeType(text: string, names: TypeNames): NetType | undefined {
  const base = requireType('System.Attribute');
  return [`${text}Attribute`, text]
    .map((each) => hooks.resolveType(each, names))
    .find((type) => type !== undefined && base.isAssignableFrom(type));
}

export function attributeObject(compilation: Compilation, ast: AttributeAst): unknown {
  const { positional, named } = readAttribute(compilation, ast);
  const text = typeNameText(ast.typeName);
  const type =
    findAttributeType(text, compilation.block.types) ??
    requireType(`System.Management.Automation.${toText(text)}Attribute`);
  const object = construct(type, positional);
  for (const { argumentName } of ast.namedArguments) setProperty(object, argumentName, named[fold(argumentName)]);
  return object;
}

export function attributeObjects(compilation: Compilation, attributes: readonly AttributeAst[]): unknown[] {
  return attributes.map((ast) => attributeObject(compilation, ast));
}
