/** Start-Job -DefinitionName: scheduled jobs come from modules that are compiled for .NET, so there never is one of the name. */
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { ErrorCategory } from '../../runtime/objects/error-record.js';
import { ProviderContext } from '../../runtime/providers/provider-context.js';
import { messages } from '../messages.js';

/** Looks at the path as PowerShell does before it finds no job. Throws what a path that is not there throws. */
export function reportMissingDefinition(
  cmd: CmdletRuntime,
  name: string,
  { DefinitionPath, Type }: { DefinitionPath: string | undefined; Type: string | undefined },
): void {
  const report = (id: string, category: ErrorCategory, text: string) =>
    cmd.writeError(cmd.error(id, category, null, text, 'System.Management.Automation.RuntimeException'));
  if (DefinitionPath !== undefined) {
    const context = new ProviderContext(null);
    const found = cmd.context.providers.paths.resolve(DefinitionPath, context);
    context.throwFirstError();
    const [first] = found;
    if (first !== undefined && !first.provider.nameEquals('FileSystem')) {
      const text = messages.definitionOutsideOfFiles(name, DefinitionPath, first.provider.fullName);
      report('StartJobFromDefinitionNamePathInvalidNotFileSystemProvider', 'InvalidArgument', text);
      return;
    }
    if (found.length !== 1) {
      const text = messages.definitionInSeveralPlaces(name, DefinitionPath);
      report('StartJobFromDefinitionNamePathInvalidNotSingle', 'InvalidArgument', text);
      return;
    }
  }
  report('StartJobFromDefinitionNameNotFound', 'ObjectNotFound', messages.definitionNotFound(name, Type ?? null));
}
