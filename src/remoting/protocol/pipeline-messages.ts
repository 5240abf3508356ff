/** The bodies of the messages that begin and end pipelines (MS-PSRP 2.2.2.10, 2.2.2.14, 2.2.2.21). */
import type { PipelineState } from '../../runtime/runspaces/runspace.js';
import { decodeHostInfo, encodeHostInfo, type HostInfo } from './host-info.js';
import { errorOf, unknownApartment } from './pool-messages.js';
import { ProtocolError } from './protocol-error.js';
import { pipelineStateNumber, pipelineStateOf } from './states.js';
import { isAtLeast, type ProtocolVersion } from './versions.js';
import { asObject, WireObject, type WireValue, wireEnum, wireList, wireObject } from './wire-value.js';

/** PipelineResultTypes: what `merge` counts in. Warning is also Output and Error together, because 3 is 1 and 2. */
export const ResultType = {
  None: 0,
  Output: 1,
  Error: 2,
  Warning: 3,
  Verbose: 4,
  Debug: 5,
  Information: 6,
  All: 7,
  Null: 8,
} as const;
const resultTypeNames = Object.keys(ResultType);

/** Which streams go into which, each a ResultType. */
export interface MergeInstructions {
  myResult: number;
  toResult: number;
  previousResults: number;
  error: number;
  warning: number;
  verbose: number;
  debug: number;
  information: number;
}
export const noMerge: MergeInstructions = {
  myResult: 0,
  toResult: 0,
  previousResults: 0,
  error: 0,
  warning: 0,
  verbose: 0,
  debug: 0,
  information: 0,
};

export interface PipelineCommand {
  /** A command's name, or the text of a script. */
  text: string;
  isScript: boolean;
  useLocalScope: boolean | null;
  /** `name` is null for positional arguments; it may end in a colon. */
  parameters: { name: string | null; value: WireValue }[];
  merge: MergeInstructions;
}

export interface CreatePipeline {
  /** Statements; each is a pipeline of commands. */
  statements: PipelineCommand[][];
  noInput: boolean;
  addToHistory: boolean;
  isNested: boolean;
  /** What the history shows for the command. */
  history: string | null;
  /** True except for a prompt's own commands: the real engine says whether errors go to the caller. */
  redirectErrors: boolean;
  /** Streams whose records carry their InvocationInfo: 1 error, 2 warning, 4 debug, 8 verbose. */
  invocationInfoFor: number;
  hostInfo: HostInfo;
}

/** A pipeline of one script, without anything special. */
export function scriptPipeline(text: string): CreatePipeline {
  return {
    statements: [[{ text, isScript: true, useLocalScope: null, parameters: [], merge: noMerge }]],
    noInput: true,
    addToHistory: false,
    isNested: false,
    history: null,
    redirectErrors: true,
    invocationInfoFor: 15,
    hostInfo: { kind: 'runspace' },
  };
}

const listType = [
  'System.Collections.Generic.List`1[[System.Management.Automation.PSObject, System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35]]',
  'System.Object',
];

export function encodeCreatePipeline(pipeline: CreatePipeline, version: ProtocolVersion): WireObject {
  const statements = pipeline.statements.map((commands) =>
    wireList(
      commands.map((c) => encodeCommand(c, version)),
      listType,
    ),
  );
  if (statements[0] === undefined) throw new ProtocolError('InvalidState', 'A pipeline without commands cannot be run');
  const powerShell = wireObject({
    Cmds: statements[0],
    ExtraCmds:
      statements.length > 1 && isAtLeast(version, '2.2')
        ? wireList(
            statements.map((commands) => wireObject({ Cmds: commands })),
            listType,
          )
        : undefined,
    IsNested: pipeline.isNested,
    History: pipeline.history,
    RedirectShellErrorOutputPipe: pipeline.redirectErrors,
  });
  return wireObject({
    PowerShell: powerShell,
    NoInput: pipeline.noInput,
    ApartmentState: unknownApartment(),
    RemoteStreamOptions: wireEnum(
      'System.Management.Automation.RemoteStreamOptions',
      pipeline.invocationInfoFor === 15 ? 'AddInvocationInfo' : String(pipeline.invocationInfoFor),
      pipeline.invocationInfoFor,
    ),
    AddToHistory: pipeline.addToHistory,
    HostInfo: encodeHostInfo(pipeline.hostInfo),
    IsNested: pipeline.isNested,
  });
}

function encodeCommand(command: PipelineCommand, version: ProtocolVersion): WireObject {
  const { merge } = command;
  const result = (value: number) =>
    wireEnum(
      'System.Management.Automation.Runspaces.PipelineResultTypes',
      resultTypeNames[value] ?? String(value),
      value,
    );
  const streams = isAtLeast(version, '2.2');
  return wireObject({
    Cmd: command.text,
    IsScript: command.isScript,
    UseLocalScope: command.useLocalScope,
    MergeMyResult: result(merge.myResult),
    MergeToResult: result(merge.toResult),
    MergePreviousResults: result(merge.previousResults),
    MergeError: streams ? result(merge.error) : undefined,
    MergeWarning: streams ? result(merge.warning) : undefined,
    MergeVerbose: streams ? result(merge.verbose) : undefined,
    MergeDebug: streams ? result(merge.debug) : undefined,
    MergeInformation: isAtLeast(version, '2.3') ? result(merge.information) : undefined,
    Args: wireList(
      command.parameters.map(({ name, value }) => wireObject({ N: name, V: value })),
      listType,
    ),
  });
}

export function decodeCreatePipeline(body: WireValue): CreatePipeline {
  const object = asObject(body);
  const powerShell = object.object('PowerShell');
  const extra = powerShell.get('ExtraCmds');
  const statements =
    extra instanceof WireObject && extra.container
      ? powerShell.list('ExtraCmds').map((statement) => asObject(statement).list('Cmds'))
      : [powerShell.list('Cmds')];
  return {
    statements: statements.map((commands) => commands.map(decodeCommand)),
    noInput: object.boolean('NoInput'),
    addToHistory: object.has('AddToHistory') && object.boolean('AddToHistory'),
    isNested: object.has('IsNested') && object.boolean('IsNested'),
    history: powerShell.string('History') || null,
    redirectErrors: powerShell.get('RedirectShellErrorOutputPipe') === true,
    invocationInfoFor: object.has('RemoteStreamOptions') ? object.number('RemoteStreamOptions') : 0,
    hostInfo: decodeHostInfo(object.object('HostInfo')),
  };
}

function decodeCommand(value: WireValue): PipelineCommand {
  const object = asObject(value);
  const result = (name: string) => (object.has(name) ? object.number(name) : ResultType.None);
  const useLocalScope = object.get('UseLocalScope');
  return {
    text: object.string('Cmd'),
    isScript: object.boolean('IsScript'),
    useLocalScope: typeof useLocalScope === 'boolean' ? useLocalScope : null,
    parameters: object.list('Args').map((argument) => {
      const parameter = asObject(argument);
      const name = parameter.get('N');
      return { name: typeof name === 'string' ? name : null, value: parameter.get('V') ?? null };
    }),
    merge: {
      myResult: result('MergeMyResult'),
      toResult: result('MergeToResult'),
      previousResults: result('MergePreviousResults'),
      error: result('MergeError'),
      warning: result('MergeWarning'),
      verbose: result('MergeVerbose'),
      debug: result('MergeDebug'),
      information: result('MergeInformation'),
    },
  };
}

export interface PipelineStateMessage {
  state: PipelineState;
  /** ErrorRecord, for Failed and Stopped. */
  error: WireObject | null;
}

export function encodePipelineState(message: PipelineStateMessage): WireObject {
  return wireObject({
    PipelineState: pipelineStateNumber(message.state),
    ExceptionAsErrorRecord: message.error ?? undefined,
  });
}

export function decodePipelineState(body: WireValue): PipelineStateMessage {
  const object = asObject(body);
  const state = pipelineStateOf(object.number('PipelineState'));
  if (state === undefined)
    throw new ProtocolError('InvalidData', `Unknown state of a pipeline: ${object.number('PipelineState')}`);
  return { state, error: errorOf(object) };
}

export interface GetCommandMetadata {
  /** Wildcard patterns. */
  names: string[];
  /** CommandTypes: 1 alias, 2 function, 4 filter, 8 cmdlet, 16 external script, 32 application, 64 script, 256 configuration. */
  commandTypes: number;
}

const stringArray = ['System.String[]', 'System.Array', 'System.Object'];
const commandTypeNames: Record<number, string> = {
  1: 'Alias',
  2: 'Function',
  4: 'Filter',
  8: 'Cmdlet',
  16: 'ExternalScript',
  32: 'Application',
  64: 'Script',
  256: 'Configuration',
};

export function encodeGetCommandMetadata(request: GetCommandMetadata): WireObject {
  const names = Object.entries(commandTypeNames).filter(([bit]) => request.commandTypes & Number(bit));
  return wireObject({
    Name: wireList(request.names, stringArray),
    CommandType: wireEnum(
      'System.Management.Automation.CommandTypes',
      names.map(([, name]) => name).join(', '),
      request.commandTypes,
    ),
    Namespace: null,
    FullyQualifiedModule: null,
    ArgumentList: null,
  });
}

export function decodeGetCommandMetadata(body: WireValue): GetCommandMetadata {
  const object = asObject(body);
  return {
    names: object.list('Name').map((name) => (typeof name === 'string' ? name : '')),
    commandTypes: object.number('CommandType'),
  };
}
