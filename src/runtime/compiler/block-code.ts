/** What compiling yields: closures that take the running frame. */

import type { Frame } from '../engine/frame.js';
import type { BlockTemplate } from '../engine/script-block.js';
import type { SlotTable } from '../engine/slot-table.js';

/** An expression: returns its value. */
export type Value = (frame: Frame) => unknown;

/** How a statement ended. Break and continue leave their label in `frame.label`. */
export const Completion = { Normal: 0, Break: 1, Continue: 2, Return: 3 } as const;
export type Completion = 0 | 1 | 2 | 3;

/** A statement: writes to `frame.out`. */
export type Statement = (frame: Frame) => Completion;

/** A parameter as the function itself sees it: its slot and what fills it when nothing was bound. */
export interface ParameterSlot {
  name: string;
  slot: number;
  /** null when no default is written: then the type's own default. */
  defaultValue: Value | null;
}

export interface BlockCode {
  readonly block: BlockTemplate;
  readonly table: SlotTable;
  readonly parameters: readonly ParameterSlot[];
  readonly dynamicParam: Statement | null;
  readonly begin: Statement | null;
  readonly process: Statement | null;
  readonly end: Statement | null;
  readonly clean: Statement | null;
}
