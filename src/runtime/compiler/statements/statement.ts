/** Statements by kind. */
import type { AnyStatement, StatementAst } from '../../../parser/index.js';
import { runtimeError } from '../../objects/errors.js';
import { Completion, type Statement } from '../block-code.js';
import { compilePipelineChain } from '../commands/chain.js';
import { compileExpressionStatement, compilePipeline } from '../commands/pipeline.js';
import type { Compilation } from '../compilation.js';
import { compileAssignment } from './assignment.js';
import { compileStatements } from './block.js';
import { compileData } from './data.js';
import { compileBreakOrContinue, compileExit, compileReturn, compileThrow } from './flow.js';
import { compileFunctionDefinition } from './functions.js';
import { compileIf } from './if.js';
import { compileDoWhile, compileFor, compileForEach, compileWhile } from './loops.js';
import { succeedsByItself } from './success.js';
import { compileSwitch } from './switch.js';
import { compileTry } from './try.js';

export function compileStatement(compilation: Compilation, statement: StatementAst): Statement {
  const ast = statement as AnyStatement;
  switch (ast.kind) {
    case 'PipelineAst':
      return compilePipeline(compilation, ast);
    case 'PipelineChainAst':
      return compilePipelineChain(compilation, ast);
    case 'AssignmentStatementAst': {
      const assign = compileAssignment(compilation, ast);
      if (!succeedsByItself(ast))
        return (f) => {
          assign(f);
          return Completion.Normal;
        };
      return (f) => {
        assign(f);
        f.engine.lastSucceeded = true;
        return Completion.Normal;
      };
    }
    case 'IfStatementAst':
      return compileIf(compilation, ast);
    case 'WhileStatementAst':
      return compileWhile(compilation, ast);
    case 'DoWhileStatementAst':
    case 'DoUntilStatementAst':
      return compileDoWhile(compilation, ast);
    case 'ForStatementAst':
      return compileFor(compilation, ast);
    case 'ForEachStatementAst':
      return compileForEach(compilation, ast);
    case 'SwitchStatementAst':
      return compileSwitch(compilation, ast);
    case 'TryStatementAst':
      return compileTry(compilation, ast);
    case 'BreakStatementAst':
    case 'ContinueStatementAst':
      return compileBreakOrContinue(compilation, ast);
    case 'ReturnStatementAst':
      return compileReturn(compilation, ast);
    case 'ExitStatementAst':
      return compileExit(compilation, ast);
    case 'ThrowStatementAst':
      return compileThrow(compilation, ast);
    case 'FunctionDefinitionAst':
      return compileFunctionDefinition(compilation, ast);
    case 'DataStatementAst':
      return compileData(compilation, ast);
    case 'BlockStatementAst':
      return compileStatements(compilation, ast.body.statements, ast.body.traps);
    case 'TypeDefinitionAst':
    case 'UsingStatementAst':
    case 'TrapStatementAst':
      // They act on their whole block, where they are dealt with before it runs.
      return () => Completion.Normal;
    case 'CommandExpressionAst':
      return compileExpressionStatement(compilation, ast);
    case 'CommandAst':
    case 'ErrorStatementAst':
      throw runtimeError('UnexpectedStatement', `Unexpected statement: ${ast.extent.text}`, 'ParserError');
  }
}
