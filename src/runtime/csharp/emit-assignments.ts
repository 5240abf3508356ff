/** Emits assignments, `++` and `--`, whose left side may be a variable, a member or an element. */
import { type NetType, types } from '../objects/net-type.js';
import { CompileError } from './compile-error.js';
import { CallEmitter } from './emit-calls.js';
import { type Place, untyped } from './emit-names.js';
import type { Emitted, Scope } from './emit-scope.js';
import { requireImplicit } from './implicit-conversion.js';
import type { Expression } from './syntax.js';

export abstract class AssignmentEmitter extends CallEmitter {
  abstract binaryCode(operator: string, left: Emitted, right: Emitted, isChecked?: boolean): Emitted;

  /** Throws CompileError for what cannot be assigned to. */
  place(expression: Expression, scope: Scope): Place {
    if (expression.kind === 'name') return this.name(expression, scope);
    if (expression.kind === 'member') return this.member(expression, scope);
    if (expression.kind === 'index') {
      const target = this.expression(expression.target, scope);
      const index = expression.args.map((arg) => this.expression(arg, scope).code);
      const type = target.type?.elementType ?? null;
      if (index.length > 1) return this.#element(target.code, index.join(', '), type);
      return {
        read: { code: `$.getAt(${target.code}, ${index[0]})`, type },
        write: (value) => `$.setAt(${target.code}, ${index[0]}, ${value})`,
        type,
      };
    }
    const reason = 'The left-hand side of an assignment must be a variable, property or indexer';
    throw new CompileError('CS0131', reason, expression.token.position);
  }
  #element(target: string, index: string, type: NetType | null): Place {
    return {
      read: { code: `$.getElement(${target}, [${index}])`, type },
      write: (value) => `$.setElement(${target}, [${index}], ${value})`,
      type,
    };
  }

  assignment(expression: Expression & { kind: 'assign' }, scope: Scope): Emitted {
    const { operator, left, right } = expression;
    if (operator === '=') return this.#assign(left, right, scope);
    return this.#changing(left, scope, (place) => {
      const value = this.expression(right, scope);
      if (operator === '??=')
        return {
          code: `(${place.read.code} ?? ${place.write(this.coerced(value, place.type, scope))})`,
          type: place.type,
        };
      const result = this.binaryCode(operator.slice(0, -1), place.read, value, scope.isChecked);
      return { code: place.write(this.coerced(result, place.type, scope)), type: place.type };
    });
  }
  #assign(left: Expression, right: Expression, scope: Scope): Emitted {
    if (left.kind === 'name' && left.name === '_' && !scope.find('_')) return this.expression(right, scope);
    if (left.kind === 'tuple') return this.#deconstruct(left.items, right, scope);
    const place = this.place(left, scope);
    return { code: place.write(this.converted(right, place.type, scope)), type: place.type };
  }
  /** `(a, b) = (b, a)` */
  #deconstruct(items: readonly Expression[], right: Expression, scope: Scope): Emitted {
    const name = scope.temporary();
    const writes = items.map((item, i) => {
      if (item.kind === 'declaration')
        return `${scope.hoist(item.name, this.type(item.type, scope)).name} = ${name}[${i}]`;
      const place = this.place(item, scope);
      return place.write(this.coerced(untyped(`${name}[${i}]`), place.type, scope));
    });
    const values =
      right.kind === 'tuple'
        ? `[${right.items.map((item) => this.expression(item, scope).code).join(', ')}]`
        : `$.parts(${this.expression(right, scope).code})`;
    return untyped(`((${name}) => (${writes.join(', ')}, null))(${values})`);
  }
  /** Evaluates the object and the index of a place once, though it is read and written. */
  #changing(left: Expression, scope: Scope, change: (place: Place) => Emitted): Emitted {
    if (left.kind === 'index') {
      const target = this.expression(left.target, scope);
      const [object, index] = [scope.temporary(), scope.temporary()];
      const changed = change(this.#element(object, `...${index}`, target.type?.elementType ?? null));
      const args = left.args.map((arg) => this.expression(arg, scope).code).join(', ');
      return { ...changed, code: `((${object}, ${index}) => ${changed.code})(${target.code}, [${args}])` };
    }
    const isSimple =
      left.kind !== 'member' ||
      ['name', 'this', 'base', 'type'].includes(left.target.kind) ||
      this.typeNamed(left.target, scope, left.name) !== null;
    if (left.kind !== 'member' || isSimple) return change(this.place(left, scope));
    const object = this.expression(left.target, scope);
    const name = scope.temporary();
    const changed = change(this.memberPlace(name, left.name, null));
    return { ...changed, code: `((${name}) => ${changed.code})(${object.code})` };
  }

  step(expression: Expression & { kind: 'step' }, scope: Scope): Emitted {
    const operator = expression.operator === '++' ? '+' : '-';
    return this.#changing(expression.operand, scope, (place) => {
      const next = (read: Emitted) =>
        place.write(
          this.coerced(
            this.binaryCode(operator, read, { code: '1', type: types.int32() }, scope.isChecked),
            place.type,
            scope,
          ),
        );
      if (expression.isPrefix) return { code: next(place.read), type: place.type };
      const before = scope.temporary();
      return {
        code: `((${before}) => (${next({ code: before, type: place.read.type })}, ${before}))(${place.read.code})`,
        type: place.type,
      };
    });
  }

  /** Code for a value of the type. */
  coerced(value: Emitted, type: NetType | null, scope: Scope): string {
    if (type === null) return value.code;
    if (value.type === type) return this.isStruct(type, scope) ? `$.copied(${value.code})` : value.code;
    return widened(value, type) ?? `$.cast(${scope.pool.add(type)}, ${value.code})`;
  }
  /** True for structures of the source, which are copied. */
  isStruct(type: NetType, scope: Scope): boolean {
    return type.kind === 'struct' && scope.owner.siblings.has(type.genericDefinition ?? type);
  }
  converted(value: Expression, type: NetType | null, scope: Scope, isExplicit = false): string {
    if (value.kind === 'new' && value.type === null) return this.newObject(value, type, scope).code;
    if (value.kind === 'newArray' && value.type === null) return this.newArray(value, type, scope).code;
    if (value.kind === 'default' && value.type === null && type) return `$.defaultValue(${scope.pool.add(type)})`;
    const emitted = this.expression(value, scope);
    if (type && !isExplicit) requireImplicit(emitted.type, type, value);
    const isNew = value.kind === 'new' || value.kind === 'call';
    return isNew && emitted.type === type ? emitted.code : this.coerced(emitted, type, scope);
  }
}

/** Between int, long and double, whose values are JavaScript's own. */
function widened({ code, type: from }: Emitted, to: NetType): string | null {
  if (from === types.int32() && to === types.int64()) return `BigInt(${code})`;
  if (from === types.int32() && to === types.double()) return `$.double(${code})`;
  return null;
}
