/** System.Management.Automation.Cmdlet: what PSCmdlet derives from, and the names of the parameters that all commands have. */
import { genericType, typedArray } from '../../dotnet/collections/elements.js';
import { construct, getStatic } from '../../objects/members.js';
import { defineType, requireType } from '../../objects/net-type.js';

const common = [
  'Verbose',
  'Debug',
  'ErrorAction',
  'WarningAction',
  'InformationAction',
  'ProgressAction',
  'ErrorVariable',
  'WarningVariable',
  'OutVariable',
  'OutBuffer',
  'PipelineVariable',
  'InformationVariable',
];
const optional = ['WhatIf', 'Confirm', 'UseTransaction'];

/** A set that does not look at case. */
function nameSet(names: readonly string[]): unknown {
  const text = requireType('System.String');
  const comparer = getStatic(requireType('System.StringComparer'), 'OrdinalIgnoreCase');
  const type = genericType('System.Collections.Generic.HashSet`1', text);
  return construct(type, [typedArray(text, names), comparer]);
}

const set = 'System.Collections.Generic.HashSet[string]';
defineType('System.Management.Automation.IDynamicParameters', {}, () => ({
  kind: 'interface',
  members: { 'System.Object GetDynamicParameters()': () => null },
}));
defineType('System.Management.Automation.Cmdlet', {}, () => ({
  abstract: true,
  members: {
    [`static ${set} CommonParameters {get;}`]: () => nameSet(common),
    [`static ${set} OptionalCommonParameters {get;}`]: () => nameSet(optional),
  },
}));
