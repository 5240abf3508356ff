/**
 * Programs that draw on the whole screen: no pipeline of a session has a terminal, so PowerShell cannot run them there. Where the
 * connection has room for it, such a program gets a terminal of its own, and ours is lent to it.
 */

import { type AnyAst, type Ast, parse } from '../../parser/index.js';
import type { AsyncHost } from '../../runtime/host/host-call.js';
import type { OpenTerminal } from '../transports/transport.js';

const always =
  'vi vim nvim view nano pico emacs joe micro mcedit less more most man top htop btop atop iotop iftop nload watch tmux screen mc ranger nnn lf ncdu tig lazygit dialog whiptail'.split(
    ' ',
  );
/** They talk with the user when they are given nothing to do. */
const alone = 'bash sh zsh fish dash ksh python python3 node irb sqlite3 psql mysql'.split(' ');

/**
 * The words of a line that is one such program with plain words behind it; null for anything else. What it would have to be
 * evaluated for is left to the session.
 */
export function screenProgram(text: string): string[] | null {
  const { ast, errors } = parse(text);
  const statement = ast.endBlock?.statements[0] as AnyAst | undefined;
  if (errors.length > 0 || ast.endBlock?.statements.length !== 1 || statement?.kind !== 'PipelineAst') return null;
  const command = statement.pipelineElements[0] as Ast as AnyAst;
  if (statement.background || statement.pipelineElements.length !== 1 || command.kind !== 'CommandAst') return null;
  if (command.redirections.length > 0 || command.invocationOperator === 'Dot') return null;
  const words = (command.commandElements as readonly Ast[]).map((element) => wordOf(element as AnyAst));
  if (words.includes(null)) return null;
  const name = words[0]?.split('/').at(-1) ?? '';
  return always.includes(name) || (alone.includes(name) && words.length === 1) ? (words as string[]) : null;
}

function wordOf(ast: AnyAst): string | null {
  if (ast.kind === 'StringConstantExpressionAst') return ast.value as string;
  const isPlain = ast.kind === 'ConstantExpressionAst' || (ast.kind === 'CommandParameterAst' && ast.argument === null);
  return isPlain ? ast.extent.text : null;
}

/** A command line for a POSIX shell that runs these words in a folder. */
export function shellCommand(folder: string, words: readonly string[]): string {
  const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
  return `cd ${quoted(folder)} && exec ${words.map(quoted).join(' ')}`;
}

/** Runs a command line on a terminal of its own, with ours lent to it. Resolves with its exit code. Throws TransportError. */
export async function runOnTerminal(
  open: OpenTerminal,
  lend: NonNullable<AsyncHost['lendTerminal']>,
  command: string,
): Promise<number | null> {
  let code: number | null = null;
  await lend(async (ours) => {
    const theirs = await open(command, ours.columns, ours.rows);
    let hasEnded = false;
    theirs.onData((data) => ours.write(data));
    ours.onInput((data) => theirs.write(data));
    ours.onResize(() => {
      if (!hasEnded) theirs.resize(ours.columns, ours.rows);
    });
    code = await theirs.ended;
    hasEnded = true;
  });
  return code;
}
