/** Test-Path tells whether items exist; a path that cannot even be understood does not. */
import { defineType } from '../../objects/net-type.js';
import { isPathError } from '../../providers/errors.js';
import type { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, type ParameterSpecs, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { credential, filterParameters, pathFromPipeline } from './item-parameters.js';
import { providerContext, providerParameters } from './provider-call.js';

type PathType = 'Any' | 'Container' | 'Leaf';
const pathType = 'Microsoft.PowerShell.Commands.TestPathType';
defineType(pathType, {}, () => ({ values: { Any: 0, Container: 1, Leaf: 2 } }));

const nullAllowed = { allowNull: true, allowEmptyString: true, allowEmptyCollection: true } as const;

export const TestPath = cmdlet('Test-Path', [], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Tells whether all elements of a path exist.',
  defaultSet: 'Path',
  parameters: {
    Path: { ...pathFromPipeline.Path, ...nullAllowed },
    LiteralPath: { ...pathFromPipeline.LiteralPath, ...nullAllowed },
    ...filterParameters,
    PathType: {
      type: t.enum<PathType>(pathType),
      default: 'Any',
      aliases: ['Type'],
      help: 'Container or Leaf: true only for items of that kind.',
    },
    IsValid: { type: t.switch, default: false, help: 'Tell whether the path is well formed, existing or not.' },
    Credential: credential,
  },
  dynamicParameters: (cmd, bound) =>
    bound.get('IsValid') === true ? ({} as ParameterSpecs) : providerParameters('itemExists')(cmd, bound),
  outputs: ['System.Boolean'],
  examples: [
    { code: 'Set-Content a.txt 1; Test-Path a.txt; Test-Path none', output: 'True\nFalse' },
    { code: 'Test-Path . -PathType Container; Test-Path . -PathType Leaf', output: 'True\nFalse' },
    { code: 'Set-Content a.txt 1; Test-Path *.txt', output: 'True' },
  ],
  run: (cmd) => ({
    process(parameters) {
      const given = (parameters.LiteralPath ?? parameters.Path ?? null) as (string | null)[] | null;
      if (given === null || given.length === 0) {
        reportNull(cmd, given);
        return;
      }
      for (const path of given) {
        if (path === null) reportNull(cmd, given);
        else {
          const context = providerContext(cmd, parameters);
          cmd.writeObject(isThere(cmd, path, parameters.PathType as PathType, parameters.IsValid, context));
        }
      }
    },
  }),
}));

function reportNull(cmd: CmdletRuntime, target: unknown): void {
  const message = 'The provided Path argument was null or an empty collection.';
  const text = `Value cannot be null. (Parameter '${message}')`;
  cmd.writeError(cmd.error('NullPathNotPermitted', 'InvalidArgument', target, text, 'System.ArgumentNullException'));
}

function isThere(
  cmd: CmdletRuntime,
  path: string,
  kind: PathType,
  asksValid: boolean,
  context: ProviderContext,
): boolean {
  if (path.trim() === '') return false;
  const { items } = cmd.session.providers;
  try {
    const exists = asksValid ? items.isValid(path) : items.exists(path, context);
    if (!exists || kind === 'Any') return exists;
    return items.isContainer(path, context) === (kind === 'Container');
  } catch (error) {
    if (isPathError(error)) return false;
    throw error;
  }
}
