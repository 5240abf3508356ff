/** `@{ }`, and the same as [ordered] and as [pscustomobject], which keep the order of keys. */
import type { HashtableAst } from '../../../parser/index.js';
import { toText } from '../../language/index.js';
import { runtimeError } from '../../objects/errors.js';
import { Hashtable, OrderedDictionary } from '../../objects/hashtable.js';
import { PSObject, Shape } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { compileStatementValue } from '../statements/value.js';
import { plain } from '../variables.js';
import { compileExpression } from './expression.js';

export function compileHashtable(
  compilation: Compilation,
  ast: HashtableAst,
  kind: 'hashtable' | 'ordered' | 'pscustomobject',
): Value {
  const pairs = ast.keyValuePairs.map(([key, value]) => ({
    key: compileExpression(compilation, key),
    value: compileStatementValue(compilation, value),
  }));
  if (kind === 'pscustomobject') return compileCustomObject(ast, pairs);
  return (f) => {
    const table = kind === 'ordered' ? new OrderedDictionary() : new Hashtable(true, pairs.length);
    for (let i = 0; i < pairs.length; i++) {
      const pair = pairs[i] as { key: Value; value: Value };
      const key = plain(pair.key(f));
      if (isNull(key))
        throw runtimeError('InvalidNullKey', 'A null key is not allowed in a hash literal.', 'InvalidOperation');
      if (table.has(key)) throw duplicateKey(key);
      table.set(key, plain(pair.value(f)));
    }
    return table;
  };
}

function duplicateKey(key: unknown) {
  return runtimeError(
    'DuplicateKeyInHashLiteral',
    `Duplicate keys '${toText(key)}' are not allowed in hash literals.`,
    'InvalidOperation',
    key,
  );
}

/** Constant keys give every object of this place the same shape. */
function compileCustomObject(ast: HashtableAst, pairs: { key: Value; value: Value }[]): Value {
  const names = ast.keyValuePairs.map(([key]) =>
    key.kind === 'StringConstantExpressionAst' ? (key as unknown as { value: string }).value : null,
  );
  if (names.every((n): n is string => n !== null)) {
    const shape = Shape.of(names);
    if (shape.index.size === names.length)
      return (f) => {
        const object = new PSObject();
        const values = new Array<unknown>(pairs.length);
        for (let i = 0; i < pairs.length; i++) values[i] = plain((pairs[i] as { value: Value }).value(f));
        object.shape = shape;
        object.values = values;
        applyTypeName(object);
        return object;
      };
  }
  return (f) => {
    const object = new PSObject();
    for (const pair of pairs) object.setEntry(toText(pair.key(f)), plain(pair.value(f)));
    applyTypeName(object);
    return object;
  };
}

/** A key named PSTypeName does not become a property: it names the object's type. */
export function applyTypeName(object: PSObject): void {
  const name = object.entry('PSTypeName');
  if (typeof name !== 'string') return;
  object.remove('PSTypeName');
  object.typeNames = [name, 'System.Management.Automation.PSCustomObject', 'System.Object'];
}
