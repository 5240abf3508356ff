/** Export-PSSession writes commands of a session to a module of proxies, which opens a session like it when it needs one. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { isPathLike, isRooted } from '../../runtime/engine/modules/module-names.js';
import { personalModuleFolder } from '../../runtime/engine/modules/module-path.js';
import { fileSystemPath } from '../../runtime/engine/provider-environment.js';
import { parseScript } from '../../runtime/engine/script-file.js';
import { WildcardPattern } from '../../runtime/language/index.js';
import { encodingParameter, formatOf } from '../../runtime/providers/filesystem/encoding-argument.js';
import { implicitMessages } from '../implicit/implicit-messages.js';
import { implicitParameters, implicitRequest } from '../implicit/implicit-parameters.js';
import { askSession, writeProxyModule } from '../implicit/proxy-module.js';

export const ExportPSSession = cmdlet('Export-PSSession', ['epsn'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Saves commands of another session as a module.',
  description:
    'The module can be imported in any session. Its commands use the session that they come from while it is open, and else open one like it: passwords are asked for, since none is saved.',
  parameters: {
    ...implicitParameters,
    OutputModule: {
      type: t.string,
      mandatory: true,
      position: 1,
      aliases: ['PSPath', 'ModuleName'],
      validate: [{ notNullOrEmpty: true }],
      help: "The module's folder: a path, or a name for one among your modules.",
    },
    Force: { type: t.switch, default: false, help: 'Writes over a module that is there.' },
    Encoding: { ...encodingParameter, defaultText: 'utf8NoBOM' },
  },
  outputs: ['System.IO.FileInfo'],
  examples: [
    {
      code: '$s = New-PSSession; Invoke-Command $s { function Get-There { "there" } }; (Export-PSSession $s -OutputModule ./There -CommandName Get-There).Name; Remove-PSSession $s',
      output: 'There.format.ps1xml\nThere.psd1\nThere.psm1',
    },
  ],
  run: (cmd, values) => ({
    end() {
      const request = implicitRequest(cmd, values);
      const folder = moduleFolder(cmd, values.OutputModule, values.Force);
      const contents = askSession(cmd, request);
      writeProxyModule(cmd, request, contents, { folder, id: randomUUID(), format: formatOf(values.Encoding) });
      const list = parseScript(
        'Microsoft.PowerShell.Management\\Get-ChildItem -LiteralPath $args[0]',
        null,
        cmd.session,
      );
      cmd.invokeBlockToOutput(list, null, [folder]);
    },
  }),
}));

/** Makes the folder. Ends the command when it is there, unless `force` is set, or when it cannot be made. */
function moduleFolder(cmd: CmdletRuntime, given: string, force: boolean): string {
  const path = folderOf(cmd, given);
  if (existsSync(path)) {
    if (force) return path;
    const text = implicitMessages.directoryExists(path);
    cmd.throwTerminating(
      cmd.error('ExportProxyCommand_OutputDirectoryExists', 'ResourceExists', path, text, 'System.ArgumentException'),
    );
  }
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const text = implicitMessages.cannotCreateDirectory(given, (error as Error).message);
    cmd.throwTerminating(
      cmd.error(
        'ExportProxyCommand_CannotCreateOutputDirectory',
        'ResourceExists',
        given,
        text,
        'System.ArgumentException',
      ),
    );
  }
  return path;
}

function folderOf(cmd: CmdletRuntime, given: string): string {
  const plain = WildcardPattern.unescape(given);
  if (isRooted(plain) || isPathLike(plain) || plain.startsWith('.'))
    return fileSystemPath(cmd.context, plain) ?? resolve(cmd.context.currentDirectory, plain);
  return resolve(personalModuleFolder(cmd.context.environment), plain);
}
