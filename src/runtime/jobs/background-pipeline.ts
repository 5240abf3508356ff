/** `pipeline &`: a job that runs it in the current folder, with the variables of the caller as `$using:` (about_Operators). */
import { findAll, type StatementAst, type VariableExpressionAst } from '../../parser/index.js';
import type { CommandArgument } from '../binding/command-argument.js';
import { Completion } from '../compiler/block-code.js';
import type { Frame } from '../engine/frame.js';
import { parseScript } from '../engine/script-file.js';
import { getVariable } from '../engine/variables.js';
import { runCommand } from '../pipeline/pipeline-processor.js';

/** What the job's own shell has of itself. */
const ownVariables = /^(global:)?(PID|PSVersionTable|PSEdition|PSHOME|HOST|TRUE|FALSE|NULL)$/i;

export function startBackground(frame: Frame, ast: StatementAst): Completion {
  const { engine } = frame;
  const block = parseScript(backgroundText(frame, ast), null, null);
  const start = engine.commands.resolve(frame.scope, 'Start-Job', null);
  const args = [argument('WorkingDirectory', engine.currentDirectory), argument('ScriptBlock', block)];
  runCommand(frame, start, args, null, frame.out);
  return Completion.Normal;
}

function argument(name: string, value: unknown): CommandArgument {
  return { name, value, hasValue: true, extent: null, text: `-${name}`, fromSplat: false };
}

/** The text without its `&`, and each variable that is set here as `${using:name}`. */
function backgroundText(frame: Frame, ast: StatementAst): string {
  const { text, start } = ast.extent;
  let result = '';
  let position = 0;
  const isVariable = ({ kind }: { kind: string }) => kind === 'VariableExpressionAst';
  for (const variable of findAll(ast, isVariable, true) as VariableExpressionAst[]) {
    const { variablePath: name, extent } = variable;
    if (ownVariables.test(name) || getVariable(frame.scope, name) === undefined) continue;
    result += `${text.slice(position, extent.start - start)}\${using:${name}}`;
    position = extent.end - start;
  }
  return (result + text.slice(position)).replace(/&\s*$/, '').trimEnd();
}
