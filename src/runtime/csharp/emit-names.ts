/** Emits names and members: variables, fields, properties and methods of the source's types and of .NET's. */
import { type NetType, types } from '../objects/net-type.js';
import { instanceMember, staticMember } from '../objects/type-lookup.js';
import { isMethodGroup } from '../objects/type-members.js';
import { fold } from '../objects/values.js';
import { CompileError, type SourcePosition } from './compile-error.js';
import type { DeclaredType } from './declared-type.js';
import type { Emitted, Scope } from './emit-scope.js';
import { csName, isSimple } from './implicit-conversion.js';
import type { Expression, TypeSyntax } from './syntax.js';
import type { Token } from './tokens.js';
import { nullableArgument } from './type-resolver.js';

export const untyped = (code: string): Emitted => ({ code, type: null });
export const quoted = (text: string): string => JSON.stringify(text);

/** A place that can be read and written; `set` gives the value that was written. */
export interface Place {
  read: Emitted;
  write(value: string): string;
  /** What values are converted to. */
  type: NetType | null;
}

/** The place of a member's name. */
export function afterDot({ token }: Expression & { kind: 'member' }): SourcePosition {
  return { ...token.position, offset: token.position.offset + token.text.length };
}
const readOnly = (read: Emitted): Place => ({ read, write: () => read.code, type: read.type });

export abstract class NameEmitter {
  abstract expression(expression: Expression, scope: Scope): Emitted;

  /** Throws CompileError. */
  type(syntax: TypeSyntax, scope: Scope): NetType | null {
    return scope.owner.resolve(syntax, scope.member.typeParameters);
  }
  /** The type with Object for type parameters. Throws CompileError. */
  closed(syntax: TypeSyntax, scope: Scope): NetType {
    return scope.owner.closed(syntax, scope.member.typeParameters);
  }
  typeConstant(syntax: TypeSyntax, scope: Scope): string {
    return syntax.name === 'var' ? 'null' : scope.pool.add(this.closed(syntax, scope));
  }

  /** The type that an expression names; null when it is a value. `member` is what stands after the dot behind it. */
  typeNamed(expression: Expression, scope: Scope, member: string | null = null): NetType | null {
    if (expression.kind === 'type') return this.closed(expression.type, scope);
    const sameName = member === null ? null : this.#calledLikeItsType(expression, scope, member);
    if (sameName) return sameName;
    const name = this.#dotted(expression);
    if (name === null || scope.find(name.first)) return null;
    if (expression.kind === 'name' && this.#memberPlace(expression.name, scope, expression.token)) return null;
    if (expression.kind === 'member' && this.#memberPlace(name.first, scope, expression.token)) return null;
    const full = name.args.length > 0 ? `${name.full}\`${name.args.length}` : name.full;
    const own = scope.owner.scopeWith(scope.member.typeParameters);
    const found = scope.owner.resolver.find(full, own);
    if (found && name.args.length > 0) return found.makeGeneric(name.args.map((arg) => this.closed(arg, scope)));
    return found ?? null;
  }
  /** Of a member that is called like its type (`Color Color`), the type, where what follows is static in it. */
  #calledLikeItsType(expression: Expression, scope: Scope, member: string): NetType | null {
    if (expression.kind !== 'name' || scope.find(expression.name)) return null;
    const own = scope.owner.properties.get(expression.name) ?? scope.owner.fields.get(expression.name);
    if (own?.type.name !== expression.name || own.type.ranks.length > 0) return null;
    const type = scope.owner.closed(own.type);
    const declared = scope.owner.siblings.get(type);
    if (!declared) return staticMember(type, fold(member)) ? type : null;
    const found = declared.fields.get(member) ?? declared.properties.get(member) ?? declared.methods.get(member)?.[0];
    const isStatic = found?.modifiers.has('static') || found?.modifiers.has('const');
    return isStatic || declared.syntax.values.some(({ name }) => name === member) ? type : null;
  }
  #dotted(expression: Expression): { first: string; full: string; args: TypeSyntax[] } | null {
    if (expression.kind === 'name') return { first: expression.name, full: expression.name, args: expression.args };
    if (expression.kind !== 'member' || expression.conditional) return null;
    const left = this.#dotted(expression.target);
    if (!left || left.args.length > 0) return null;
    return { first: left.first, full: `${left.full}.${expression.name}`, args: expression.args };
  }

  // ---- Simple names -----------------------------------------------------------------------------------------------------

  /** Throws CompileError for a name that means nothing. */
  name(expression: Expression & { kind: 'name' }, scope: Scope): Place {
    const local = scope.find(expression.name);
    if (local?.kind === 'reference')
      return {
        read: { code: `${local.name}.get()`, type: local.type },
        write: (value) => `$.store(${local.name}, ${value})`,
        type: local.type,
      };
    if (local?.isConstant)
      return {
        read: { code: local.name, type: local.type },
        write: () => {
          const reason = 'The left-hand side of an assignment must be a variable, property or indexer';
          throw new CompileError('CS0131', reason, expression.token.position);
        },
        type: local.type,
      };
    if (local)
      return {
        read: { code: local.name, type: local.type },
        write: (value) => `(${local.name} = ${value})`,
        type: local.type,
      };
    const member = this.#memberPlace(expression.name, scope, expression.token);
    if (member) return member;
    throw new CompileError(
      'CS0103',
      `The name '${expression.name}' does not exist in the current context`,
      expression.token.position,
    );
  }

  #memberPlace(name: string, scope: Scope, token: Token): Place | null {
    for (let owner: DeclaredType | null = scope.owner; owner !== null; owner = owner.outer) {
      const isOwn = owner === scope.owner;
      const place = this.#declaredPlace(owner, name, scope, isOwn, token) ?? this.#netPlace(owner, name, scope, isOwn);
      if (place) return place;
    }
    return null;
  }
  #declaredPlace(start: DeclaredType, name: string, scope: Scope, isOwn: boolean, token: Token): Place | null {
    for (const owner of start.lineage) {
      const field = owner.fields.get(name);
      const property = owner.properties.get(name);
      const found = field ?? property;
      if (found) {
        const type = owner.resolve(found.type);
        const isStatic = found.modifiers.has('static') || found.modifiers.has('const');
        if (!isStatic && (!isOwn || scope.member.isStatic)) throw this.#needsObject(name, owner, token);
        if (field || owner.isPlain(property as never)) return this.#fieldPlace(owner, name, type, isStatic, scope);
        return isStatic ? this.staticPlace(owner.type, name, scope, type) : this.memberPlace('self', name, type);
      }
      if (owner.methods.has(name)) return this.#group(owner, name, scope);
    }
    return null;
  }
  #needsObject(name: string, owner: DeclaredType, token: Expression['token']): CompileError {
    const reason = `An object reference is required for the non-static field, method, or property '${owner.syntax.name}.${name}'`;
    return new CompileError('CS0120', reason, token.position);
  }
  #fieldPlace(owner: DeclaredType, name: string, type: NetType | null, isStatic: boolean, scope: Scope): Place {
    const slot = quoted(owner.slot(name));
    const code = isStatic ? `${scope.pool.add(owner)}.statics()[${slot}]` : `self[F][${slot}]`;
    if (owner.fields.get(name)?.kind === 'event' && !isStatic)
      return {
        read: { code: `$.event(self, ${quoted(name)}, ${slot})`, type: null },
        write: (value) => `(${code} = ${value})`,
        type,
      };
    return { read: { code, type }, write: (value) => `(${code} = ${value})`, type };
  }
  /** Methods as a function. */
  #group(owner: DeclaredType, name: string, scope: Scope): Place {
    const isStatic = owner.methods.get(name)?.every(({ modifiers }) => modifiers.has('static')) ?? false;
    const code = isStatic
      ? `$.getStaticMember(${scope.pool.add(owner.type)}, ${quoted(name)})`
      : `$.getMember(self, ${quoted(name)})`;
    return { read: untyped(code), write: () => code, type: null };
  }
  /** What a type has from the .NET class that it derives from. */
  #netPlace(owner: DeclaredType, name: string, scope: Scope, isOwn: boolean): Place | null {
    const { netBase } = owner;
    const instance = instanceMember(netBase, fold(name));
    if (isOwn && !scope.member.isStatic && instance?.name === name)
      return this.memberPlace('self', name, isMethodGroup(instance) ? null : (instance.type ?? null));
    const shared = staticMember(netBase, fold(name));
    return shared?.name === name && netBase !== types.object() ? this.staticPlace(netBase, name, scope) : null;
  }

  // ---- Members ----------------------------------------------------------------------------------------------------------

  memberPlace(target: string, name: string, type: NetType | null): Place {
    return {
      read: { code: `$.getMember(${target}, ${quoted(name)})`, type },
      write: (value) => `$.setMember(${target}, ${quoted(name)}, ${value})`,
      type,
    };
  }
  staticPlace(owner: NetType, name: string, scope: Scope, known: NetType | null = null): Place {
    const constant = scope.pool.add(owner);
    const member = staticMember(owner, fold(name));
    const type = known ?? (member && !isMethodGroup(member) ? (member.type ?? null) : null);
    return {
      read: { code: `$.getStaticMember(${constant}, ${quoted(name)})`, type },
      write: (value) => `$.setStaticMember(${constant}, ${quoted(name)}, ${value})`,
      type,
    };
  }
  /** `target.name` where the target is a value or a type. Throws CompileError for a namespace alone. */
  member(expression: Expression & { kind: 'member' }, scope: Scope): Place {
    const { target, name } = expression;
    if (target.kind === 'base') return this.memberPlace('self', name, null);
    const own = target.kind === 'this' ? this.#declaredPlace(scope.owner, name, scope, true, expression.token) : null;
    if (own) return own;
    const type = this.typeNamed(target, scope, name);
    if (type) {
      const declared = scope.owner.siblings.get(type);
      const field = declared?.fields.get(name);
      if (declared && field && (field.modifiers.has('static') || field.modifiers.has('const')))
        return this.#fieldPlace(declared, name, declared.resolve(field.type), true, scope);
      if (!declared && staticMember(type, fold(name)) === undefined)
        throw new CompileError(
          'CS0117',
          `'${type.name}' does not contain a definition for '${name}'`,
          afterDot(expression),
        );
      return this.staticPlace(type, name, scope);
    }
    const object = this.expression(target, scope);
    const inner = nullableArgument(object.type);
    if (inner && name === 'HasValue') return readOnly({ code: `(${object.code} !== null)`, type: types.boolean() });
    if (inner && name === 'Value') return readOnly({ code: `$.presentValue(${object.code})`, type: inner });
    this.requireMember(object.type, expression, scope);
    return this.memberPlace(object.code, name, this.typeOfMember(object.type, name, scope));
  }
  /** Throws CompileError where a type that is known has no member of the name. */
  requireMember(owner: NetType | null, expression: Expression & { kind: 'member' }, scope: Scope): void {
    if (owner === null) return;
    const { name } = expression;
    const declared = scope.owner.siblings.get(owner.genericDefinition ?? owner);
    // Only of types whose members are all known for certain.
    if (
      declared
        ? declared.netBase !== types.object() || declared.syntax.kind === 'enum' || declared.interfaces.length > 0
        : !isSimple(owner)
    )
      return;
    const isDeclared = declared?.lineage.some(
      (one) => one.methods.has(name) || one.fields.has(name) || one.properties.has(name),
    );
    const net = declared ? types.object() : owner;
    if (isDeclared || instanceMember(net, fold(name)) || scope.owner.resolver.extensions.has(name)) return;
    if (net === types.string() && scope.owner.resolver.usings.includes('System.Linq')) return;
    const type = csName(owner);
    throw new CompileError(
      'CS1061',
      `'${type}' does not contain a definition for '${name}' and no accessible extension method '${name}' accepting a first argument of type '${type}' could be found (are you missing a using directive or an assembly reference?)`,
      afterDot(expression),
    );
  }
  typeOfMember(owner: NetType | null, name: string, scope: Scope): NetType | null {
    if (owner === null) return null;
    const declared = scope.owner.siblings.get(owner);
    if (declared) {
      for (const one of declared.lineage) {
        const found = one.fields.get(name) ?? one.properties.get(name);
        if (found) return one.resolve(found.type);
      }
      return null;
    }
    const member = instanceMember(owner, fold(name));
    return member && !isMethodGroup(member) && !member.isTypeParameter ? (member.type ?? null) : null;
  }
}
