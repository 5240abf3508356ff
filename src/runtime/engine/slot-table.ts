/**
 * Names of variables to slot numbers, one table per block of script. Code is compiled against a table and reads
 * `slots[n]`; code that is dot-sourced into a scope is compiled once more against that scope's table, which only
 * ever grows, so a slot number stays good for all scopes that share the table.
 */
import { fold } from '../objects/values.js';

/** Slots that every table has at the same place: the engine sets these without a lookup. */
export const Slot = {
  Underscore: 0,
  Args: 1,
  Input: 2,
  This: 3,
  MyInvocation: 4,
  PSBoundParameters: 5,
  PSCmdlet: 6,
  PSScriptRoot: 7,
  PSCommandPath: 8,
  Matches: 9,
  Foreach: 10,
  Switch: 11,
} as const;

const reserved = [
  '_',
  'args',
  'input',
  'this',
  'myinvocation',
  'psboundparameters',
  'pscmdlet',
  'psscriptroot',
  'pscommandpath',
  'matches',
  'foreach',
  'switch',
];
const reservedIndex = new Map(reserved.map((name, slot) => [name, slot]));

/** What a parameter's type and attributes ask of every later value of its variable. */
export interface SlotConstraint {
  /** Conversion and validation, on assignment. */
  apply(value: unknown): unknown;
  /** Conversion alone, for default values. */
  convert(value: unknown): unknown;
  /** What the variable is when nothing was given: 0 for [int], '' for [string]... */
  readonly initial: unknown;
}

export class SlotTable {
  /** By slot: parameters with types or validation. */
  readonly constraints = new Map<number, SlotConstraint>();
  #index: Map<string, number> = new Map(reservedIndex);
  /** Names as first written, by slot. */
  readonly names: string[] = [...reserved];

  /** The slot of a name, made if there is none. `name` is not folded yet. */
  slotOf(name: string): number {
    const key = fold(name);
    let slot = this.#index.get(key);
    if (slot === undefined) {
      slot = this.names.length;
      this.names.push(name);
      this.#index.set(key, slot);
    }
    return slot;
  }
  /** The slot of a folded name, or undefined. */
  find(foldedName: string): number | undefined {
    return this.#index.get(foldedName);
  }
}
