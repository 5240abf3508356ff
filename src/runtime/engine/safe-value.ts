/**
 * Ast.SafeGetValue: the value of an expression of constants, which is worked out without running anything: no commands, no
 * members, no variables but $true, $false, $null and $args. Import-PowerShellDataFile reads its files so.
 *
 * Sub-expressions are not unwrapped as they are in scripts: `$(1)` is an array of one.
 */
import type {
  AnyAst,
  Ast,
  ConvertExpressionAst,
  ExpressionAst,
  HashtableAst,
  PipelineAst,
  ScriptBlockAst,
  StatementBlockAst,
  VariableExpressionAst,
} from '../../parser/index.js';
import { Compilation } from '../compiler/compilation.js';
import { compileExpression } from '../compiler/expressions/expression.js';
import { argumentText } from '../language/format/index.js';
import { enumerableOf, toText } from '../language/index.js';
import { netException } from '../objects/errors.js';
import { Hashtable } from '../objects/hashtable.js';
import { NetException } from '../objects/net-exception.js';
import { Char, isNull } from '../objects/values.js';
import type { ExecutionContext } from './execution-context.js';
import { BlockTemplate } from './script-block.js';
import { parseScript } from './script-file.js';

const mostVisits = 5000;
const mostKeys = 500;
const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const safeUnary = new Set(['Minus', 'Plus', 'Not', 'Exclaim', 'Bnot']);
const safeTypes = new Set(
  'Boolean Byte SByte Int16 UInt16 Int32 UInt32 Int64 UInt64 Char Single Double'
    .split(' ')
    .map((name) => `System.${name}`),
);

/** Raised where an expression is not safe. */
const unsafe = Symbol('unsafe');

/**
 * The value of `ast`, which stands in `script`. Throws an InvalidOperationException where there is more in it than
 * constants, or (unless `skipLimits`) too much.
 */
export function safeValue(engine: ExecutionContext, script: ScriptBlockAst, ast: Ast, skipLimits = false): unknown {
  try {
    return new SafeEvaluation(engine, script, skipLimits).valueOf(ast);
  } catch (error) {
    if (error !== unsafe && !(error instanceof NetException)) throw error;
    throw netException(
      'System.InvalidOperationException',
      `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${ast.extent.text}.`,
    );
  }
}

class SafeEvaluation {
  #visits = 0;
  readonly #compilation: Compilation;

  constructor(
    readonly engine: ExecutionContext,
    script: ScriptBlockAst,
    readonly skipLimits: boolean,
  ) {
    this.#compilation = new Compilation(new BlockTemplate(script), engine.frame.scope.table);
  }

  valueOf(ast: Ast): unknown {
    if (++this.#visits >= mostVisits && !this.skipLimits) throw unsafe;
    const node = ast as AnyAst;
    switch (node.kind) {
      case 'ConstantExpressionAst':
      case 'StringConstantExpressionAst':
        return this.#compiled(node);
      case 'VariableExpressionAst':
        return this.#variable(node);
      case 'ArrayLiteralAst':
        return node.elements.map((element) => this.valueOf(element));
      case 'HashtableAst':
        return this.#hashtable(node);
      case 'PipelineAst':
        return this.valueOf(pureExpression(node));
      case 'ParenExpressionAst':
        return this.valueOf(node.pipeline);
      case 'ArrayExpressionAst':
      case 'SubExpressionAst':
        return this.#statements(node.subExpression);
      case 'UsingExpressionAst':
        return this.valueOf(node.subExpression);
      case 'ExpandableStringExpressionAst':
        return node.parts.map((part) => (typeof part === 'string' ? part : this.#textOf(part))).join('');
      case 'ScriptBlockExpressionAst':
        return parseScript(node.extent.text, null, this.engine.session);
      case 'UnaryExpressionAst':
        if (!safeUnary.has(node.tokenKind)) throw unsafe;
        this.valueOf(node.child);
        return this.#compiled(node);
      case 'ConvertExpressionAst':
        if (!safeTypes.has(this.#compilation.typeReference((node as ConvertExpressionAst).type.typeName)().fullName))
          throw unsafe;
        this.valueOf(node.child);
        return this.#compiled(node);
      case 'TernaryExpressionAst':
        for (const part of [node.condition, node.ifTrue, node.ifFalse]) this.valueOf(part);
        return this.#compiled(node);
      case 'IndexExpressionAst':
        return indexed(this.valueOf(node.target), this.valueOf(node.index));
    }
    throw unsafe;
  }

  /** What the compiler makes of an expression that is known to be safe. */
  #compiled(ast: ExpressionAst): unknown {
    return compileExpression(this.#compilation, ast)(this.engine.frame);
  }

  #variable(ast: VariableExpressionAst): unknown {
    const name = ast.variablePath.toLowerCase();
    if (name === 'args') return this.#compiled(ast);
    if (ast.splatted || !Object.hasOwn(constants, name)) throw unsafe;
    return constants[name];
  }

  #hashtable({ keyValuePairs }: HashtableAst): Hashtable {
    if (keyValuePairs.length > mostKeys && !this.skipLimits) throw unsafe;
    const table = new Hashtable();
    for (const [keyAst, valueAst] of keyValuePairs) {
      const key = this.valueOf(keyAst);
      if (isNull(key) || table.has(key)) throw unsafe;
      table.set(key, this.valueOf(valueAst));
    }
    return table;
  }

  #statements({ statements }: StatementBlockAst): unknown[] {
    return statements.flatMap((statement) => {
      const value = this.valueOf(statement);
      const items = enumerableOf(value);
      return items === null ? [value] : [...items];
    });
  }

  #textOf(ast: ExpressionAst): string {
    const value = this.valueOf(ast);
    return Array.isArray(value) ? value.map((item) => toText(item)).join(' ') : argumentText(value, null);
  }
}

/** The expression that a pipeline consists of. */
function pureExpression({ pipelineElements, background }: PipelineAst): ExpressionAst {
  const [only] = pipelineElements as AnyAst[];
  if (pipelineElements.length !== 1 || background || only?.kind !== 'CommandExpressionAst') throw unsafe;
  if (only.redirections.length > 0) throw unsafe;
  return only.expression;
}

function indexed(target: unknown, index: unknown): unknown {
  return Array.isArray(index) ? index.map((each) => elementOf(target, each)) : elementOf(target, index);
}
function elementOf(target: unknown, index: unknown): unknown {
  if (target instanceof Hashtable && !isNull(index)) return target.get(index) ?? null;
  if (typeof index !== 'number' || (typeof target !== 'string' && !Array.isArray(target))) throw unsafe;
  if (Math.abs(index) >= target.length) return null;
  const found = target.at(index);
  return typeof target === 'string' ? Char.from(found as string) : found;
}
