/**
 * The classes and enums of a script that was parsed. They exist before its first statement runs, all together, so that they may
 * name each other in any order; each is known in the block that defines it, and in the blocks within that one.
 */
import {
  type Ast,
  type FunctionDefinitionAst,
  findAll,
  forEachChild,
  type ScriptBlockAst,
  type StringConstantExpressionAst,
  type TypeDefinitionAst,
} from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { importUsedModule } from '../../engine/modules/used-modules.js';
import { addScopeTypes, setNamespaces } from '../../engine/scope-types.js';
import type { NetType } from '../../objects/net-type.js';
import { fold } from '../../objects/values.js';
import { TypeScope } from '../type-scope.js';
import { defineClass } from './class-definition.js';
import { ScriptEnum } from './enum-definition.js';
import { ScriptClass } from './script-class.js';
import { verifyDefinitions } from './verify-definitions.js';

let assemblies = 0;

/** The scope of a whole script: its types and its `using` statements, within what was known where it was parsed. */
export function declareTypes(root: ScriptBlockAst, definesTypes: boolean, around: TypeScope): TypeScope {
  if (!definesTypes && root.usingStatements.length === 0) return around;
  return new Declaration(root, around).declare(definesTypes);
}

class Declaration {
  readonly #classes: ScriptClass[] = [];
  readonly #enums: ScriptEnum[] = [];
  readonly #inner = new Map<ScriptBlockAst, TypeScope>();
  readonly #namespaces: readonly string[];
  /** Types that the whole script knows: in the end also those of the modules that it uses. */
  readonly #types = new Map<string, NetType>();
  #hasModules = false;
  #assembly = '';

  constructor(
    readonly root: ScriptBlockAst,
    readonly around: TypeScope,
  ) {
    this.#namespaces = root.usingStatements
      .filter((using) => using.usingStatementKind === 'Namespace' && using.name !== null)
      .map((using) => (using.name as StringConstantExpressionAst).value);
  }

  declare(definesTypes: boolean): TypeScope {
    if (!definesTypes)
      return this.#scope(this.root, this.around, this.#types, (f) => {
        this.#beginScript(f);
        addScopeTypes(f.scope, this.#types);
      });
    this.#assembly = `PowerShell Class Assembly, Version=1.0.0.${++assemblies}, Culture=neutral, PublicKeyToken=null`;
    return this.#declareBlock(this.root, this.around, []);
  }

  #scope(
    block: ScriptBlockAst,
    parent: TypeScope,
    types: ReadonlyMap<string, NetType>,
    begin: (f: Frame) => void,
  ): TypeScope {
    return new TypeScope(block, this.#namespaces, parent, types, this.#inner, begin);
  }

  /** `path` are the names of the functions around the block: they go before the names of its types. */
  #declareBlock(block: ScriptBlockAst, parent: TypeScope, path: readonly string[]): TypeScope {
    const definitions = findAll(block, ({ kind }) => kind === 'TypeDefinitionAst', false) as TypeDefinitionAst[];
    let scope = parent;
    const isWhole = block === this.root;
    if (definitions.length > 0 || isWhole) {
      const types = isWhole ? this.#types : new Map<string, NetType>();
      scope = this.#scope(block, parent, types, (f) => {
        if (isWhole) this.#beginScript(f);
        addScopeTypes(f.scope, types);
      });
      this.#inner.set(block, scope);
      for (const ast of definitions)
        if (!types.has(fold(ast.name))) types.set(fold(ast.name), this.#declareType(ast, scope, path));
    }
    this.#declareInner(block, scope, path);
    return scope;
  }

  #declareInner(ast: Ast, scope: TypeScope, path: readonly string[]): void {
    forEachChild(ast, (child) => {
      if (child.kind === 'ScriptBlockAst')
        this.#declareBlock(child as ScriptBlockAst, scope, [...path, nameOfBlock(child as ScriptBlockAst, ast)]);
      else this.#declareInner(child, scope, path);
    });
  }

  #declareType(ast: TypeDefinitionAst, scope: TypeScope, path: readonly string[]): NetType {
    const fullName = [...path, ast.name].join('.');
    if (ast.typeKind === 'Enum') {
      const declared = new ScriptEnum(ast, scope, fullName, this.#assembly);
      this.#enums.push(declared);
      return declared.type;
    }
    const declared = new ScriptClass(ast, scope, fullName, this.#assembly, defineClass);
    this.#classes.push(declared);
    return declared.type;
  }

  /** Once: what the modules define is known from then on. The script's own types go before theirs. */
  #importModules(f: Frame): void {
    if (this.#hasModules) return;
    for (const using of this.root.usingStatements)
      if (using.usingStatementKind === 'Module')
        for (const [name, type] of importUsedModule(f.engine, using, f.scope.session))
          if (!this.#types.has(name)) this.#types.set(name, type);
    this.#hasModules = true;
  }

  /** Each time that the script begins. Throws a ParseException for definitions that cannot be. */
  #beginScript(f: Frame): void {
    this.#importModules(f);
    if (this.root.usingStatements.length > 0) setNamespaces(f.scope, this.#namespaces);
    verifyDefinitions(this.#classes, this.#enums);
    for (const each of this.#classes) each.bindTo(f.scope.session);
  }
}

/** A function's name; a block without one gets a name made of its text. */
function nameOfBlock(block: ScriptBlockAst, parent: Ast): string {
  if (parent.kind === 'FunctionDefinitionAst') return (parent as FunctionDefinitionAst).name;
  let hash = 0;
  for (const unit of block.extent.text) hash = (Math.imul(hash, 31) + (unit.codePointAt(0) ?? 0)) | 0;
  return `<${(hash >>> 0).toString(16)}>`;
}
