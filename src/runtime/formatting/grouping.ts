/** Where one group of a formatted stream ends and the next begins: when the grouping key's value changes. */
import { compareValues } from '../language/index.js';
import { NetException } from '../objects/net-exception.js';
import { AutomationNull, fold, isNull } from '../objects/values.js';
import { textOf } from './display-text.js';
import type { FormattingSession } from './formatting-session.js';
import type { PropertyExpression } from './property-expression.js';

export class Grouping {
  /** The key of the current group; AutomationNull while there is none. */
  key: unknown = AutomationNull;
  #name = '';
  constructor(
    readonly expression: PropertyExpression,
    readonly label: string | undefined,
    readonly session: FormattingSession,
  ) {}

  /** What stands before the key's value above a group. */
  get name(): string {
    return this.label ?? this.#name;
  }

  /** Takes the object's key; true when it begins a new group. */
  update(target: unknown): boolean {
    const resolved = this.expression.resolve(target)[0];
    if (resolved === undefined) return false;
    let key: unknown;
    try {
      key = resolved.valueOf(target, this.session);
    } catch (error) {
      if (error instanceof NetException) return false;
      throw error;
    }
    const isNew = !sameKey(key, this.key);
    this.key = key;
    if (isNew) this.#name = resolved.text;
    return isNew;
  }
}

function sameKey(a: unknown, b: unknown): boolean {
  if (a === b || (isNull(a) && isNull(b))) return true;
  try {
    return compareValues(a, b, true) === 0 || compareValues(b, a, true) === 0;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return fold(textOf(a)) === fold(textOf(b));
  }
}
