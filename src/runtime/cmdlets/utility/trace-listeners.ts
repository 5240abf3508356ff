/** What Set-TraceSource and Trace-Command share: the sources that are meant, and the listeners that -PSHost and -FilePath ask for. */
import { preconfiguredSource, traceSources } from '../../engine/tracing/trace-catalog.js';
import {
  DefaultTraceListener,
  PSHostTraceListener,
  TextWriterTraceListener,
  type TraceListener,
} from '../../engine/tracing/trace-listener.js';
import type { TraceSource } from '../../engine/tracing/trace-source.js';
import { openOutputFile } from '../../formatting/output-file.js';
import { convertTo } from '../../language/index.js';
import { WildcardPattern } from '../../language/wildcard.js';
import { requireType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { formatOf } from '../../providers/filesystem/encoding-argument.js';
import { t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const traceOptionType = t.enum('System.Management.Automation.PSTraceSourceOptions');
const listenerOptionType = t.enum('System.Diagnostics.TraceOptions');

/** Where the sources write; of these sets, or of all. */
export function listenerParameters(sets?: readonly string[]) {
  const inSets = sets && { sets };
  return {
    ListenerOption: { type: listenerOptionType, ...inSets, help: 'What is told after each message.' },
    FilePath: { type: t.string, ...inSets, aliases: ['PSPath', 'Path'], help: 'A file that they write to.' },
    Force: { type: t.switch, default: false, ...inSets, help: 'Write to a read-only file, too.' },
    Debugger: { type: t.switch, default: false, ...inSets, help: 'Write to a debugger.' },
    PSHost: { type: t.switch, default: false, ...inSets, help: 'Write to the host, as debug lines.' },
  };
}

export interface ListenerParameters {
  ListenerOption?: string | undefined;
  FilePath?: string | undefined;
  Force: boolean;
  Debugger: boolean;
  PSHost: boolean;
}

/** The sources whose names match, each once for a pattern; and the patterns that none matches. */
export function matchingSources(patterns: readonly string[]): { found: TraceSource[]; unmatched: string[] } {
  const found: TraceSource[] = [];
  const unmatched: string[] = [];
  for (const text of patterns) {
    const pattern = new WildcardPattern(text, true);
    const matches = text === '' ? [] : traceSources().filter(({ name }) => pattern.isMatch(name));
    if (matches.length === 0) unmatched.push(text);
    found.push(...matches);
  }
  return { found, unmatched };
}

/** Names of no source are kept for one that may come to be; patterns are not. */
export function preconfiguredSources(unmatched: readonly string[]): TraceSource[] {
  return unmatched.filter((name) => name !== '' && !WildcardPattern.containsWildcard(name)).map(preconfiguredSource);
}

/** An error for each name that no source has. */
export function writeNotFound(cmd: CmdletRuntime, unmatched: readonly string[]): void {
  for (const name of unmatched)
    if (name !== '' && !WildcardPattern.containsWildcard(name))
      cmd.writeError(
        cmd.error(
          'TraceSourceNotFound',
          'ObjectNotFound',
          name,
          `Cannot find a trace source with the name '${name}'.`,
          'System.Management.Automation.ItemNotFoundException',
        ),
      );
}

/** The bits of an option's names. */
export function optionBits(names: string, type: string): number {
  return Number((convertTo(names, requireType(type)) as EnumValue).value);
}

export function makeListeners(cmd: CmdletRuntime, parameters: ListenerParameters): TraceListener[] {
  const { ListenerOption, FilePath, Force, Debugger, PSHost } = parameters;
  const listeners: TraceListener[] = [];
  if (Debugger) listeners.push(new DefaultTraceListener('Debug'));
  if (PSHost) listeners.push(new PSHostTraceListener(cmd.host));
  if (FilePath !== undefined) {
    const format = formatOf(undefined);
    const file = openOutputFile(cmd, {
      path: FilePath,
      isLiteral: false,
      format,
      append: true,
      force: Force,
      noClobber: false,
    });
    listeners.push(new TextWriterTraceListener(FilePath, file));
  }
  if (ListenerOption !== undefined)
    for (const listener of listeners) listener.output = optionBits(ListenerOption, listenerOptionType.netType);
  return listeners;
}
