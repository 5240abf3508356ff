/** The tree of a pattern. Options are resolved into it: a literal under IgnoreCase is a set, `.` and `^` are what they mean. */
import type { CharSet } from './char-set.js';

export type AnchorKind =
  | 'Bol'
  | 'Eol'
  | 'Beginning'
  | 'EndZ'
  | 'End'
  | 'Start'
  | 'Boundary'
  | 'NonBoundary'
  | 'EcmaBoundary'
  | 'NonEcmaBoundary';

export type RegexNode =
  | { kind: 'Text'; text: string }
  | { kind: 'Set'; set: CharSet }
  | { kind: 'Anchor'; anchor: AnchorKind }
  | { kind: 'Sequence'; items: RegexNode[] }
  | { kind: 'Alternation'; branches: RegexNode[] }
  | { kind: 'Loop'; body: RegexNode; min: number; max: number; lazy: boolean }
  /** `group` -1: captures nothing; `balance`: the group whose last capture is taken away, or -1. */
  | { kind: 'Capture'; body: RegexNode; group: number; balance: number }
  | { kind: 'Look'; body: RegexNode; behind: boolean; negative: boolean }
  | { kind: 'Atomic'; body: RegexNode }
  | { kind: 'Backreference'; group: number; ignoreCase: boolean }
  | { kind: 'GroupCondition'; group: number; yes: RegexNode; no: RegexNode }
  | { kind: 'ExpressionCondition'; condition: RegexNode; yes: RegexNode; no: RegexNode };

export const infinity = 0x7fffffff;

export interface RegexTree {
  root: RegexNode;
  options: number;
  /** Group numbers in order; 0 is the whole match. Not dense where the pattern gave numbers itself. */
  groupNumbers: number[];
  /** Name of each group, in the order of `groupNumbers`. */
  groupNames: string[];
  numberOfName: Map<string, number>;
}
