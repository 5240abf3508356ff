/** Parameters, functions, class members, attributes and `using`. */
import { nowhere } from '../ast/extent.js';
import type * as A from '../ast/nodes.js';
import { isVoid, typeFullName } from '../ast/type-names.js';
import { fold } from '../tokenizer/characters.js';
import type { Checker } from './checker.js';
import { isConstant } from './constants.js';
import { returnsVoid } from './control-flow.js';
import { analyzeMethod } from './method-flow.js';

export function checkParamBlock({ parameters }: A.ParamBlockAst, checker: Checker): void {
  checkParameters(parameters, checker);
}

function checkParameters(parameters: readonly A.ParameterAst[], checker: Checker): void {
  const seen = new Set<string>();
  for (const { name, attributes } of parameters) {
    const key = fold(name.variablePath);
    if (seen.has(key)) checker.error(name, 'DuplicateFormalParameter', name.variablePath);
    seen.add(key);
    const nothing = attributes.find(
      (attribute) => attribute.kind === 'TypeConstraintAst' && isVoid(attribute.typeName),
    );
    if (nothing !== undefined) checker.error(nothing, 'VoidTypeConstraintNotAllowed');
  }
}

export function checkParameter({ attributes }: A.ParameterAst, checker: Checker): void {
  const inMethod = checker.ancestor()?.kind === 'FunctionMemberAst';
  let typed = false;
  for (const attribute of attributes) {
    if (attribute.kind !== 'TypeConstraintAst') continue;
    const name = typeFullName(attribute.typeName);
    if (fold(name) === 'ordered') {
      checker.error(attribute, 'OrderedAttributeOnlyOnHashLiteralNode', name);
    } else if (inMethod) {
      if (typed) checker.error(attribute, 'MultipleTypeConstraintsOnMethodParam');
      typed = true;
    }
  }
}

export function checkFunction(definition: A.FunctionDefinitionAst, checker: Checker): void {
  const { parameters, body, isWorkflow } = definition;
  if (parameters !== null && body.paramBlock !== null) {
    checker.error(body.paramBlock, 'OnlyOneParameterListAllowed');
  } else if (parameters !== null) {
    checkParameters(parameters, checker);
  }
  if (isWorkflow) checker.error(definition, 'WorkflowNotSupportedInPowerShellCore');
}

export function checkMethod(method: A.FunctionMemberAst, checker: Checker): void {
  const { body, returnType, isConstructor, parameters } = method;
  const { paramBlock, dynamicParamBlock, beginBlock, processBlock, endBlock, cleanBlock } = body;
  if (paramBlock !== null) checker.error(paramBlock, 'ParamBlockNotAllowedInMethod');
  const named = dynamicParamBlock ?? beginBlock ?? processBlock;
  if (named !== null || cleanBlock !== null || !(endBlock?.unnamed ?? false)) {
    // A `clean` block alone is told of nowhere.
    const place = named ?? endBlock ?? (cleanBlock === null ? body : nowhere(body.source));
    checker.error(place, 'NamedBlockNotAllowedInMethod');
  }
  if (isConstructor && returnType !== null) checker.error(returnType, 'ConstructorCantHaveReturnType');
  const { alwaysReturns, unassigned } = analyzeMethod(method);
  for (const variable of unassigned) checker.unassigned.add(variable);
  if (!alwaysReturns && !returnsVoid(method)) {
    checker.error(method.nameExtent ?? method, 'MethodHasCodePathNotReturn');
  }
  if (paramBlock === null) checkParameters(parameters, checker);
  else if (parameters.length > 0) checker.error(paramBlock, 'OnlyOneParameterListAllowed');
}

export function checkProperty({ propertyType }: A.PropertyMemberAst, checker: Checker): void {
  if (propertyType !== null && isVoid(propertyType.typeName)) {
    checker.error(propertyType, 'TypeNotAllowedForProperty', typeFullName(propertyType.typeName));
  }
}

export function checkAttribute({ positionalArguments, namedArguments }: A.AttributeAst, checker: Checker): void {
  const onClass = isOnClass(checker);
  const use = onClass ? 'classAttribute' : 'attribute';
  const id = onClass
    ? 'ParameterAttributeArgumentNeedsToBeConstant'
    : 'ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock';
  const checkValue = (value: A.ExpressionAst): void => {
    if (!isConstant(value, use)) checker.error(value, id);
  };
  const names = new Set<string>();
  for (const named of namedArguments) {
    const { argumentName, argument, expressionOmitted } = named;
    if (names.has(fold(argumentName))) checker.error(named, 'DuplicateNamedArgument', argumentName);
    else if (!expressionOmitted) checkValue(argument);
    names.add(fold(argumentName));
  }
  positionalArguments.forEach(checkValue);
}

function isOnClass(checker: Checker): boolean {
  switch (checker.ancestor()?.kind) {
    case 'TypeDefinitionAst':
    case 'PropertyMemberAst':
    case 'FunctionMemberAst':
      return true;
    case 'ParameterAst':
      return checker.member?.kind === 'FunctionMemberAst';
    default:
      return false;
  }
}
