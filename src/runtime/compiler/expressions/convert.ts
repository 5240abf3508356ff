/** `[type] expression`. */
import type { ConvertExpressionAst, VariableExpressionAst } from '../../../parser/index.js';
import { convertTo, toCustomObject } from '../../language/index.js';
import { AutomationNull, fold, PSReference } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import { type Compilation, typeNameText } from '../compilation.js';
import { compileVariableReference } from '../references.js';
import { compileExpression } from './expression.js';
import { compileHashtable } from './hashtables.js';

export function compileConvert(compilation: Compilation, ast: ConvertExpressionAst): Value {
  const name = fold(typeNameText(ast.type.typeName));
  const { child } = ast;
  const isCustom = name === 'pscustomobject' || name === 'system.management.automation.pscustomobject';
  if (child.kind === 'HashtableAst') {
    if (name === 'ordered') return compileHashtable(compilation, child as never, 'ordered');
    if (isCustom) return compileHashtable(compilation, child as never, 'pscustomobject');
  }
  if (name === 'ref' && child.kind === 'VariableExpressionAst')
    return compileVariableReference(compilation, child as VariableExpressionAst);
  const value = compileExpression(compilation, child);
  if (isCustom) return (f) => toCustomObject(value(f));
  if (name === 'ref')
    return (f) => {
      let held = value(f);
      return new PSReference(
        () => held,
        (v) => {
          held = v;
        },
      );
    };
  if (name === 'void')
    return (f) => {
      value(f);
      return AutomationNull;
    };
  const type = compilation.typeReference(ast.type.typeName);
  return (f) => convertTo(value(f), type());
}
