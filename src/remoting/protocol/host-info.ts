/**
 * HostInfo (MS-PSRP 2.2.3.14): what the far side may know of our host without asking. Its raw interface's properties travel
 * along, so that `$Host.UI.RawUI.WindowSize` costs no call.
 */
import type { Coordinates, Size } from '../../runtime/host/host-call.js';
import { ProtocolError } from './protocol-error.js';
import { dictionaryEntries, WireObject, type WireValue, wireDictionary, wireObject } from './wire-value.js';

export interface RawUIProperties {
  /** ConsoleColor numbers; -1 where the terminal's own colours are not known. */
  foregroundColor: number;
  backgroundColor: number;
  cursorPosition: Coordinates;
  windowPosition: Coordinates;
  /** Percent. */
  cursorSize: number;
  bufferSize: Size;
  windowSize: Size;
  maxWindowSize: Size;
  maxPhysicalWindowSize: Size;
  windowTitle: string;
}

export type HostInfo =
  | { kind: 'null' }
  /** A pipeline that uses the host of its runspace. */
  | { kind: 'runspace' }
  | { kind: 'host'; rawUI: RawUIProperties | null };

const sizeType = 'System.Management.Automation.Host.Size';
const coordinatesType = 'System.Management.Automation.Host.Coordinates';

/** Key, property, .NET type; in the order in which the real engine sends them. */
const properties: readonly [number, keyof RawUIProperties, string][] = [
  [9, 'windowTitle', 'System.String'],
  [8, 'maxPhysicalWindowSize', sizeType],
  [7, 'maxWindowSize', sizeType],
  [6, 'windowSize', sizeType],
  [5, 'bufferSize', sizeType],
  [4, 'cursorSize', 'System.Int32'],
  [3, 'windowPosition', coordinatesType],
  [2, 'cursorPosition', coordinatesType],
  [1, 'backgroundColor', 'System.ConsoleColor'],
  [0, 'foregroundColor', 'System.ConsoleColor'],
];

export function encodeHostInfo(info: HostInfo): WireObject {
  const isNull = info.kind !== 'host';
  const rawUI = info.kind === 'host' ? info.rawUI : null;
  return wireObject({
    _isHostUINull: isNull,
    _isHostRawUINull: rawUI === null,
    _isHostNull: isNull,
    _hostDefaultData: rawUI === null ? undefined : wireObject({ data: encodeRawUI(rawUI) }),
    _useRunspaceHost: info.kind === 'runspace',
  });
}

function encodeRawUI(rawUI: RawUIProperties): WireObject {
  return wireDictionary(
    properties.map(([key, name, type]) => [key, wireObject({ T: type, V: encodeProperty(rawUI[name]) })]),
  );
}

function encodeProperty(value: RawUIProperties[keyof RawUIProperties]): WireValue {
  if (typeof value !== 'object') return value;
  return 'x' in value ? wireCoordinates(value) : wireSize(value);
}

export function wireSize(size: Size): WireObject {
  return wireObject({ width: size.width, height: size.height });
}
export function wireCoordinates(position: Coordinates): WireObject {
  return wireObject({ x: position.x, y: position.y });
}

export function decodeHostInfo(object: WireObject): HostInfo {
  if (object.has('_useRunspaceHost') && object.boolean('_useRunspaceHost')) return { kind: 'runspace' };
  if (object.boolean('_isHostNull')) return { kind: 'null' };
  const data = object.get('_hostDefaultData');
  if (!(data instanceof WireObject) || object.boolean('_isHostRawUINull')) return { kind: 'host', rawUI: null };
  return { kind: 'host', rawUI: decodeRawUI(data.get('data')) };
}

function decodeRawUI(data: WireValue | undefined): RawUIProperties {
  const size: Size = { width: 120, height: 24 };
  const rawUI: RawUIProperties = {
    foregroundColor: -1,
    backgroundColor: -1,
    cursorPosition: { x: 0, y: 0 },
    windowPosition: { x: 0, y: 0 },
    cursorSize: 100,
    bufferSize: size,
    windowSize: size,
    maxWindowSize: size,
    maxPhysicalWindowSize: size,
    windowTitle: '',
  };
  const received: Record<string, unknown> = {};
  for (const [key, entry] of dictionaryEntries(data)) {
    const property = properties.find(([id]) => id === key);
    if (property && entry instanceof WireObject) received[property[1]] = decodeProperty(entry, property[2]);
  }
  return Object.assign(rawUI, received);
}

function decodeProperty(entry: WireObject, type: string): unknown {
  if (type === 'System.String') return entry.string('V');
  if (type === sizeType) return sizeOf(entry.object('V'));
  if (type === coordinatesType) return coordinatesOf(entry.object('V'));
  return entry.number('V');
}

export function sizeOf(value: WireValue | undefined): Size {
  if (!(value instanceof WireObject)) throw new ProtocolError('InvalidData', 'A size was expected');
  return { width: value.number('width'), height: value.number('height') };
}
export function coordinatesOf(value: WireValue | undefined): Coordinates {
  if (!(value instanceof WireObject)) throw new ProtocolError('InvalidData', 'Coordinates were expected');
  return { x: value.number('x'), y: value.number('y') };
}
