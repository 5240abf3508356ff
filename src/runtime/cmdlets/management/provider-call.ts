/** How the item cmdlets call providers: the context made of their parameters, and errors that end one path but not the command. */
import type { NetException } from '../../objects/net-exception.js';
import { invalidOperation, isPathError, notSupported } from '../../providers/errors.js';
import { providerMessages } from '../../providers/messages.js';
import { NavigationProvider, type ProviderOperation } from '../../providers/provider.js';
import { ProviderContext } from '../../providers/provider-context.js';
import type { ParameterSpecs } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

/** The parameters that a ProviderContext is made of, as far as a cmdlet has them. */
export interface ProviderParameters {
  Path?: string | readonly string[] | undefined;
  LiteralPath?: string | readonly string[] | undefined;
  Filter?: string | undefined;
  Include?: readonly string[] | undefined;
  Exclude?: readonly string[] | undefined;
  Force?: boolean | undefined;
  Credential?: unknown;
}

/** A context that writes to the cmdlet. Make a new one for each pipeline object. */
export function providerContext(cmd: CmdletRuntime, parameters: ProviderParameters): ProviderContext {
  const context = new ProviderContext(cmd);
  context.literal = parameters.LiteralPath !== undefined;
  context.filter = parameters.Filter ?? '';
  context.include = parameters.Include ?? [];
  context.exclude = parameters.Exclude ?? [];
  context.force = parameters.Force ?? false;
  context.credential = parameters.Credential ?? null;
  context.dynamic = cmd.dynamic;
  return context;
}

/** -Path or -LiteralPath. */
export function pathsOf(parameters: ProviderParameters): readonly string[] {
  const given = parameters.LiteralPath ?? parameters.Path ?? [];
  return typeof given === 'string' ? [given] : given;
}

/** Runs the action; a path, drive or provider that is not there is reported, and anything else thrown. */
export function reportingPathErrors(cmd: CmdletRuntime, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!isPathError(error) || error.errorRecord === null) throw error;
    cmd.writeError(error.errorRecord);
  }
}
export function eachPath(cmd: CmdletRuntime, parameters: ProviderParameters, action: (path: string) => void): void {
  for (const path of pathsOf(parameters)) reportingPathErrors(cmd, () => action(path));
}

/** Reports an exception that carries its record. */
export function reportThrown(cmd: CmdletRuntime, exception: NetException): void {
  if (exception.errorRecord !== null) cmd.writeError(exception.errorRecord);
}
/** Reports that an operation is not possible now. */
export function reportInvalidOperation(cmd: CmdletRuntime, message: string): void {
  reportThrown(cmd, invalidOperation(message));
}

/** The further parameters of the provider that the first path (or the current location) leads to. */
export function providerParameters(operation: ProviderOperation) {
  return (cmd: CmdletRuntime, bound: ReadonlyMap<string, unknown>): ParameterSpecs => {
    const given = bound.get('LiteralPath') ?? bound.get('Path') ?? '.';
    const path = Array.isArray(given) ? given[0] : given;
    try {
      const place = cmd.session.providers.paths.locate(typeof path === 'string' ? path : '.');
      const { provider } = place.provider;
      if (operation === 'moveItem' && !(provider instanceof NavigationProvider))
        throw notSupported(providerMessages.navigationNotSupported);
      return provider.parametersOf(operation) ?? {};
    } catch (error) {
      // A path that leads nowhere is reported when the cmdlet runs.
      if (isPathError(error) && !isNotSupported(error)) return {};
      throw error;
    }
  };
}
function isNotSupported(error: NetException): boolean {
  return error.netType.fullName === 'System.Management.Automation.PSNotSupportedException';
}
