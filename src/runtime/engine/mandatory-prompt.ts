/** Missing mandatory parameters are asked for where somebody can answer. */
import { bindingErrors } from '../binding/errors.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import { type Credential, HostMethod } from '../host/host-call.js';
import type { CommandInfo } from './command-info.js';
import { credentialFrom } from './credentials.js';
import type { Frame } from './frame.js';
import { secureStringFromBytes } from './secure-values.js';

/** What is to be run; the frame is the caller's. */
export interface PromptingCommand {
  frame: Frame;
  command: CommandInfo;
  /** 1-based. */
  pipelinePosition: number;
}

export function promptForMandatory(
  { frame, command, pipelinePosition }: PromptingCommand,
  missing: readonly ParameterMetadata[],
): Map<ParameterMetadata, unknown> {
  const { host } = frame.engine;
  if (!host.interactive) throw bindingErrors.missingMandatory(missing);
  const fields = missing.map((parameter) => ({
    name: parameter.name,
    label: `&${parameter.name}`,
    parameterTypeFullName: parameter.type.fullName,
    helpMessage: helpMessageOf(parameter),
    isMandatory: true,
  }));
  const caption = `cmdlet ${command.name} at command pipeline position ${pipelinePosition}`;
  const answers = host.call(HostMethod.Prompt, caption, 'Supply values for the following parameters:', fields);
  return new Map(missing.map((parameter) => [parameter, answered(answers[parameter.name])]));
}

/** What [Parameter(HelpMessage)] says; the description that a cmdlet's parameter has for Get-Help is not shown. */
function helpMessageOf({ all, entries }: ParameterMetadata): string {
  const [first] = entries.values();
  return (all ?? first)?.helpMessage ?? '';
}

function answered(answer: string | string[] | Uint8Array | Credential | undefined): unknown {
  if (answer instanceof Uint8Array) return secureStringFromBytes(answer);
  return typeof answer === 'object' && 'userName' in answer ? credentialFrom(answer) : answer;
}
