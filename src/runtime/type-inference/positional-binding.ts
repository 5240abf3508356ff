/** The positional half of binding for completion: arguments without names go to the free parameters by their positions. */
import type { ArrayLiteralAst, Ast, ConvertExpressionAst } from '../../parser/index.js';
import type { ParameterMetadata, SetEntry } from '../binding/metadata.js';
import { findType, type NetType, types } from '../objects/net-type.js';
import { entriesWithBits, isInSets, setBits } from './parameter-lookup.js';
import type { BoundArgument } from './pseudo-binding.js';

interface Candidate {
  readonly parameter: ParameterMetadata;
  readonly entries: readonly (readonly [bit: number, entry: SetEntry])[];
}

export class PositionalBinding {
  constructor(
    private readonly unbound: readonly ParameterMetadata[],
    /** Bits of the sets that are possible; fewer after binding. */
    public sets: number,
    private readonly defaultSet: number,
  ) {}

  /**
   * Hands each argument that finds a parameter to `take`, and gives back the others. Null where two parameters of a set have
   * the same position.
   */
  bind(
    given: readonly BoundArgument[],
    forArguments: boolean,
    take: (parameter: ParameterMetadata, argument: BoundArgument) => void,
  ): BoundArgument[] | null {
    if (given.length === 0) return [];
    const positions = this.#positions();
    if (positions === null) return null;
    if (positions.length === 0) return [...given];
    const rest: BoundArgument[] = [];
    let valid = this.sets;
    let next = 0;
    for (const candidates of positions) {
      const fitting = candidates.filter(({ parameter }) => isInSets(parameter, valid));
      if (fitting.length === 0) continue;
      while (next < given.length && isSplat(given[next])) next++;
      const argument = given[next++];
      if (argument === undefined) break;
      const isDefaultValid = forArguments && (valid & this.defaultSet) !== 0;
      const isBound =
        (isDefaultValid && this.#bindIn(this.defaultSet, fitting, argument, false, take)) ||
        this.#bindIn(valid, fitting, argument, true, take);
      if (!isBound) rest.push(argument);
      else valid = this.sets;
    }
    return [...rest, ...given.slice(next)];
  }

  #bindIn(
    sets: number,
    candidates: readonly Candidate[],
    argument: BoundArgument,
    converts: boolean,
    take: (parameter: ParameterMetadata, argument: BoundArgument) => void,
  ): boolean {
    let bits = 0;
    let isBound = false;
    for (const { parameter, entries } of candidates) {
      if (!entries.some(([bit]) => bit === 0 || (bit & sets) !== 0)) continue;
      if (!converts && !fitsType(argument, parameter.type)) continue;
      bits |= setBits(parameter);
      take(parameter, argument);
      isBound = true;
    }
    if (isBound && bits !== 0) this.sets &= bits;
    return isBound;
  }

  #positions(): Candidate[][] | null {
    const byPosition = new Map<number, Map<ParameterMetadata, [number, SetEntry][]>>();
    for (const parameter of this.unbound) {
      if (!isInSets(parameter, this.sets)) continue;
      for (const [bit, entry] of entriesWithBits(parameter, this.sets)) {
        if (entry.remaining || entry.position === undefined) continue;
        const here = byPosition.get(entry.position) ?? new Map<ParameterMetadata, [number, SetEntry][]>();
        byPosition.set(entry.position, here);
        for (const [other, entries] of here)
          if (other !== parameter && entries.some(([b]) => b !== 0 && b === bit)) return null;
        here.set(parameter, [...(here.get(parameter) ?? []), [bit, entry]]);
      }
    }
    return [...byPosition]
      .sort(([a], [b]) => a - b)
      .map(([, candidates]) => [...candidates].map(([parameter, entries]) => ({ parameter, entries })));
  }
}

function isSplat(argument: BoundArgument | undefined): boolean {
  const ast = argument?.kind === 'ast' ? argument.argument : null;
  return ast?.kind === 'VariableExpressionAst' && (ast as unknown as { splatted: boolean }).splatted;
}

/** The type that an expression has by its look (ExpressionAst.StaticType) fits the parameter's. */
function fitsType(argument: BoundArgument, type: NetType): boolean {
  const own = argument.kind === 'ast' && argument.argument !== null ? staticType(argument.argument) : types.object();
  if (own === types.object() || own === type) return true;
  return type.isAssignableFrom(own) || own === type.elementType || (own.isArray && type.isArray);
}

function staticType(ast: Ast): NetType {
  switch (ast.kind) {
    case 'StringConstantExpressionAst':
    case 'ExpandableStringExpressionAst':
    case 'CommandParameterAst':
      return types.string();
    case 'ConstantExpressionAst': {
      const { value } = ast as unknown as { value: { type?: string } | true | null };
      const name = value === true ? 'Boolean' : value?.type;
      return (name && findType(`System.${name === 'BigInteger' ? 'Numerics.BigInteger' : name}`)) || types.object();
    }
    case 'ArrayLiteralAst':
      return (ast as ArrayLiteralAst).elements.length > 0 ? types.object().makeArray() : types.object();
    case 'HashtableAst':
      return findType('System.Collections.Hashtable') ?? types.object();
    case 'ScriptBlockExpressionAst':
      return findType('System.Management.Automation.ScriptBlock') ?? types.object();
    case 'ConvertExpressionAst':
      return findType((ast as ConvertExpressionAst).type.extent.text.slice(1, -1)) ?? types.object();
  }
  return types.object();
}
