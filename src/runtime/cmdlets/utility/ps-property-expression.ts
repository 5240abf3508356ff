/** Microsoft.PowerShell.Commands.PSPropertyExpression: a property name with wildcards, or a script block, as a parameter's type. */
import { listOf } from '../../dotnet/collections/list.js';
import { currentEngine } from '../../engine/current-engine.js';
import { invokeBlock } from '../../engine/invoke.js';
import type { ScriptBlock } from '../../engine/script-block.js';
import { isScriptBlock, type PropertyExpression, propertyExpression } from '../../formatting/property-expression.js';
import { netException } from '../../objects/errors.js';
import { getProperty } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { defineType, type NetType, requireType } from '../../objects/net-type.js';

export class PSPropertyExpression {
  declare readonly netType: NetType;
  readonly expression: PropertyExpression;
  constructor(readonly source: string | ScriptBlock) {
    this.expression = propertyExpression(source);
  }
  /** One for each property that the name matches. */
  resolve(target: unknown): PSPropertyExpression[] {
    if (typeof this.source !== 'string') return [this];
    return this.expression.resolve(target).map(({ text }) => new PSPropertyExpression(text));
  }
  /** The values of those. Without `isQuiet` a getter or block that fails ends it. */
  values(target: unknown, isQuiet: boolean): PSPropertyExpressionResult[] {
    return this.resolve(target).map((each) => {
      try {
        return new PSPropertyExpressionResult(valueBy(each.source, target), each, null);
      } catch (error) {
        if (!isQuiet || !(error instanceof NetException)) throw error;
        return new PSPropertyExpressionResult(null, each, error);
      }
    });
  }
}

class PSPropertyExpressionResult {
  declare readonly netType: NetType;
  constructor(
    readonly result: unknown,
    readonly expression: PSPropertyExpression,
    readonly exception: NetException | null,
  ) {}
}

function valueBy(source: string | ScriptBlock, target: unknown): unknown {
  if (typeof source === 'string') return getProperty(target, source);
  return invokeBlock(currentEngine().frame, source, { newScope: true, args: [], dollarUnder: target });
}

function create(_type: NetType, source: string | ScriptBlock): PSPropertyExpression {
  if (source !== '' && source !== null) return new PSPropertyExpression(source);
  const message =
    'Cannot process argument because the value of argument "s" is null. Change the value of argument "s" to a non-null value.';
  throw netException('System.Management.Automation.PSArgumentNullException', message, { ParamName: 's' });
}

const scriptBlock = 'System.Management.Automation.ScriptBlock';

const name = 'Microsoft.PowerShell.Commands.PSPropertyExpression';
const list = (element: string) => `System.Collections.Generic.List[${element}]`;
const resolved = (self: PSPropertyExpression, target: unknown) => listOf(requireType(name), self.resolve(target));

defineType(name, { class: PSPropertyExpression, accelerators: ['pspropertyexpression'] }, () => ({
  toString: (self: PSPropertyExpression) => self.expression.text,
  members: {
    'new(string s)': create,
    'new(string s, bool isResolved)': create,
    [`new(${scriptBlock} scriptBlock)`]: create,
    [`${scriptBlock} Script {get;}`]: (self: PSPropertyExpression) => (isScriptBlock(self.source) ? self.source : null),
    'bool HasWildCardCharacters {get;}': (self: PSPropertyExpression) => self.expression.hasWildcards,
    [`${list(name)} ResolveNames(psobject target)`]: resolved,
    [`${list(name)} ResolveNames(psobject target, bool expand)`]: resolved,
    [`${list(`${name}Result`)} GetValues(psobject target)`]: (self: PSPropertyExpression, target: unknown) =>
      listOf(requireType(`${name}Result`), self.values(target, true)),
    [`${list(`${name}Result`)} GetValues(psobject target, bool expand, bool eatExceptions)`]: (
      self: PSPropertyExpression,
      target: unknown,
      _expand: boolean,
      isQuiet: boolean,
    ) => listOf(requireType(`${name}Result`), self.values(target, isQuiet)),
  },
}));

defineType(`${name}Result`, { class: PSPropertyExpressionResult }, () => ({
  members: {
    'System.Object Result {get;}': (self: PSPropertyExpressionResult) => self.result,
    [`${name} ResolvedExpression {get;}`]: (self: PSPropertyExpressionResult) => self.expression,
    'System.Exception Exception {get;}': (self: PSPropertyExpressionResult) => self.exception,
  },
}));
