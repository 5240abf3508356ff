/** The parameters that the FileSystem provider adds to the item and content cmdlets. */
import { type ParameterSpecs, t } from '../../cmdlets/cmdlet.js';
import type { ProviderOperation } from '../provider.js';
import { encodingParameter } from './encoding-argument.js';

const contentParameters = (): ParameterSpecs => ({
  Encoding: encodingParameter,
  AsByteStream: { type: t.switch, help: 'Read or write bytes instead of text.' },
});

const parameters: Partial<Record<ProviderOperation, () => ParameterSpecs>> = {
  getContent: () => ({
    Delimiter: { type: t.string, help: 'Text that ends a piece; a new line when it is not given.' },
    Wait: { type: t.switch, help: 'Wait for the file to grow, until the command is stopped.' },
    Raw: { type: t.switch, help: 'Give the whole content as one text.' },
    ...contentParameters(),
  }),
  setContent: () => ({
    NoNewline: { type: t.switch, help: 'Put no new line after the values.' },
    ...contentParameters(),
  }),
  getChildItems: () => ({
    Attributes: {
      type: t.net('System.Management.Automation.FlagsExpression`1[System.IO.FileAttributes]'),
      help: 'Items with these attributes: + is and, comma is or, ! is not.',
    },
    FollowSymlink: { type: t.switch, help: 'With -Recurse, enter folders through symbolic links.' },
    Directory: { type: t.switch, aliases: ['ad'], help: 'Folders only.' },
    File: { type: t.switch, aliases: ['af'], help: 'Files only.' },
    Hidden: { type: t.switch, aliases: ['ah', 'h'], help: 'Hidden items only.' },
    ReadOnly: { type: t.switch, aliases: ['ar'], help: 'Read-only items only.' },
    System: { type: t.switch, aliases: ['as'], help: 'System items only.' },
  }),
  itemExists: () => ({
    OlderThan: {
      type: t.net('System.Nullable`1[System.DateTime]'),
      help: 'True only for items written before this time.',
    },
    NewerThan: {
      type: t.net('System.Nullable`1[System.DateTime]'),
      help: 'True only for items written after this time.',
    },
  }),
};

const made = new Map<ProviderOperation, ParameterSpecs | undefined>();

/** The same object each time, which saves the binder work. */
export function dynamicParametersOf(operation: ProviderOperation): ParameterSpecs | undefined {
  if (!made.has(operation)) made.set(operation, parameters[operation]?.());
  return made.get(operation);
}
