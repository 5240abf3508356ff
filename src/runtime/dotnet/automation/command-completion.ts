/** CommandCompletion: all that Tab offers at one place, and what of the text it replaces. */
import type { NetType } from '../../objects/net-type.js';
import type { CompletionResult } from './completion-result.js';

export class CommandCompletion {
  declare readonly netType: NetType;
  constructor(
    public matches: readonly CompletionResult[],
    public currentMatchIndex: number,
    /** Offset in UTF-16 units; -1 where nothing is known. */
    public replacementIndex: number,
    public replacementLength: number,
  ) {}

  /** The next or previous match, round and round; null when there is none. */
  next(forward: boolean): CompletionResult | null {
    const { length } = this.matches;
    if (length === 0) return null;
    const index = this.currentMatchIndex + (forward ? 1 : -1);
    this.currentMatchIndex = index >= length ? 0 : index < 0 ? length - 1 : index;
    return this.matches[this.currentMatchIndex] ?? null;
  }
}
