/**
 * A class that a script defines: its .NET type, how its objects are laid out, and its static side. What is written in the class
 * is looked at when the type is first used, since classes may name each other in any order.
 */
import type { PropertyMemberAst, TypeDefinitionAst } from '../../../parser/index.js';
import { currentEngine } from '../../engine/current-engine.js';
import { raisedFrom } from '../../engine/raised-error.js';
import type { SessionState } from '../../engine/session-state.js';
import { NetException } from '../../objects/net-exception.js';
import { NetType, type TypeDefinition } from '../../objects/net-type.js';
import { ScriptObject } from '../../objects/script-object.js';
import { defaultValue } from '../../objects/static-access.js';
import type { TypeScope } from '../type-scope.js';
import type { StaticConstructor } from './constructors.js';
import { typeOfConstraint } from './type-constraint.js';

/** Where the static side is: `static` members and the static constructor come to life with the first use of the class. */
type StaticState = 'untouched' | 'starting' | 'ready' | Failure;

interface Failure {
  cause: NetException;
}

const classes = new WeakMap<NetType, ScriptClass>();

/** The class behind a type; undefined for types of .NET and for enums. */
export function scriptClassOf(type: NetType | null): ScriptClass | undefined {
  return type === null ? undefined : classes.get(type);
}

export class ScriptClass {
  readonly type: NetType;
  /** The session in which the class was defined: its methods run there. */
  #session: SessionState | null = null;
  #defaults: unknown[] | null = null;
  #staticValues: unknown[] | null = null;
  #staticState: StaticState = 'untouched';
  /** Set by the definition of the class. */
  staticConstructor: StaticConstructor | null = null;

  constructor(
    readonly ast: TypeDefinitionAst,
    /** What names mean in the class. */
    readonly scope: TypeScope,
    fullName: string,
    assembly: string,
    define: (owner: ScriptClass) => TypeDefinition,
  ) {
    this.type = new NetType(fullName, () => define(this), { assembly, types: scope.find });
    classes.set(this.type, this);
  }

  get session(): SessionState {
    return this.#session ?? currentEngine().session;
  }
  /** The script that defines the class begins to run. */
  bindTo(session: SessionState): void {
    this.#session = session;
  }

  get base(): ScriptClass | undefined {
    return scriptClassOf(this.type.baseType);
  }
  /** The nearest base class that is .NET's. */
  get netBase(): NetType {
    let type = this.type.baseType as NetType;
    while (classes.has(type)) type = type.baseType as NetType;
    return type;
  }

  // ---- Objects --------------------------------------------------------------------------------------------------------

  /** Properties of objects (or static ones) as they are declared, in order. */
  properties(isStatic: boolean): PropertyMemberAst[] {
    return this.ast.members.filter(
      (member): member is PropertyMemberAst =>
        member.kind === 'PropertyMemberAst' && (member as PropertyMemberAst).isStatic === isStatic,
    );
  }
  /** The position of the first own property among an object's values. */
  get firstPosition(): number {
    return this.base?.defaults.length ?? 0;
  }
  /** The values of a new object's properties, before anything is assigned. */
  get defaults(): readonly unknown[] {
    this.#defaults ??= [...(this.base?.defaults ?? []), ...this.#initial(this.properties(false))];
    return this.#defaults;
  }
  #initial(properties: readonly PropertyMemberAst[]): unknown[] {
    return properties.map(({ propertyType }) => defaultValue(typeOfConstraint(propertyType, this.scope)));
  }

  /** An object before its constructor runs. */
  allocate(): ScriptObject {
    return new ScriptObject(this.type, this.defaults.slice());
  }

  // ---- The static side ------------------------------------------------------------------------------------------------

  /** Values of the static properties. Throws TypeInitializationException. */
  get staticValues(): unknown[] {
    if (this.#staticState !== 'ready') this.initialize();
    return this.#values();
  }
  #values(): unknown[] {
    this.#staticValues ??= this.#initial(this.properties(true));
    return this.#staticValues;
  }

  /** Runs the static initializers and constructor, once. Throws TypeInitializationException, then and ever after. */
  initialize(): void {
    if (this.#staticState === 'ready' || this.#staticState === 'starting') return;
    if (this.#staticState !== 'untouched') throw initializationFailed(this.type, this.#staticState.cause);
    // The definition of the class says whether there is anything to run.
    void this.type.members;
    this.#staticState = 'starting';
    try {
      this.staticConstructor?.run();
      this.#staticState = 'ready';
    } catch (thrown) {
      const cause = raisedFrom(thrown).exception;
      this.#staticState = { cause };
      throw initializationFailed(this.type, cause);
    }
  }
}

function initializationFailed(type: NetType, cause: NetException): NetException {
  const message = `The type initializer for '${type.fullName}' threw an exception.`;
  return new NetException('System.TypeInitializationException', message, cause, {
    TypeName: type.fullName,
  });
}
