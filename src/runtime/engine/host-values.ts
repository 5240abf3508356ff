/** Sizes, positions and keys of the console as their .NET values. */
import type { Coordinates, KeyInfo, Size } from '../host/host-call.js';
import { construct } from '../objects/members.js';
import { requireType } from '../objects/net-type.js';

export function sizeValue({ width, height }: Size): unknown {
  return construct(requireType('System.Management.Automation.Host.Size'), [width, height]);
}
export function coordinatesValue({ x, y }: Coordinates): unknown {
  return construct(requireType('System.Management.Automation.Host.Coordinates'), [x, y]);
}
export function keyInfoValue({ virtualKeyCode, character, controlKeyState, keyDown }: KeyInfo): unknown {
  const values = [virtualKeyCode, character || '\0', controlKeyState, keyDown];
  return construct(requireType('System.Management.Automation.Host.KeyInfo'), values);
}
