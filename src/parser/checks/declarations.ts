/** Parameters, functions, class members, attributes and `using`. */
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
    if (seen.has(key)) checker.error(name.extent, 'DuplicateFormalParameter', name.variablePath);
    seen.add(key);
    const nothing = attributes.find(
      (attribute) => attribute.kind === 'TypeConstraintAst' && isVoid(attribute.typeName),
    );
    if (nothing !== undefined) checker.error(nothing.extent, 'VoidTypeConstraintNotAllowed');
  }
}

export function checkParameter({ attributes }: A.ParameterAst, checker: Checker): void {
  const inMethod = checker.ancestor()?.kind === 'FunctionMemberAst';
  let typed = false;
  for (const { kind, typeName, extent } of attributes) {
    if (kind !== 'TypeConstraintAst') continue;
    const name = typeFullName(typeName);
    if (fold(name) === 'ordered') {
      checker.error(extent, 'OrderedAttributeOnlyOnHashLiteralNode', name);
    } else if (inMethod) {
      if (typed) checker.error(extent, 'MultipleTypeConstraintsOnMethodParam');
      typed = true;
    }
  }
}

export function checkFunction(
  { parameters, body, isWorkflow, extent }: A.FunctionDefinitionAst,
  checker: Checker,
): void {
  if (parameters !== null && body.paramBlock !== null) {
    checker.error(body.paramBlock.extent, 'OnlyOneParameterListAllowed');
  } else if (parameters !== null) {
    checkParameters(parameters, checker);
  }
  if (isWorkflow) checker.error(extent, 'WorkflowNotSupportedInPowerShellCore');
}

export function checkMethod(method: A.FunctionMemberAst, checker: Checker): void {
  const { body, returnType, isConstructor, parameters } = method;
  const { paramBlock, dynamicParamBlock, beginBlock, processBlock, endBlock, cleanBlock } = body;
  if (paramBlock !== null) checker.error(paramBlock.extent, 'ParamBlockNotAllowedInMethod');
  const named = dynamicParamBlock ?? beginBlock ?? processBlock;
  if (named !== null || cleanBlock !== null || !(endBlock?.unnamed ?? false)) {
    const { extent } = named ?? endBlock ?? body;
    checker.error(extent, 'NamedBlockNotAllowedInMethod');
  }
  if (isConstructor && returnType !== null) checker.error(returnType.extent, 'ConstructorCantHaveReturnType');
  const { alwaysReturns, unassigned } = analyzeMethod(method);
  for (const variable of unassigned) checker.unassigned.add(variable);
  if (!alwaysReturns && !returnsVoid(method)) {
    checker.error(method.nameExtent ?? method.extent, 'MethodHasCodePathNotReturn');
  }
  if (paramBlock === null) checkParameters(parameters, checker);
  else if (parameters.length > 0) checker.error(paramBlock.extent, 'OnlyOneParameterListAllowed');
}

export function checkProperty({ propertyType }: A.PropertyMemberAst, checker: Checker): void {
  if (propertyType !== null && isVoid(propertyType.typeName)) {
    checker.error(propertyType.extent, 'TypeNotAllowedForProperty', typeFullName(propertyType.typeName));
  }
}

export function checkAttribute({ positionalArguments, namedArguments }: A.AttributeAst, checker: Checker): void {
  const onClass = isOnClass(checker);
  const use = onClass ? 'classAttribute' : 'attribute';
  const id = onClass
    ? 'ParameterAttributeArgumentNeedsToBeConstant'
    : 'ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock';
  const checkValue = (value: A.ExpressionAst): void => {
    if (!isConstant(value, use)) checker.error(value.extent, id);
  };
  const names = new Set<string>();
  for (const { argumentName, argument, expressionOmitted, extent } of namedArguments) {
    if (names.has(fold(argumentName))) checker.error(extent, 'DuplicateNamedArgument', argumentName);
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
