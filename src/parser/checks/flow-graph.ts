/**
 * Blocks of code and the flow of control between them, for one method of a class. Built as the engine builds them, which
 * decides in doubtful cases: a command may break out of any loop around it, and a loop's body may never be entered.
 */
import type * as A from '../ast/nodes.js';
import { canonicalName } from '../ast/type-names.js';
import { forEachChild } from '../ast/visitor.js';
import { fold } from '../tokenizer/characters.js';
import { variablePathParts } from '../tokenizer/variable-path.js';
import { pureExpression } from './constants.js';

/** Use of a variable, or an assignment to it; `type` is that of a cast before it. */
type Event =
  | { kind: 'use'; variable: string; ast: A.VariableExpressionAst }
  | { kind: 'assign'; variable: string; type: string | null };

export class Block {
  readonly events: Event[] = [];
  readonly successors = new Set<Block>();
  readonly predecessors = new Set<Block>();
  unreachable: boolean;
  /** It returns, or ends with an error. */
  leaves = false;
  /** Variables that have a value at its end; null until it has been looked at. */
  assigned: Set<string> | null = null;

  constructor(unreachable = true) {
    this.unreachable = unreachable;
  }

  flowsTo(next: Block): void {
    if (this.successors.has(next)) return;
    if (!this.unreachable) next.unreachable = false;
    this.successors.add(next);
    next.predecessors.add(this);
  }
}

interface LoopTarget {
  label: string;
  breaks: Block;
  continues: Block;
}

/** Variables that always have a value. */
const AUTOMATIC: ReadonlySet<string> = new Set([
  ...['_', 'psitem', 'args', 'this', 'input', 'pscmdlet', 'psboundparameters', 'myinvocation', 'psscriptroot'],
  ...['pscommandpath', '?'],
]);

/** The name of a variable that a method can have for its own; null for a global one, or that of a drive. */
export function localName({ variablePath }: A.VariableExpressionAst): string | null {
  if (/^(?:global|script):/i.test(variablePath)) return null;
  const { drive, unqualified } = variablePathParts(variablePath);
  return drive === null ? fold(unqualified) : null;
}

function skip(): void {}

export class FlowBuilder {
  readonly entry = new Block(false);
  readonly exit = new Block();
  private current = this.entry;
  private readonly loops: LoopTarget[] = [];

  assign(variable: string, type: string | null): void {
    this.current.events.push({ kind: 'assign', variable, type });
  }

  scriptBlock({ dynamicParamBlock, beginBlock, processBlock, endBlock, cleanBlock }: A.ScriptBlockAst): void {
    for (const block of [dynamicParamBlock, beginBlock, processBlock, endBlock, cleanBlock]) {
      if (block !== null) this.visitAll(block.statements);
    }
    this.current.flowsTo(this.exit);
  }

  private visitAll(list: readonly (A.Ast | null)[]): void {
    for (const ast of list) this.visit(ast);
  }

  private visit(ast: A.Ast | null): void {
    if (ast === null) return;
    const handler = this.#handlers[ast.kind];
    if (handler === undefined) forEachChild(ast, (child) => this.visit(child));
    else handler(ast as never);
  }

  readonly #handlers: Readonly<Record<string, (ast: never) => void>> = {
    StatementBlockAst: (block: A.StatementBlockAst) => this.visitAll(block.statements),
    VariableExpressionAst: (variable: A.VariableExpressionAst) => this.use(variable),
    AssignmentStatementAst: (statement: A.AssignmentStatementAst) => this.assignment(statement),
    IfStatementAst: (statement: A.IfStatementAst) => this.ifStatement(statement),
    TernaryExpressionAst: (expression: A.TernaryExpressionAst) => this.ternary(expression),
    BinaryExpressionAst: (expression: A.BinaryExpressionAst) => this.binary(expression),
    SwitchStatementAst: (statement: A.SwitchStatementAst) => this.switchStatement(statement),
    ForEachStatementAst: (statement: A.ForEachStatementAst) => this.forEach(statement),
    ForStatementAst: (statement: A.ForStatementAst) => this.forStatement(statement),
    WhileStatementAst: ({ label, condition, body }: A.WhileStatementAst) =>
      this.whileLoop(label, () => this.visit(condition), body, null),
    DoWhileStatementAst: (statement: A.DoWhileStatementAst) => this.doLoop(statement),
    DoUntilStatementAst: (statement: A.DoUntilStatementAst) => this.doLoop(statement),
    TryStatementAst: (statement: A.TryStatementAst) => this.tryStatement(statement),
    BreakStatementAst: (statement: A.BreakStatementAst) => this.jump(statement),
    ContinueStatementAst: (statement: A.ContinueStatementAst) => this.jump(statement),
    ReturnStatementAst: ({ pipeline }: A.ReturnStatementAst) => this.leave(pipeline),
    ExitStatementAst: ({ pipeline }: A.ExitStatementAst) => this.leave(pipeline),
    ThrowStatementAst: ({ pipeline }: A.ThrowStatementAst) => this.leave(pipeline),
    DataStatementAst: (statement: A.DataStatementAst) => this.dataStatement(statement),
    PipelineAst: (pipeline: A.PipelineAst) => this.pipeline(pipeline),
    // What has variables of its own, or none, or is not looked at.
    BaseCtorInvokeMemberExpressionAst: skip,
    FileRedirectionAst: skip,
    FunctionDefinitionAst: skip,
    TypeDefinitionAst: skip,
    TrapStatementAst: skip,
    ScriptBlockExpressionAst: skip,
    UsingExpressionAst: skip,
    TypeConstraintAst: skip,
    AttributeAst: skip,
    ErrorStatementAst: skip,
    ErrorExpressionAst: skip,
  };

  private forStatement({ label, initializer, condition, iterator, body }: A.ForStatementAst): void {
    this.visit(initializer);
    this.whileLoop(label, condition === null ? null : () => this.visit(condition), body, iterator);
  }

  private dataStatement({ body, variable }: A.DataStatementAst): void {
    this.visit(body);
    if (variable !== null) this.assign(fold(variable), null);
  }

  private use(ast: A.VariableExpressionAst): void {
    const variable = localName(ast);
    if (variable === null || AUTOMATIC.has(variable)) return;
    this.current.events.push({ kind: 'use', variable, ast });
  }

  private assignment({ left, right }: A.AssignmentStatementAst): void {
    this.visit(right);
    for (const target of assignmentTargets(left)) {
      let inner: A.ExpressionAst = target;
      let casts = 0;
      let type: string | null = null;
      let hasAttributes = false;
      while (inner.kind === 'ConvertExpressionAst' || inner.kind === 'AttributedExpressionAst') {
        const { kind, attribute, child } = inner as A.AttributedExpressionAst;
        casts++;
        if (kind === 'ConvertExpressionAst') type = canonicalName(attribute.typeName);
        else hasAttributes = true;
        inner = child;
      }
      if (inner.kind !== 'VariableExpressionAst') {
        this.visit(target);
        continue;
      }
      const variable = localName(inner as A.VariableExpressionAst);
      if (variable !== null && casts <= 1 && !hasAttributes) this.assign(variable, type);
    }
  }

  private ifStatement({ clauses, elseClause }: A.IfStatementAst): void {
    const afterwards = new Block();
    if (elseClause === null) this.current.flowsTo(afterwards);
    clauses.forEach(([condition, body], i) => {
      const isLast = i === clauses.length - 1 && elseClause === null;
      const inside = new Block();
      const next = isLast ? afterwards : new Block();
      this.visit(condition);
      this.current.flowsTo(inside);
      this.current.flowsTo(next);
      this.current = inside;
      this.visit(body);
      this.current.flowsTo(afterwards);
      this.current = next;
    });
    if (elseClause !== null) {
      this.visit(elseClause);
      this.current.flowsTo(afterwards);
    }
    this.current = afterwards;
  }

  private ternary({ condition, ifTrue, ifFalse }: A.TernaryExpressionAst): void {
    this.visit(condition);
    const before = this.current;
    const afterwards = new Block();
    for (const branch of [ifTrue, ifFalse]) {
      this.current = new Block();
      before.flowsTo(this.current);
      this.visit(branch);
      this.current.flowsTo(afterwards);
    }
    this.current = afterwards;
  }

  private binary({ operator, left, right }: A.BinaryExpressionAst): void {
    this.visit(left);
    if (operator !== 'And' && operator !== 'Or') {
      this.visit(right);
      return;
    }
    const afterwards = new Block();
    const next = new Block();
    this.current.flowsTo(afterwards);
    this.current.flowsTo(next);
    this.current = next;
    this.visit(right);
    this.current.flowsTo(afterwards);
    this.current = afterwards;
  }

  private switchStatement({ label, condition, clauses, defaultBlock }: A.SwitchStatementAst): void {
    this.assign('switch', null);
    this.loop(
      label,
      () => this.visit(condition),
      null,
      () => {
        const afterwards = new Block();
        clauses.forEach(([test, body], i) => {
          const isLast = i === clauses.length - 1 && defaultBlock === null;
          const inside = new Block();
          const next = isLast ? afterwards : new Block();
          this.visit(test);
          this.current.flowsTo(next);
          this.current.flowsTo(inside);
          this.current = inside;
          this.visit(body);
          if (isLast) return;
          this.current.flowsTo(next);
          this.current = next;
        });
        if (defaultBlock !== null) {
          this.current.flowsTo(afterwards);
          this.visit(defaultBlock);
        }
        this.current.flowsTo(afterwards);
        this.current = afterwards;
      },
    );
  }

  private forEach({ label, variable, condition, body }: A.ForEachStatementAst): void {
    this.assign('foreach', null);
    const afterwards = new Block();
    const next = (): void => {
      this.visit(condition);
      this.current.flowsTo(afterwards);
      const name = localName(variable);
      if (name !== null) this.assign(name, null);
    };
    this.whileLoop(label, next, body, null);
    this.current.flowsTo(afterwards);
    this.current = afterwards;
  }

  private whileLoop(label: string | null, condition: (() => void) | null, body: A.Ast, iterator: A.Ast | null): void {
    this.loop(label, condition, iterator, () => this.visit(body));
  }

  private loop(label: string | null, condition: (() => void) | null, iterator: A.Ast | null, body: () => void): void {
    const continues = new Block();
    if (iterator === null) {
      this.current.flowsTo(continues);
      this.current = continues;
    } else {
      const afterIterator = new Block();
      this.current.flowsTo(afterIterator);
      this.current = continues;
      this.visit(iterator);
      this.current.flowsTo(afterIterator);
      this.current = afterIterator;
    }
    const breaks = new Block();
    const inside = new Block();
    if (condition !== null) {
      condition();
      this.current.flowsTo(breaks);
    }
    this.loops.push({ label: fold(label ?? ''), breaks, continues });
    this.current.flowsTo(inside);
    this.current = inside;
    body();
    this.current.flowsTo(continues);
    this.current = breaks;
    this.loops.pop();
  }

  private doLoop({ label, condition, body }: A.DoWhileStatementAst | A.DoUntilStatementAst): void {
    const inside = new Block();
    const breaks = new Block();
    const continues = new Block();
    const repeats = new Block();
    this.loops.push({ label: fold(label ?? ''), breaks, continues });
    this.current.flowsTo(inside);
    this.current = inside;
    this.visit(body);
    this.current.flowsTo(continues);
    this.current = continues;
    this.visit(condition);
    this.current.flowsTo(breaks);
    this.current.flowsTo(repeats);
    repeats.flowsTo(inside);
    this.current = breaks;
    this.loops.pop();
  }

  private tryStatement({ body, catchClauses, finallyBlock }: A.TryStatementAst): void {
    const before = this.current;
    this.current = new Block();
    before.flowsTo(this.current);
    this.visit(body);
    const endOfBody = this.current;
    const afterwards = new Block();
    const atFinally = finallyBlock === null ? null : new Block();
    for (const clause of catchClauses) {
      this.current = new Block();
      before.flowsTo(this.current);
      this.visit(clause.body);
      this.current.flowsTo(atFinally ?? afterwards);
    }
    endOfBody.flowsTo(atFinally ?? afterwards);
    if (atFinally !== null) {
      this.current = atFinally;
      this.visit(finallyBlock);
      this.current.flowsTo(afterwards);
      if (catchClauses.every(({ catchTypes }) => catchTypes.length > 0)) {
        before.flowsTo(atFinally);
        const rethrows = new Block();
        this.current.flowsTo(rethrows);
        rethrows.leaves = true;
        rethrows.flowsTo(this.exit);
      }
    }
    this.current = afterwards;
  }

  private jump({ kind, label }: A.BreakStatementAst | A.ContinueStatementAst): void {
    this.visit(label);
    let loop: LoopTarget | undefined;
    if (label === null) {
      loop = this.loops.at(-1);
    } else if (label.kind === 'StringConstantExpressionAst') {
      const name = fold((label as A.StringConstantExpressionAst).value);
      loop = this.loops.findLast((target) => target.label === name);
    }
    if (loop === undefined) {
      this.current.flowsTo(this.exit);
      this.current.leaves = true;
    } else {
      this.current.flowsTo(kind === 'BreakStatementAst' ? loop.breaks : loop.continues);
    }
    this.current = new Block();
  }

  private leave(pipeline: A.Ast | null): void {
    this.visit(pipeline);
    this.current.flowsTo(this.exit);
    this.current.leaves = true;
    this.current = new Block();
  }

  /** A command may break out of any loop around it. */
  private pipeline({ pipelineElements }: A.PipelineAst): void {
    this.visitAll(pipelineElements);
    if (this.loops.length === 0 || pipelineElements.every(({ kind }) => kind !== 'CommandAst')) return;
    for (const { breaks, continues } of this.loops) {
      this.current.flowsTo(breaks);
      this.current.flowsTo(continues);
    }
    const next = new Block();
    this.current.flowsTo(next);
    this.current = next;
  }
}

function assignmentTargets(target: A.ExpressionAst): A.ExpressionAst[] {
  const node = target as A.AnyExpression;
  if (node.kind === 'ArrayLiteralAst') return node.elements.flatMap(assignmentTargets);
  if (node.kind !== 'ParenExpressionAst') return [target];
  const inner = pureExpression(node.pipeline);
  return inner === null ? [] : assignmentTargets(inner);
}
