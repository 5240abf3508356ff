/** What a property is, or a method gives back. */
import type {
  Ast,
  InvokeMemberExpressionAst,
  MemberExpressionAst,
  StringConstantExpressionAst,
  TypeExpressionAst,
} from '../../parser/index.js';
import { fold } from '../objects/values.js';
import type { InferredMember } from './inferred-members.js';
import { InferredType } from './inferred-type.js';
import type { TypeInference } from './type-inference.js';

export function inferMember(
  inference: TypeInference,
  ast: MemberExpressionAst | InvokeMemberExpressionAst,
): InferredType[] {
  if (ast.member.kind !== 'StringConstantExpressionAst') return [];
  const name = (ast.member as StringConstantExpressionAst).value;
  const isCall = ast.kind !== 'MemberExpressionAst';
  const targets = targetTypes(inference, ast);
  return targets.flatMap((target) => {
    if (target.type?.fullName === 'System.Management.Automation.PSObject' && target.properties === null) return [];
    const found = typesOfMember(inference, target, name, ast.isStatic, isCall);
    const isConstructor = ast.isStatic && isCall && fold(name) === 'new';
    return found.length === 0 && isConstructor ? [target] : found;
  });
}

/** For a static member the type itself, which must be written out. */
function targetTypes(inference: TypeInference, { expression, isStatic }: MemberExpressionAst): InferredType[] {
  if (!isStatic) return inference.infer(expression);
  if (expression.kind !== 'TypeExpressionAst') return [];
  return [inference.resolve((expression as TypeExpressionAst).typeName, expression)];
}

/** The types of a member by its name; empty where there is no such member. */
export function typesOfMember(
  inference: TypeInference,
  target: InferredType,
  name: string,
  isStatic: boolean,
  isCall: boolean,
): InferredType[] {
  const members = inference.members(target, isStatic);
  let wanted = fold(name);
  // An alias names another member, which may be an alias again.
  for (let depth = 0; depth < 8; depth++) {
    const member = members.find((each) => fold(each.name) === wanted && (each.isMethod || !isCall));
    if (member === undefined) return [];
    if (member.outcome.kind !== 'alias') return outcomeOf(inference, target, member, isCall);
    wanted = fold(member.outcome.name);
  }
  return [];
}

function outcomeOf(
  inference: TypeInference,
  target: InferredType,
  member: InferredMember,
  isCall: boolean,
): InferredType[] {
  if (member.isMethod && !isCall) return [InferredType.of('System.Management.Automation.PSMethod')];
  const { outcome } = member;
  switch (outcome.kind) {
    case 'types':
      return [...outcome.types];
    case 'written':
      if (outcome.constraint !== null) return [inference.resolve(outcome.constraint.typeName, outcome.constraint)];
      return isCall ? [] : [InferredType.of('System.Object')];
    case 'script':
      return inferScript(inference, target, outcome.ast);
    default:
      return [];
  }
}

function inferScript(inference: TypeInference, self: InferredType, ast: Ast): InferredType[] {
  if (inference.analyzed.has(ast)) return [];
  const outer = inference.self;
  inference.self = self;
  inference.analyzed.add(ast);
  try {
    return inference.infer(ast);
  } finally {
    inference.self = outer;
    inference.analyzed.delete(ast);
  }
}
