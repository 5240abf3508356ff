/** Update-List changes the list in a property, or writes the changes as a hash table for another command to make. */

import { Hashtable } from '../../objects/hashtable.js';
import { findMember, getProperty, invokeMethod } from '../../objects/members.js';
import { findType, typeOf } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

const items = t.array(t.object);

interface Changes {
  Add?: unknown[] | undefined;
  Remove?: unknown[] | undefined;
  Replace?: unknown[] | undefined;
}

export const UpdateList = cmdlet('Update-List', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Adds items to and removes items from a property value that contains a collection of objects.',
  defaultSet: 'AddRemoveSet',
  parameters: {
    Add: { type: items, sets: ['AddRemoveSet'], validate: [{ notNullOrEmpty: true }], help: 'Items to add.' },
    Remove: { type: items, sets: ['AddRemoveSet'], validate: [{ notNullOrEmpty: true }], help: 'Items to remove.' },
    Replace: {
      type: items,
      sets: { ReplaceSet: { mandatory: true } },
      validate: [{ notNullOrEmpty: true }],
      help: 'Items in place of those that are there.',
    },
    InputObject: { type: t.psobject, from: 'pipeline', validate: [{ notNullOrEmpty: true }], help: 'The object.' },
    Property: { type: t.string, position: 0, validate: [{ notNullOrEmpty: true }], help: 'The property.' },
  },
  outputs: ['System.Object', 'System.Collections.Hashtable'],
  examples: [
    {
      code: "$o = [pscustomobject]@{ L = [Collections.ArrayList]('ant', 'bee') }\n($o | Update-List L -Add wasp -Remove ant).L",
      output: 'bee\nwasp',
    },
    { code: '(Update-List -Replace 1, 2).Replace', output: '1\n2' },
  ],
  run(cmd, { Add, Remove, Replace, Property }) {
    const changes: Changes = { Add, Remove, Replace };
    let hasInput = false;
    return {
      process({ InputObject }) {
        hasInput ||= !isNull(InputObject);
        if (Property === undefined) return;
        if (isNull(InputObject))
          report(
            cmd,
            'MissingInputObjectParameter',
            null,
            'You must specify the InputObject parameter when the Property parameter is specified.',
          );
        else if (!findMember(InputObject, Property))
          report(cmd, 'MemberDoesntExist', InputObject, `The property '${Property}' cannot be found on this object`);
        else if (apply(cmd, getProperty(InputObject, Property), changes)) cmd.writeObject(InputObject);
      },
      end() {
        if (Property !== undefined) return;
        if (hasInput)
          cmd.throwTerminating(
            cmd.error(
              'MissingPropertyParameter',
              'InvalidOperation',
              null,
              'You must specify the Property parameter when the InputObject parameter is specified.',
              'System.InvalidOperationException',
            ),
          );
        const written = new Hashtable();
        for (const [name, values] of Object.entries(changes)) if (values !== undefined) written.set(name, values);
        cmd.writeObject(written);
      },
    };
  },
}));

function report(cmd: CmdletRuntime, id: string, target: unknown, message: string): void {
  cmd.writeError(cmd.error(id, 'InvalidOperation', target, message, 'System.InvalidOperationException'));
}

/** False for what is no list, which is reported. */
function apply(cmd: CmdletRuntime, value: unknown, { Add = [], Remove = [], Replace = [] }: Changes): boolean {
  const list = baseOf(value);
  const listType = findType('System.Collections.IList');
  if (isNull(list) || !listType?.isAssignableFrom(typeOf(list))) {
    const message = 'Cannot apply the update because the object is not a supported collection type.';
    cmd.writeError(
      cmd.error(
        'ApplyFailed',
        'InvalidOperation',
        null,
        message,
        'System.Management.Automation.PSInvalidOperationException',
      ),
    );
    return false;
  }
  if (Replace.length > 0) invokeMethod(list, 'Clear', []);
  for (const item of Remove) invokeMethod(list, 'Remove', [baseOf(item)]);
  for (const item of [...Replace, ...Add]) invokeMethod(list, 'Add', [baseOf(item)]);
  return true;
}
