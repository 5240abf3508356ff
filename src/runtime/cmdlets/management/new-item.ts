/** New-Item makes an item: a file, folder or link, a variable, a function... */
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { credential, force } from './item-parameters.js';
import { providerContext, providerParameters, reportingPathErrors } from './provider-call.js';

export const NewItem = cmdlet('New-Item', ['ni'], () => ({
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes a new item.',
  defaultSet: 'pathSet',
  supportsShouldProcess: true,
  parameters: {
    Path: {
      type: t.array(t.string),
      sets: {
        pathSet: { mandatory: true, position: 0, from: 'propertyName' },
        nameSet: { position: 0, from: 'propertyName' },
      },
      help: 'Where the item is to be; with -Name, the container, in which wildcards are expanded.',
    },
    Name: {
      type: t.string,
      mandatory: true,
      from: 'propertyName',
      sets: ['nameSet'],
      allowNull: true,
      allowEmptyString: true,
      help: 'Name of the new item.',
    },
    ItemType: {
      type: t.string,
      aliases: ['Type'],
      from: 'propertyName',
      help: 'For files: File (the default), Directory, SymbolicLink, HardLink or Junction.',
    },
    Value: { type: t.object, aliases: ['Target'], from: 'both', help: 'Content of the item; the target of a link.' },
    Force: { ...force, help: 'Replace an existing file; make the folders above it.' },
    Credential: credential,
  },
  dynamicParameters: providerParameters('newItem'),
  outputs: ['System.Object'],
  examples: [
    { code: "(New-Item notes.txt -Value 'first').Name; Get-Content notes.txt", output: 'notes.txt\nfirst' },
    { code: '(New-Item a/b/c -ItemType Directory).Name; Test-Path a/b', output: 'c\nTrue' },
    {
      code: "Set-Content real.txt 'content'; (New-Item link -ItemType SymbolicLink -Target real.txt).Name; Get-Content link",
      output: 'link\ncontent',
    },
  ],
  run: (cmd) => ({
    process({ Path, Name, ItemType, Value, Force, Credential }) {
      const value = isNull(Value) ? null : Value;
      for (const path of Path ?? [''])
        reportingPathErrors(cmd, () => {
          const context = providerContext(cmd, { Force, Credential });
          cmd.session.providers.items.create(path, Name ?? '', ItemType ?? '', value, context);
        });
    },
  }),
}));
