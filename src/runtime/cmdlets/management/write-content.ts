/** What Set-Content and Add-Content have in common: writers that stay open while the pipeline brings values. */

import { NetException } from '../../objects/net-exception.js';
import type { ContentWriter } from '../../providers/capabilities.js';
import { isType } from '../../providers/errors.js';
import type { PathInfo } from '../../providers/path-info.js';
import type { ProviderContext } from '../../providers/provider-context.js';
import { type CmdletBody, type ParameterSpecs, type ParameterValues, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { ContentNotes, contentPaths } from './content-paths.js';
import { credential, filterParameters, force, passThru, pathByName } from './item-parameters.js';
import { pathsOf, providerContext, reportingPathErrors } from './provider-call.js';

export const writeParameters = {
  Value: {
    type: t.array(t.object),
    mandatory: true,
    position: 1,
    from: 'both',
    allowNull: true,
    allowEmptyString: true,
    allowEmptyCollection: true,
    help: 'What is written: each value as text, on a line of its own.',
  },
  PassThru: passThru,
  ...pathByName,
  ...filterParameters,
  Force: force,
  Credential: credential,
} satisfies ParameterSpecs;
type WriteParameters = ParameterValues<typeof writeParameters>;

interface OpenContent {
  info: PathInfo;
  writer: ContentWriter;
  notes: ContentNotes | null;
}

/**
 * The body of the two cmdlets. `action` is what ShouldProcess asks; `prepare` is done once to each path before its
 * writer is opened, `start` to each writer.
 */
export function writeContent(
  cmd: CmdletRuntime,
  given: WriteParameters,
  action: string,
  prepare: (path: string, context: ProviderContext) => void,
  start: (writer: ContentWriter) => void,
): CmdletBody<WriteParameters> {
  // Paths that come with the pipeline objects are written one by one; those of the command line stay open.
  const pathsArePiped = pathsOf(given).length === 0;
  let open: OpenContent[] | null = null;
  const close = () => {
    const contents = open ?? [];
    open = null;
    for (const { writer } of contents) writer.close();
  };
  return {
    process(parameters) {
      const context = providerContext(cmd, parameters);
      open ??= openAll(cmd, parameters, context, action, prepare, start);
      const values = (parameters.Value as unknown[] | null) ?? [];
      try {
        for (const content of open) writeTo(cmd, content, values, parameters.PassThru);
      } finally {
        if (pathsArePiped) close();
      }
    },
    end: close,
    dispose: close,
  };
}

function openAll(
  cmd: CmdletRuntime,
  parameters: WriteParameters,
  context: ProviderContext,
  action: string,
  prepare: (path: string, context: ProviderContext) => void,
  start: (writer: ContentWriter) => void,
): OpenContent[] {
  const contents: OpenContent[] = [];
  const infos = contentPaths(cmd, pathsOf(parameters), context, true);
  const accepted = infos.filter((info) => cmd.shouldProcess(`Path: ${info.path}`, action));
  for (const info of accepted) prepare(info.path, context);
  for (const info of accepted)
    reportingPathErrors(cmd, () => {
      const writer = cmd.session.providers.content.writer(info, context);
      if (writer === null) return;
      start(writer);
      contents.push({ info, writer, notes: parameters.PassThru ? new ContentNotes(cmd, info) : null });
    });
  return contents;
}

function writeTo(cmd: CmdletRuntime, content: OpenContent, values: readonly unknown[], passThru: boolean): void {
  try {
    content.writer.write(values);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    cmd.writeError(
      error.errorRecord ?? cmd.error('ProviderContentWriteError', 'InvalidOperation', null, error.message, error),
    );
    return;
  }
  if (!passThru || values.length === 0) return;
  cmd.writeObject(content.notes?.on([...values], values.length));
}

/** Empties what is there; what is not there, or has no content to clear, is let be. */
export function clearBefore(cmd: CmdletRuntime, path: string, context: ProviderContext): void {
  const own = context.collecting();
  own.literal = true;
  try {
    reportingPathErrors(cmd, () => {
      try {
        cmd.session.providers.content.clear(path, own);
      } catch (error) {
        if (
          !isType(error, 'System.Management.Automation.ItemNotFoundException') &&
          !isType(error, 'System.Management.Automation.PSNotSupportedException')
        )
          throw error;
      }
    });
  } finally {
    own.throwFirstError();
  }
}
