/** Missing mandatory parameters are asked for where somebody can answer. */
import { bindingErrors } from '../binding/errors.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import { HostMethod } from '../host/host-call.js';
import type { Frame } from './frame.js';
import { secureStringFromBytes } from './secure-values.js';

export function promptForMandatory(
  frame: Frame,
  missing: readonly ParameterMetadata[],
): Map<ParameterMetadata, unknown> {
  const { host } = frame.engine;
  if (!host.interactive) throw bindingErrors.missingMandatory(missing);
  const fields = missing.map((parameter) => ({
    name: parameter.name,
    label: '',
    parameterTypeFullName: parameter.type.fullName,
    helpMessage: parameter.help,
    isMandatory: true,
  }));
  const command = frame.engine.promptCaption;
  const answers = host.call(HostMethod.Prompt, command, 'Supply values for the following parameters:', fields);
  const values = new Map<ParameterMetadata, unknown>();
  for (const parameter of missing) {
    const answer = answers[parameter.name];
    values.set(parameter, answer instanceof Uint8Array ? secureStringFromBytes(answer) : answer);
  }
  return values;
}
