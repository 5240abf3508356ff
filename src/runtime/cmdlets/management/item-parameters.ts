/** Parameters that the item, content and property cmdlets share. */
import { type ParameterSpec, type ParameterSpecs, t } from '../cmdlet.js';

const strings = t.array(t.string);

/** -Path from the pipeline and by name, with wildcards; -LiteralPath (PSPath, LP) by name. In the sets Path and LiteralPath. */
export const pathFromPipeline = {
  Path: {
    type: strings,
    mandatory: true,
    position: 0,
    from: 'both',
    sets: ['Path'],
    wildcards: true,
    help: 'Path of the item. Wildcards are expanded.',
  },
  LiteralPath: {
    type: strings,
    aliases: ['PSPath', 'LP'],
    mandatory: true,
    from: 'propertyName',
    sets: ['LiteralPath'],
    help: 'Path of the item, taken as it is: wildcards are ordinary characters.',
  },
} satisfies Record<string, ParameterSpec<string[]>>;

/** The same for cmdlets whose pipeline input is something else. */
export const pathByName = {
  Path: { ...pathFromPipeline.Path, from: 'propertyName' },
  LiteralPath: pathFromPipeline.LiteralPath,
} satisfies Record<string, ParameterSpec<string[]>>;

export const filterParameters = {
  Filter: {
    type: t.string,
    wildcards: true,
    help: "Filter in the provider's own language; for files, a name with * and ?.",
  },
  Include: { type: strings, wildcards: true, help: 'Only items whose names match one of these patterns.' },
  Exclude: { type: strings, wildcards: true, help: 'No items whose names match one of these patterns.' },
} satisfies ParameterSpecs;

export const credential: ParameterSpec<unknown> = {
  type: t.net('System.Management.Automation.PSCredential'),
  from: 'propertyName',
  help: 'Account to act as. The FileSystem provider takes one for New-PSDrive only.',
};

export const force = {
  type: t.switch,
  default: false,
  help: 'Include hidden items, and change read-only ones.',
} satisfies ParameterSpec<boolean>;

export const passThru = {
  type: t.switch,
  default: false,
  help: 'Write the item. Otherwise there is no output.',
} satisfies ParameterSpec<boolean>;
