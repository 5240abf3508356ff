/** The views of a session, as Get-FormatData there tells of them. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { powershellVersion } from '../../runtime/engine/version.js';
import { FormatDefinition } from '../../runtime/formatting/format-definition-types.js';
import { tryConvertTo } from '../../runtime/language/conversion.js';
import { WildcardPattern } from '../../runtime/language/index.js';
import { requireType } from '../../runtime/objects/net-type.js';
import { baseOf } from '../../runtime/objects/ps-object.js';
import { asking, failImplicitly, failMalformed, writeSkipped } from './implicit-errors.js';
import { implicitMessages } from './implicit-messages.js';
import type { ImplicitRequest } from './implicit-parameters.js';
import type { ModuleProgress } from './module-progress.js';
import { privateDataOf } from './private-data.js';
import { runCommand } from './run-command.js';

/** Asks the session. What was not asked for is reported; a failure ends the command. */
export function remoteFormats(
  cmd: CmdletRuntime,
  request: ImplicitRequest,
  progress: ModuleProgress,
): FormatDefinition[] {
  const { session, formatTypeNames, choosesCommands, choosesFormats } = request;
  if (formatTypeNames.length === 0 || (choosesCommands && !choosesFormats)) return [];
  progress.show(implicitMessages.gettingFormats);
  const patterns = formatTypeNames.map((name) => new WildcardPattern(name));
  const found: FormatDefinition[] = [];
  let count = 0;
  const version = tryConvertTo(powershellVersion, requireType('System.Version'));
  const command = {
    name: 'Get-FormatData',
    parameters: {
      TypeName: formatTypeNames,
      PowerShellVersion: privateDataOf(session).isBefore(5, 1) ? undefined : version,
    },
  };
  asking(cmd, 'Get-FormatData', () =>
    runCommand(cmd, session, [command], (value) => {
      progress.show(implicitMessages.formatsReceived(++count));
      const definition = baseOf(value);
      if (!(definition instanceof FormatDefinition)) failMalformed(cmd, 'Get-FormatData');
      const name = definition.text('TypeName');
      if (patterns.some((pattern) => pattern.isMatch(name))) found.push(definition);
      else
        writeSkipped(
          cmd,
          'ErrorSkippedNonRequestedTypeDefinition',
          implicitMessages.typeNotRequested(name),
          'ResourceExists',
        );
    }),
  );
  if (count === 0 && choosesFormats)
    failImplicitly(cmd, 'ErrorNoResultsFromRemoteEnd', implicitMessages.noResults('Get-FormatData'), 'InvalidResult');
  return found;
}
