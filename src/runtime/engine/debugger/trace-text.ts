/** The lines that Set-PSDebug -Trace shows. */
import type { ScriptExtent } from '../../../parser/index.js';

/** `   5+ $a =  >>>> 1`: the whole line, its end included, with a mark where the step begins. */
export function tracedLine({ source, start, startLineNumber, startColumnNumber }: ScriptExtent): string {
  const { lineStarts, text } = source;
  const line = text.slice(start - startColumnNumber + 1, lineStarts[startLineNumber] ?? text.length);
  const marked = `${line.slice(0, startColumnNumber - 1)} >>>> ${line.slice(startColumnNumber - 1)}`;
  return `${String(startLineNumber).padStart(4)}+ ${marked}`;
}

/** A value as one short text; the longer the variable's name, the shorter. */
export function tracedValue(name: string, text: string): string {
  const most = 60 - name.length;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
