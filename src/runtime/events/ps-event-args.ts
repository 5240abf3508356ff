/** PSEventArgs: one event, as Get-Event and the actions of subscribers see it. */
import type { Guid } from '../dotnet/system/guid.js';
import { dateTimeFromMilliseconds } from '../engine/time-values.js';
import { type NetType, requireType, typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { isNull } from '../objects/values.js';

export class PSEventArgs {
  declare readonly netType: NetType;
  readonly computerName = null;
  readonly timeGenerated = dateTimeFromMilliseconds(Date.now());
  /** The first argument that is an EventArgs. */
  readonly sourceEventArgs: unknown;
  constructor(
    readonly eventIdentifier: number,
    readonly sourceIdentifier: string,
    readonly sender: unknown,
    readonly sourceArgs: readonly unknown[],
    readonly messageData: unknown,
    readonly runspaceId: Guid,
  ) {
    const eventArgs = requireType('System.EventArgs');
    const isEventArgs = (value: unknown) => !isNull(value) && eventArgs.isAssignableFrom(typeOf(baseOf(value)));
    this.sourceEventArgs = sourceArgs.find(isEventArgs) ?? null;
  }
}
