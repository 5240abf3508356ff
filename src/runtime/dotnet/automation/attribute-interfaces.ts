/** Interfaces that classes implement for attributes of parameters: a ValidateSet's values, completers, transformations. */
import { defineType } from '../../objects/net-type.js';

for (const name of ['IArgumentCompleter', 'IArgumentCompleterFactory', 'IValidateSetValuesGenerator'])
  defineType(`System.Management.Automation.${name}`, {}, () => ({ kind: 'interface' }));
