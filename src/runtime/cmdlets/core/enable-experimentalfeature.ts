/** Enable-ExperimentalFeature enables experimental features for the next start. */
import { cmdlet } from '../cmdlet.js';
import { featureParameters, featureSetting } from './experimental-feature-setting.js';

export const EnableExperimentalFeature = cmdlet('Enable-ExperimentalFeature', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Enables experimental features for the next start of the shell.',
  supportsShouldProcess: true,
  parameters: featureParameters,
  examples: [
    {
      code: 'Enable-ExperimentalFeature PSProfileDSCResource -WarningAction Ignore; (Get-ExperimentalFeature PSProfileDSCResource).Enabled',
      output: 'True',
    },
    {
      code: 'Enable-ExperimentalFeature PSProfileDSCResource -WhatIf -WarningAction Ignore',
      output: 'What if: Performing the operation "Enable-ExperimentalFeature" on target "PSProfileDSCResource".',
    },
  ],
  run: featureSetting(true),
}));
