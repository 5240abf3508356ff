/** New-Guid makes a GUID of the time and random bits (version 7), the empty one, or reads one from text. */
import { Guid } from '../../dotnet/system/guid.js';
import { invokeStatic } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const NewGuid = cmdlet('New-Guid', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes a GUID.',
  defaultSet: 'Default',
  parameters: {
    Empty: { type: t.switch, default: false, sets: ['Empty'], help: 'The GUID of zeros.' },
    InputObject: {
      type: t.string,
      position: 0,
      from: 'pipeline',
      sets: ['InputObject'],
      allowNull: true,
      help: 'The text of a GUID.',
    },
  },
  outputs: ['System.Guid'],
  examples: [
    { code: '(New-Guid).ToString().Length', output: '36' },
    { code: '(New-Guid -Empty).Guid', output: '00000000-0000-0000-0000-000000000000' },
    {
      code: "(New-Guid '{6f9619ff-8b86-d011-b42d-00c04fc964ff}').Guid",
      output: '6f9619ff-8b86-d011-b42d-00c04fc964ff',
    },
  ],
  run: (cmd, { Empty }) => ({
    process({ InputObject }) {
      if (cmd.parameterSet === 'InputObject') cmd.writeObject(parsed(cmd, InputObject ?? null));
      else cmd.writeObject(Empty ? Guid.empty : invokeStatic(requireType('System.Guid'), 'CreateVersion7', []));
    },
  }),
}));

/** Null, with an error, for what is no GUID. */
function parsed(cmd: CmdletRuntime, text: string | null): Guid | null {
  try {
    return Guid.parse(text);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    cmd.writeError(cmd.error('StringNotRecognizedAsGuid', 'InvalidArgument', null, error.message, error));
    return null;
  }
}
