/** Positions of a function's parameters where none are written: in the order of the parameters, switches left out. */
import { AllSets } from './all-sets.js';
import { type CommandMetadata, entriesIn } from './metadata.js';

/** Positions and parameter sets that are written anywhere switch off the numbering by order. */
export function assignPositions({ parameters }: CommandMetadata): void {
  if (parameters.some(({ entries }) => entries.size > 0)) return;
  if (parameters.some((p) => entriesIn(p, AllSets).some((e) => e.position !== undefined))) return;
  let position = 0;
  for (const parameter of parameters) {
    if (parameter.isSwitch) continue;
    for (const entry of entriesIn(parameter, AllSets)) if (!entry.remaining) entry.position = position;
    position++;
  }
}
