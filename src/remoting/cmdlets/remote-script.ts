/** The script of Invoke-Command as it travels: its text, its arguments, and the values of `$using:`. */
import { existsSync } from 'node:fs';
import { type AnyAst, type Ast, findFirst } from '../../parser/index.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { fileSystemPath } from '../../runtime/engine/provider-environment.js';
import type { ScriptBlock } from '../../runtime/engine/script-block.js';
import { parseScript, scriptText } from '../../runtime/engine/script-file.js';
import { usingParameter } from '../../runtime/engine/using-values.js';
import { WildcardPattern } from '../../runtime/language/index.js';
import { NetException } from '../../runtime/objects/net-exception.js';
import { itemNotFound } from '../../runtime/providers/errors.js';
import { toWire } from '../../runtime/serialization/index.js';
import { messages } from '../messages.js';
import type { RemoteScript } from './remote-invocation.js';
import { usingValues } from './using-values.js';

export interface ScriptValues {
  ScriptBlock: ScriptBlock | undefined;
  FilePath: string | undefined;
  ArgumentList: unknown[] | undefined;
}

/** A parameter list and `$using:` go along as they are; arguments are positional. Throws NetException for a bad -FilePath. */
export function remoteScript(cmd: CmdletRuntime, values: ScriptValues): RemoteScript {
  const block = values.ScriptBlock ?? blockOfFile(cmd, values.FilePath as string);
  const parameters = (values.ArgumentList ?? []).map((value) => ({
    name: null as string | null,
    clixml: toWire(value),
  }));
  const using = usingValues(cmd, block);
  if (using !== null) parameters.push({ name: usingParameter, clixml: using });
  return { text: cmd.invocation.expectingInput ? textForInput(block) : block.toString(), parameters };
}

function blockOfFile(cmd: CmdletRuntime, filePath: string): ScriptBlock {
  const refuse = (text: string) => {
    throw new NetException('System.ArgumentException', `${text} (Parameter 'filePath')`);
  };
  if (WildcardPattern.containsWildcard(filePath)) refuse(messages.filePathWildcards);
  if (!/\.ps1$/i.test(filePath)) refuse(messages.filePathExtension);
  const path = fileSystemPath(cmd.context, filePath) ?? filePath;
  if (!existsSync(path)) throw itemNotFound(filePath);
  return parseScript(scriptText(path), path, null);
}

/** True for a block that is one pipeline of commands alone and does not say `$input`: input goes into its first command. */
export function startsWithCommand(block: ScriptBlock): boolean {
  const { beginBlock, processBlock, cleanBlock, dynamicParamBlock, endBlock } = block.ast;
  if (beginBlock ?? processBlock ?? cleanBlock ?? dynamicParamBlock) return false;
  if (endBlock?.statements.length !== 1 || endBlock.traps.length > 0) return false;
  const pipeline = endBlock.statements[0] as Ast as AnyAst;
  if (pipeline.kind !== 'PipelineAst') return false;
  const first = pipeline.pipelineElements[0] as Ast as AnyAst;
  return first.kind === 'CommandAst' && !usesInput(block);
}

function usesInput({ ast }: ScriptBlock): boolean {
  const isInput = (node: Ast) => {
    const found = node as AnyAst;
    return found.kind === 'VariableExpressionAst' && found.variablePath.toLowerCase() === 'input';
  };
  return findFirst(ast, isInput, true) !== null;
}

/** `$input |` stands before the block's one pipeline, as the real engine writes it for the far side. */
function textForInput(block: ScriptBlock): string {
  if (!startsWithCommand(block)) return block.toString();
  const { paramBlock, endBlock } = block.ast;
  return `${paramBlock?.extent.text ?? ''}$input |${endBlock?.statements[0]?.extent.text ?? ''}`;
}
