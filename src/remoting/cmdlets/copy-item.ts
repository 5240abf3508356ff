/**
 * Copy-Item with -ToSession and -FromSession, which only a shell with remoting has: the runtime's cmdlet, and two parameters more.
 * PowerShell has them as parameters of the file system's provider, of whose paths they speak.
 */
import { cmdlet, type ParameterSpec, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import { CopyItem as LocalCopyItem } from '../../runtime/cmdlets/management/copy-item.js';
import { pathsOf, reportingPathErrors } from '../../runtime/cmdlets/management/provider-call.js';
import { fileSystemPath } from '../../runtime/engine/provider-environment.js';
import { ProviderContext } from '../../runtime/providers/provider-context.js';
import { messages } from '../messages.js';
import { copyFromSession } from './copy-item/copy-from-session.js';
import { type CopyOptions, copyToSession } from './copy-item/copy-to-session.js';
import { reportingCopyErrors } from './copy-item/copying.js';
import type { PSSession } from './ps-session.js';

const session = (help: string): ParameterSpec<PSSession> => ({
  type: t.net<PSSession>('System.Management.Automation.Runspaces.PSSession'),
  validate: [{ notNull: true }],
  help,
});

interface CopyValues {
  Path?: string[] | undefined;
  LiteralPath?: string[] | undefined;
  Destination?: string | undefined;
  Recurse?: boolean | undefined;
  Force?: boolean | undefined;
}

const sessions = {
  ToSession: session(
    'A session into which files and folders of this computer are copied; -Destination is a path there.',
  ),
  FromSession: session('A session out of which files and folders are copied; -Path is a path there.'),
};

export const CopyItem = cmdlet('Copy-Item', LocalCopyItem.aliases, () => {
  const { spec } = LocalCopyItem;
  return {
    ...spec,
    dynamicParameters: (cmd, bound) => ({ ...spec.dynamicParameters?.(cmd, bound), ...sessions }),
    examples: [
      ...spec.examples,
      {
        code: 'Copy-Item ./site -Destination /var/www -ToSession $s -Recurse',
        remarks: 'A folder with all that is in it, into the session `$s`. Every file is checked by its hash.',
      },
      { code: 'Copy-Item /var/log/*.log ./logs -FromSession $s', remarks: 'Files of the far side.' },
    ],
    run(cmd, values) {
      const toSession = cmd.dynamic['ToSession'] as PSSession | undefined;
      const fromSession = cmd.dynamic['FromSession'] as PSSession | undefined;
      const remote = toSession ?? fromSession;
      if (remote === undefined) return spec.run(cmd, values);
      const copy = toSession ? into : outOf;
      return {
        process(record) {
          if (toSession && fromSession) {
            const text = messages.copyBothWays;
            cmd.writeError(cmd.error('InvalidInput', 'InvalidArgument', null, text, 'System.ArgumentException'));
          } else if (isAvailable(cmd, remote)) copy(cmd, remote, record as CopyValues, optionsOf(record as CopyValues));
        },
      };
    },
  };
});

/** False after an error. */
function isAvailable(cmd: CmdletRuntime, remote: PSSession): boolean {
  const { availability } = remote.current();
  if (availability === 'Available') return true;
  const message = messages.copySessionProperty('Availability', availability);
  const exception = 'System.InvalidOperationException';
  cmd.writeError(cmd.error('SessionIsNotAvailable', 'InvalidOperation', availability, message, exception));
  return false;
}

const optionsOf = ({ Destination = '', Recurse = false, Force = false }: CopyValues): CopyOptions => ({
  destination: Destination,
  recurse: Recurse,
  force: Force,
});

function into(cmd: CmdletRuntime, remote: PSSession, values: CopyValues, options: CopyOptions): void {
  if (options.destination === '') {
    const text = messages.copyWithoutDestination;
    const id = 'CopyItemRemoteDestinationIsNullOrEmpty';
    cmd.writeError(cmd.error(id, 'InvalidArgument', '', text, 'System.ArgumentNullException'));
    return;
  }
  for (const path of pathsOf(values))
    reportingPathErrors(cmd, () => {
      const context = new ProviderContext(cmd);
      context.literal = values.LiteralPath !== undefined;
      const found = cmd.session.providers.paths.resolve(path, context).map((info) => info.providerPath);
      reportingCopyErrors(cmd, path, () => copyToSession(cmd, remote, found, options));
    });
}

function outOf(cmd: CmdletRuntime, remote: PSSession, values: CopyValues, options: CopyOptions): void {
  const destination = fileSystemPath(cmd.context, options.destination === '' ? '.' : options.destination);
  if (destination === null) {
    const text = messages.copyNotAFile(options.destination);
    cmd.writeError(
      cmd.error('NotSupported', 'InvalidOperation', options.destination, text, 'System.NotSupportedException'),
    );
    return;
  }
  for (const path of pathsOf(values))
    reportingCopyErrors(cmd, path, () =>
      copyFromSession(cmd, remote, path, values.LiteralPath !== undefined, { ...options, destination }),
    );
}
