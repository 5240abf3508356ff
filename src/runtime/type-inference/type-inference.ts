/**
 * Type inference: what an expression, a statement or a command of a script may give, without running it. For completion;
 * values that can be read safely (evaluateSafely) help.
 */
import type { Ast, ScriptBlockAst, TypeDefinitionAst, TypeName } from '../../parser/index.js';
import { findAll, typeName } from '../../parser/index.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { fold } from '../objects/values.js';
import { inferAst } from './infer-ast.js';
import { type InferredMember, membersOfInferred } from './inferred-members.js';
import { distinct, InferredType } from './inferred-type.js';
import { rootOf, typeAt } from './safe-evaluation.js';

export class TypeInference {
  /** The class that the place in question is in. */
  readonly within: TypeDefinitionAst | null;
  /** What `$this` is in the script of a property that is looked through. */
  self: InferredType | null = null;
  /** Functions that are being looked through: one that calls itself tells nothing more. */
  readonly analyzed = new Set<Ast>();
  readonly #definitions: Map<string, TypeDefinitionAst>;

  constructor(
    readonly engine: ExecutionContext,
    readonly root: ScriptBlockAst,
    place: Ast,
  ) {
    this.within = enclosingClass(place);
    this.#definitions = new Map(
      findAll(root, ({ kind }) => kind === 'TypeDefinitionAst', true).map((ast) => [
        fold((ast as TypeDefinitionAst).name),
        ast as TypeDefinitionAst,
      ]),
    );
  }

  infer(ast: Ast): InferredType[] {
    return distinct(inferAst(this, ast));
  }

  /** What a type's name means at `place`. */
  resolve(name: TypeName, place: Ast = this.root): InferredType {
    const definition = name.kind === 'TypeName' ? this.#definitions.get(fold(name.name)) : undefined;
    if (definition !== undefined) return InferredType.defined(definition);
    const type = typeAt(this.engine, rootOf(place), name);
    return type === null ? InferredType.named(typeName(name)) : InferredType.of(type);
  }

  members(type: InferredType, isStatic: boolean): InferredMember[] {
    return membersOfInferred(type, {
      isStatic,
      within: this.within,
      resolve: (constraint) => this.resolve(constraint.typeName, constraint),
    });
  }
}

function enclosingClass(place: Ast): TypeDefinitionAst | null {
  for (let ast: Ast | null = place; ast !== null; ast = ast.parent)
    if (ast.kind === 'TypeDefinitionAst') return ast as TypeDefinitionAst;
  return null;
}
