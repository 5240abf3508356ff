/** Microsoft.PowerShell.Commands.PSPropertyExpression: a property name with wildcards, or a script block, as a parameter's type. */
import type { ScriptBlock } from '../../engine/script-block.js';
import { isScriptBlock, type PropertyExpression, propertyExpression } from '../../formatting/property-expression.js';
import { netException } from '../../objects/errors.js';
import { defineType, type NetType } from '../../objects/net-type.js';

export class PSPropertyExpression {
  declare readonly netType: NetType;
  readonly expression: PropertyExpression;
  constructor(readonly source: string | ScriptBlock) {
    this.expression = propertyExpression(source);
  }
}

function create(_type: NetType, source: string | ScriptBlock): PSPropertyExpression {
  if (source !== '' && source !== null) return new PSPropertyExpression(source);
  const message =
    'Cannot process argument because the value of argument "s" is null. Change the value of argument "s" to a non-null value.';
  throw netException('System.Management.Automation.PSArgumentNullException', message, { ParamName: 's' });
}

const scriptBlock = 'System.Management.Automation.ScriptBlock';

defineType('Microsoft.PowerShell.Commands.PSPropertyExpression', { class: PSPropertyExpression }, () => ({
  toString: (self: PSPropertyExpression) => self.expression.text,
  members: {
    'new(string s)': create,
    'new(string s, bool isResolved)': create,
    [`new(${scriptBlock} scriptBlock)`]: create,
    [`${scriptBlock} Script {get;}`]: (self: PSPropertyExpression) => (isScriptBlock(self.source) ? self.source : null),
    'bool HasWildCardCharacters {get;}': (self: PSPropertyExpression) => self.expression.hasWildcards,
  },
}));
