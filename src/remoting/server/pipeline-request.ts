/** What a client sent to be run, as the engine takes it: a pipeline, or the question which commands there are. */
import type { Merge, PipelineRequest, ServedCommand } from '../../runtime/runspaces/served-pipeline.js';
import {
  type CreatePipeline,
  type GetCommandMetadata,
  type MergeInstructions,
  noMerge,
  type PipelineCommand,
  ResultType,
} from '../protocol/pipeline-messages.js';
import { wireList } from '../protocol/wire-value.js';
import { writeWire } from '../protocol/wire-writer.js';

export function requestOfPipeline(pipeline: string, spec: CreatePipeline): PipelineRequest {
  return {
    pipeline,
    statements: spec.statements.map((commands) => commands.map(servedCommand)),
    hasInput: !spec.noInput,
    history: spec.addToHistory ? (spec.history ?? historyOf(spec)) : null,
    invocationInfoFor: spec.invocationInfoFor,
  };
}

/** A client that gives no text for the history is given what it runs. */
function historyOf({ statements }: CreatePipeline): string {
  return statements.map((commands) => commands.map(({ text }) => text).join(' | ')).join('; ');
}

function servedCommand({ text, isScript, useLocalScope, parameters, merge }: PipelineCommand): ServedCommand {
  return {
    text,
    isScript,
    useLocalScope: useLocalScope ?? false,
    parameters: parameters.map(({ name, value }) => ({ name, clixml: value === null ? '' : writeWire(value) })),
    merge: mergesOf(merge),
    takesErrorsBefore: (merge.previousResults & ResultType.Error) !== 0,
  };
}

const streamNames = ['error', 'warning', 'verbose', 'debug', 'information'] as const;

/** Clients before 2.2 say by two numbers that errors are output; later ones say of each stream where it goes. */
function mergesOf(merge: MergeInstructions): ServedCommand['merge'] {
  const merges: Partial<Record<(typeof streamNames)[number], Merge>> = {};
  for (const name of streamNames) {
    if (merge[name] === ResultType.Output) merges[name] = 'output';
    else if (merge[name] === ResultType.Null) merges[name] = 'null';
  }
  if (merge.myResult === ResultType.Error && merge.toResult === ResultType.Output) merges.error = 'output';
  return merges;
}

const commandsScript = `param($Name, $CommandType)
$found = @(Get-Command -Name $Name -CommandType $CommandType -ErrorAction SilentlyContinue)
$found | Measure-Object | Select-Object -Property Count
$found | Select-Object -Property Name, Namespace, HelpUri, CommandType, ResolvedCommandName, OutputType, Parameters`;

/** GET_COMMAND_METADATA (MS-PSRP 3.2.5.4.11): the number of commands that fit, then what there is to know of each. */
export function requestOfMetadata(pipeline: string, { names, commandTypes }: GetCommandMetadata): PipelineRequest {
  const command: PipelineCommand = {
    text: commandsScript,
    isScript: true,
    useLocalScope: true,
    parameters: [
      { name: 'Name', value: wireList(names.length > 0 ? [...names] : ['*']) },
      { name: 'CommandType', value: commandTypes },
    ],
    merge: noMerge,
  };
  return {
    pipeline,
    statements: [[servedCommand(command)]],
    hasInput: false,
    history: null,
    invocationInfoFor: 0,
  };
}
