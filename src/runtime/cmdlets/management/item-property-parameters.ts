/** Parameters of the item property cmdlets. */
import { type ParameterSpec, type ParameterSpecs, t } from '../cmdlet.js';
import { credential, filterParameters, force, passThru } from './item-parameters.js';

export const propertyName = {
  type: t.string,
  aliases: ['PSProperty'],
  mandatory: true,
  position: 1,
  from: 'propertyName',
  help: 'Name of the property.',
} satisfies ParameterSpec<string>;

/** What the cmdlets that change properties have in common. */
export const changeParameters = {
  PassThru: { ...passThru, help: 'Write the properties. Otherwise there is no output.' },
  Force: force,
  ...filterParameters,
  Credential: credential,
} satisfies ParameterSpecs;
