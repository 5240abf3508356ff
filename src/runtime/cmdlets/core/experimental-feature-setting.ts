/** What Enable-ExperimentalFeature and Disable-ExperimentalFeature have in common: all but the direction. */
import { type ConfigScope, experimentalFeatures, setExperimentalFeature } from '../../engine/experimental-features.js';
import { WildcardPattern } from '../../language/index.js';
import { type ParameterValues, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const featureParameters = {
  Name: {
    type: t.array(t.string),
    mandatory: true,
    position: 0,
    from: 'propertyName',
    wildcards: true,
    help: 'Names of features.',
  },
  Scope: {
    type: t.enum<ConfigScope>('System.Management.Automation.Configuration.ConfigScope'),
    default: 'CurrentUser',
    help: 'For whom: this user, or all.',
  },
} as const;

export function featureSetting(isEnabled: boolean) {
  return (cmd: CmdletRuntime) => ({
    process({ Name, Scope }: ParameterValues<typeof featureParameters>) {
      const { environment } = cmd.context;
      const patterns = Name.map((name) => new WildcardPattern(name));
      const found = experimentalFeatures(environment).filter(({ name }) =>
        patterns.some((pattern) => pattern.isMatch(name)),
      );
      for (const { name } of found) {
        if (!cmd.shouldProcess(name)) return;
        setExperimentalFeature(name, isEnabled, Scope, environment);
      }
      if (found.length > 0) return;
      const message = `No experimental feature was found that matched the name '${Name.join(', ')}'.`;
      const exception = 'System.Management.Automation.ItemNotFoundException';
      cmd.writeError(cmd.error('ItemNotFoundException', 'ObjectNotFound', Name, message, exception));
    },
    end: () =>
      cmd.writeWarning(
        'Enabling and disabling experimental features do not take effect until next start of PowerShell.',
      ),
  });
}
