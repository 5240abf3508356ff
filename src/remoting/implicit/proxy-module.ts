/** The files of a proxy module: script, views, manifest, and what the session was given as its application arguments. */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { escapeBlockComment } from '../../runtime/dotnet/automation/language/code-generation.js';
import { dateTimeFromMilliseconds } from '../../runtime/engine/time-values.js';
import type { FormatDefinition } from '../../runtime/formatting/format-definition-types.js';
import { formatXml } from '../../runtime/formatting/format-xml/write-format-xml.js';
import { toText } from '../../runtime/language/to-text.js';
import { getProperty } from '../../runtime/objects/property-access.js';
import { onFile } from '../../runtime/providers/filesystem/file-errors.js';
import { encodeText, type TextFormat } from '../../runtime/providers/filesystem/text-codec.js';
import { fromWire, toClixml } from '../../runtime/serialization/index.js';
import { failImplicitly } from './implicit-errors.js';
import { implicitMessages } from './implicit-messages.js';
import type { ImplicitRequest } from './implicit-parameters.js';
import { ModuleProgress } from './module-progress.js';
import { connectionOf, quoted } from './new-session-text.js';
import { proxyScript } from './proxy-script.js';
import { type RemoteCommands, remoteCommands } from './remote-commands.js';
import { remoteFormats } from './remote-formats.js';

export interface ProxyModuleFiles {
  /** An existing folder; the files are named for it. */
  folder: string;
  /** The module's GUID. */
  id: string;
  format: TextFormat;
}

/** What the session has of what is wanted. */
export interface SessionContents {
  commands: RemoteCommands;
  formats: readonly FormatDefinition[];
}

/** Asks the session; ends the command where nothing is left to be imported because everything is here by that name. */
export function askSession(cmd: CmdletRuntime, request: ImplicitRequest): SessionContents {
  const progress = new ModuleProgress(cmd);
  const commands = remoteCommands(cmd, request, progress);
  const formats = remoteFormats(cmd, request, progress);
  if (commands.shadowing.length > 0) {
    cmd.writeWarning(implicitMessages.shadowing(commands.shadowing.join(', ')));
    if (commands.commands.length === 0)
      failImplicitly(cmd, 'ErrorNoCommandsImportedBecauseOfSkipping', implicitMessages.allShadowing, 'InvalidResult');
  }
  progress.complete();
  return { commands, formats };
}

/** Writes the files; returns the manifest's path. Throws the exceptions of files that cannot be written. */
export function writeProxyModule(
  cmd: CmdletRuntime,
  request: ImplicitRequest,
  { commands, formats }: SessionContents,
  { folder, id, format }: ProxyModuleFiles,
): string {
  const { session, modules } = request;
  const name = basename(folder);
  const write = (file: string, text: string) => {
    const path = join(folder, file);
    onFile(path, () => writeFileSync(path, Buffer.concat([format.preamble, encodeText(text, format)])));
    return path;
  };
  const comment = topComment(cmd);
  write(`${name}.psm1`, comment + proxyScript({ session, found: commands, modules }));
  write(`${name}.format.ps1xml`, formatXml(formats, false));
  const given = session.info.options.applicationArguments;
  if (given !== '') write('ApplicationArguments.xml', toClixml([fromWire(given)]));
  return write(
    `${name}.psd1`,
    `${comment}
@{
    GUID = ${quoted(id)}
    Description = ${quoted(implicitMessages.moduleDescription(connectionOf(session.info.target)))}
    ModuleToProcess = @(${quoted(`${name}.psm1`)})
    FormatsToProcess = @(${quoted(`${name}.format.ps1xml`)})

    ModuleVersion = '1.0'

    PrivateData = @{
        ImplicitRemoting = $true
    }
}
`,
  );
}

function topComment(cmd: CmdletRuntime): string {
  const { invocation } = cmd;
  const lines = [
    implicitMessages.headerTitle,
    implicitMessages.headerDate(toText(dateTimeFromMilliseconds(Date.now()))),
    implicitMessages.headerCommand(toText(getProperty(invocation.myCommand, 'Name') ?? '')),
    implicitMessages.headerLine(toText(getProperty(invocation, 'Line') ?? '')),
  ];
  // The end of a comment in it would end this one.
  return `<#\n${lines.map((line) => ` # ${escapeBlockComment(line)}`).join('\n')}\n #>\n`;
}
