/**
 * What is wrong with the arguments of an attribute. The engine makes the attributes of a script block when it is first called,
 * some by code of its own, which names CmdletBindingAttribute in every message about a property, the others by their constructors.
 */
import type { AttributeAst } from '../../parser/index.js';
import { scriptClassOf } from '../compiler/classes/script-class.js';
import { type Compilation, typeNameText } from '../compiler/compilation.js';
import { convertTo } from '../language/index.js';
import { errorAt, netError, runtimeError } from '../objects/errors.js';
import { construct, setProperty } from '../objects/members.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import { type AttributeArguments, attributeName } from './attribute-arguments.js';
import { findAttributeType } from './attribute-objects.js';

interface OwnAttribute {
  /** How many positional arguments it may have; any number when left out. */
  counts?: readonly number[];
  /** Types of its properties. */
  named: Record<string, string>;
}

const [text, truth] = ['System.String', 'System.Boolean'];

/** The attributes that the engine makes by code of its own, by folded name. */
const ownAttributes: Record<string, OwnAttribute> = {
  cmdletbinding: {
    counts: [0],
    named: {
      defaultparametersetname: text,
      helpuri: text,
      supportsshouldprocess: truth,
      positionalbinding: truth,
      confirmimpact: 'System.Management.Automation.ConfirmImpact',
      supportstransactions: truth,
      supportspaging: truth,
      remotingcapability: 'System.Management.Automation.RemotingCapability',
    },
  },
  parameter: {
    counts: [0, 2],
    named: {
      position: 'System.Int32',
      parametersetname: text,
      mandatory: truth,
      valuefrompipeline: truth,
      valuefrompipelinebypropertyname: truth,
      valuefromremainingarguments: truth,
      helpmessage: text,
      helpmessagebasename: text,
      helpmessageresourceid: text,
      dontshow: truth,
    },
  },
  outputtype: { named: { parametersetname: text, providercmdlet: text } },
  alias: { named: {} },
  validateset: { named: { ignorecase: truth, errormessage: text } },
  validatenotnull: { counts: [0], named: {} },
  validatenotnullorempty: { counts: [0], named: {} },
};

/** Attributes that have nothing but their name, so that there is nothing to look at when they stand without arguments. */
const bareAttributes = new Set(
  'allownull allowemptystring allowemptycollection supportswildcards validatenotnullorwhitespace validateuserdrive'.split(
    ' ',
  ),
);

/**
 * Converts the named arguments of the engine's own attributes in place. Throws what the engine does when the attribute's type is
 * unknown or its arguments are not what it takes.
 */
export function verifyAttribute(compilation: Compilation, ast: AttributeAst, args: AttributeArguments): void {
  const name = attributeName(ast);
  const own = ownAttributes[name];
  if (own !== undefined) verifyOwn(own, ast, args);
  else if (!bareAttributes.has(name) || args.positional.length > 0 || ast.namedArguments.length > 0)
    verifyOther(attributeType(compilation, ast), ast, args);
}

/** Throws a RuntimeException when there is no such attribute. */
export function attributeType(compilation: Compilation, ast: AttributeAst): NetType {
  const name = typeNameText(ast.typeName);
  const type = findAttributeType(name, compilation.block.types);
  if (type !== undefined) return type;
  const message = `Cannot find the type for custom attribute '${name}'. Make sure that the assembly that contains this type is loaded.`;
  throw errorAt(ast.extent, runtimeError('CustomAttributeTypeNotFound', message));
}

function verifyOwn(own: OwnAttribute, ast: AttributeAst, { positional, named }: AttributeArguments): void {
  const { length } = positional;
  if (own.counts !== undefined && !own.counts.includes(length))
    throw errorAt(ast.extent, runtimeError('MethodCountCouldNotFindBest', noConstructor(length)));
  for (const argument of ast.namedArguments) {
    const key = fold(argument.argumentName);
    const type = own.named[key];
    if (type === undefined)
      throw errorAt(
        argument.extent,
        propertyNotFound(argument.argumentName, 'System.Management.Automation.CmdletBindingAttribute'),
      );
    named[key] = convertTo(named[key], requireType(type));
  }
}

function verifyOther(type: NetType, ast: AttributeAst, { positional, named }: AttributeArguments): void {
  // The constructor of a script's class runs when the attribute is first needed.
  if (scriptClassOf(type) !== undefined) return;
  let made: unknown;
  try {
    made = construct(type, positional);
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    throw errorAt(ast.extent, constructionError(ast, thrown, positional.length));
  }
  for (const { argumentName } of ast.namedArguments) {
    try {
      setProperty(made, argumentName, named[fold(argumentName)]);
    } catch (thrown) {
      if (!(thrown instanceof NetException)) throw thrown;
      const inner = thrown.innerException;
      const error =
        inner === null
          ? propertyNotFound(argumentName, type.fullName)
          : runtimeError('PropertyAssignmentException', inner.message, 'InvalidOperation', null, inner);
      throw errorAt(ast.extent, error);
    }
  }
}

function constructionError(ast: AttributeAst, thrown: NetException, count: number): NetException {
  if (thrown.errorRecord?.fullyQualifiedErrorId.startsWith('MethodCountCouldNotFindBest'))
    return netError('MethodException', 'MethodCountCouldNotFindBest', noConstructor(count));
  const cause = thrown.innerException ?? thrown;
  if (requireType('System.Management.Automation.MetadataException').isAssignableFrom(cause.netType)) return cause;
  return runtimeError(
    'ExceptionConstructingAttribute',
    `The following exception occurred while constructing the attribute "${typeNameText(ast.typeName)}": "${cause.message}"`,
    'InvalidOperation',
    null,
    cause,
  );
}

function noConstructor(count: number): string {
  return `Cannot find an overload for ".ctor" and the argument count: "${count}".`;
}

function propertyNotFound(property: string, type: string): NetException {
  return runtimeError('PropertyNotFoundForType', `Property '${property}' cannot be found for type '${type}'.`);
}
