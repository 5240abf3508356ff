/** Get-PSSubsystem gets the subsystems, with what is registered for them. */
import { SubsystemInfo, type SubsystemKind, subsystemKinds } from '../../engine/subsystems.js';
import { cmdlet, t } from '../cmdlet.js';

export const GetPSSubsystem = cmdlet('Get-PSSubsystem', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Retrieves information about the subsystems registered in PowerShell.',
  defaultSet: 'GetAllSet',
  parameters: {
    Kind: {
      type: t.enum<SubsystemKind>('System.Management.Automation.Subsystem.SubsystemKind'),
      sets: { GetByKindSet: { mandatory: true, from: 'pipeline' } },
      help: 'Which one.',
    },
    SubsystemType: {
      type: t.type,
      sets: { GetByTypeSet: { mandatory: true, from: 'pipeline' } },
      help: 'The type that its parts have.',
    },
  },
  outputs: ['System.Management.Automation.Subsystem.SubsystemInfo'],
  examples: [
    { code: '(Get-PSSubsystem).Kind', output: 'CommandPredictor\nCrossPlatformDsc\nFeedbackProvider' },
    { code: '(Get-PSSubsystem -Kind CommandPredictor).IsRegistered', output: 'False' },
  ],
  run: (cmd) => ({
    process({ Kind, SubsystemType }) {
      const all = subsystemKinds.map((kind) => new SubsystemInfo(kind));
      if (SubsystemType === undefined) {
        for (const info of all) if (Kind === undefined || info.kind === Kind) cmd.writeObject(info);
        return;
      }
      const found = all.find((info) => info.type === SubsystemType);
      if (found) cmd.writeObject(found);
      else {
        const message = `The given subsystem type '${SubsystemType.fullName}' is unknown.`;
        cmd.throwTerminating(
          cmd.error('System.ArgumentException', 'NotSpecified', null, message, 'System.ArgumentException'),
        );
      }
    },
  }),
}));
