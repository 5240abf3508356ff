/** Get-Error gives errors in the form that shows all of them: the newest ones of `$Error`, or those that come through the pipeline. */
import { ErrorRecord } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';
import { baseOf, PSObject } from '../../objects/ps-object.js';
import { typeNamesOf } from '../../objects/type-names.js';
import { cmdlet, t } from '../cmdlet.js';

export const GetError = cmdlet('Get-Error', ['gerr'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows an error with all of its details.',
  defaultSet: 'Newest',
  parameters: {
    InputObject: {
      type: t.psobject,
      position: 0,
      from: 'pipeline',
      sets: ['Error'],
      validate: [{ notNullOrEmpty: true }],
      help: 'The error.',
    },
    Newest: {
      type: t.int,
      sets: ['Newest'],
      aliases: ['Last'],
      default: 1,
      validate: [{ range: [1, 2147483647] }],
      help: 'How many of the newest errors.',
    },
  },
  outputs: ['System.Management.Automation.ErrorRecord#PSExtendedError', 'System.Exception#PSExtendedError'],
  examples: [
    {
      code: "Write-Error 'no good' -ErrorAction SilentlyContinue; (Get-Error).Exception.Message",
      output: 'no good',
    },
    {
      code: "foreach ($text in 'one', 'two') { Write-Error $text -ErrorAction SilentlyContinue }; (Get-Error -Newest 2).PSErrorIndex",
      output: '0\n1',
    },
  ],
  run: (cmd) => ({
    process({ InputObject, Newest }) {
      const errors = cmd.parameterSet === 'Error' ? [InputObject] : cmd.context.errors.items.slice(0, Newest);
      const shown = errors.filter((error) => isError(baseOf(error))).map(extended);
      shown.forEach((error, index) => {
        if (shown.length > 1) error.setEntry('PSErrorIndex', index);
        cmd.writeObject(error);
      });
    },
  }),
}));

const isError = (value: unknown) => value instanceof ErrorRecord || value instanceof NetException;

/** Under type names by which it has the view with all details. */
function extended(error: unknown): PSObject {
  const plain = baseOf(error) instanceof ErrorRecord ? 'System.Management.Automation.ErrorRecord' : 'System.Exception';
  const object = new PSObject(baseOf(error));
  const names = typeNamesOf(error).filter((name) => name !== plain && !name.endsWith('#PSExtendedError'));
  object.typeNames = [`${plain}#PSExtendedError`, ...names];
  return object;
}
