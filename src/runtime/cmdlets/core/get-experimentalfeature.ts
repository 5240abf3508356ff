/** Get-ExperimentalFeature gets the experimental features that there are. */
import { experimentalFeatures } from '../../engine/experimental-features.js';
import { WildcardPattern } from '../../language/index.js';
import { cmdlet, t } from '../cmdlet.js';

export const GetExperimentalFeature = cmdlet('Get-ExperimentalFeature', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Gets experimental features.',
  parameters: {
    Name: {
      type: t.array(t.string),
      position: 0,
      from: 'pipeline',
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Names of features.',
    },
  },
  outputs: ['System.Management.Automation.ExperimentalFeature'],
  examples: [
    { code: '(Get-ExperimentalFeature PSProfile*).Name', output: 'PSProfileDSCResource' },
    { code: '(Get-ExperimentalFeature).Source | Select-Object -Unique', output: 'PSEngine' },
  ],
  run: (cmd) => ({
    process({ Name }) {
      const patterns = Name?.map((name) => new WildcardPattern(name));
      for (const feature of experimentalFeatures(cmd.context.environment))
        if (!patterns || patterns.some((pattern) => pattern.isMatch(feature.name))) cmd.writeObject(feature);
    },
  }),
}));
