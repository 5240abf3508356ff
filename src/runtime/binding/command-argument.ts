/** What a call gives a command, as the binder and native programs take it. */
import type { ScriptExtent } from '../../parser/index.js';
import { PSObject } from '../objects/ps-object.js';

/** An argument as the call gives it. */
export interface CommandArgument {
  /** Parameter name without its dash; null for a value. */
  name: string | null;
  value: unknown;
  /** False for a parameter name that stands without `:value`. */
  hasValue: boolean;
  /** The value, or the name and what stands with it. */
  extent: ScriptExtent | null;
  /** The value of `-Name:value`. */
  valueExtent?: ScriptExtent;
  /** The text of a parameter as it stood (`-Name:`), for commands that take it as plain text. */
  text: string | null;
  fromSplat: boolean;
  /** A list as it was written, for native programs. */
  written?: string;
}

/** The first `--` of a call: what follows it is no parameter, and it is itself nothing, but to a native program. */
export function endsParameters({ name, hasValue, text }: CommandArgument): boolean {
  return name === '-' && !hasValue && text === '--';
}

/** Name of the hidden note on a word of $args that was a parameter name, so that `@args` hands it on as one. */
export const parameterNameNote = '<CommandParameterName>';

export function parameterWord(argument: CommandArgument): PSObject {
  const word = new PSObject(argument.text);
  word.setEntry(parameterNameNote, argument.name);
  return word;
}
