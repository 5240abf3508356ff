/** Which argument belongs to which parameter name by the look of a command alone (StaticParameterBinder without resolving). */
import type { Ast, CommandAst, CommandParameterAst, StringConstantExpressionAst } from '../../parser/index.js';
import { fold } from '../objects/values.js';

export class SyntacticBinding {
  /** By folded parameter name as written, or position from 0. A switch stands for itself. */
  readonly arguments = new Map<string, Ast>();

  argument(name: string): Ast | null {
    return this.arguments.get(fold(name)) ?? null;
  }
  /** The argument as text where it is a constant one. */
  constant(name: string): string | null {
    const ast = this.argument(name);
    return ast?.kind === 'StringConstantExpressionAst' ? (ast as StringConstantExpressionAst).value : null;
  }
}

export function bindSyntactically({ commandElements }: CommandAst): SyntacticBinding {
  const binding = new SyntacticBinding();
  const add = (name: string, ast: Ast) => {
    const key = fold(name);
    if (!binding.arguments.has(key)) binding.arguments.set(key, ast);
  };
  let open: CommandParameterAst | null = null;
  let position = 0;
  for (const element of commandElements.slice(1)) {
    if (element.kind === 'CommandParameterAst') {
      if (open !== null) add(open.parameterName, open);
      const parameter = element as CommandParameterAst;
      open = null;
      if (parameter.argument !== null) add(parameter.parameterName, parameter.argument);
      else open = parameter;
    } else if (open !== null) {
      add(open.parameterName, element);
      open = null;
    } else add(String(position++), element);
  }
  if (open !== null) add(open.parameterName, open);
  return binding;
}
