/** Sizes and positions of the console as their .NET values. */
import type { Coordinates, Size } from '../host/host-call.js';
import { construct } from '../objects/members.js';
import { requireType } from '../objects/net-type.js';

export function sizeValue({ width, height }: Size): unknown {
  return construct(requireType('System.Management.Automation.Host.Size'), [width, height]);
}
export function coordinatesValue({ x, y }: Coordinates): unknown {
  return construct(requireType('System.Management.Automation.Host.Coordinates'), [x, y]);
}
