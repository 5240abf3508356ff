/** Disable-ExperimentalFeature disables experimental features for the next start. */
import { cmdlet } from '../cmdlet.js';
import { featureParameters, featureSetting } from './experimental-feature-setting.js';

export const DisableExperimentalFeature = cmdlet('Disable-ExperimentalFeature', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Disables experimental features for the next start of the shell.',
  supportsShouldProcess: true,
  parameters: featureParameters,
  examples: [
    {
      code: 'Disable-ExperimentalFeature PSProfileDSCResource -WarningAction Ignore; (Get-ExperimentalFeature PSProfileDSCResource).Enabled',
      output: 'False',
    },
    {
      code: 'Disable-ExperimentalFeature PSProfileDSCResource -WhatIf -WarningAction Ignore',
      output: 'What if: Performing the operation "Disable-ExperimentalFeature" on target "PSProfileDSCResource".',
    },
  ],
  run: featureSetting(false),
}));
