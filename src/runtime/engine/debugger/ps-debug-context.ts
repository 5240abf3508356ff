/** `$PSDebugContext`: set in the scope of a script that the debugger has stopped. */
import type { InvocationInfo } from '../../objects/error-record.js';
import type { NetType } from '../../objects/net-type.js';
import type { Breakpoint } from './breakpoint.js';

export class PSDebugContext {
  declare readonly netType: NetType;
  constructor(
    readonly invocationInfo: InvocationInfo,
    readonly breakpoints: readonly Breakpoint[],
    readonly trigger: unknown,
  ) {}
}
