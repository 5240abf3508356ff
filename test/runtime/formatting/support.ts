/** A formatting session without an engine, and the text that formatting makes of objects. */
import '../../../src/runtime/dotnet/index.js';
import '../../../src/runtime/formatting/format-data-types.js';
import { getCulture, setCurrentCulture } from '../../../src/runtime/dotnet/globalization/culture-info.js';
import { FormatDatabase } from '../../../src/runtime/formatting/format-database.js';
import { formatParameters, parameterKeys } from '../../../src/runtime/formatting/format-parameters.js';
import type { FormattingSession } from '../../../src/runtime/formatting/formatting-session.js';
import type { FormatCommandOptions } from '../../../src/runtime/formatting/generators/view-generator.js';
import { TextLineOutput } from '../../../src/runtime/formatting/layout/line-output.js';
import { OutLineOutput } from '../../../src/runtime/formatting/out-line-output.js';
import { ShapeFormatter } from '../../../src/runtime/formatting/shape-formatter.js';
import { defaultViews } from '../../../src/runtime/formatting/views/default-views.js';
import type {
  CustomControl,
  ViewDefinition,
  ViewShape,
} from '../../../src/runtime/formatting/views/view-definition.js';
import type { EngineHost } from '../../../src/runtime/host/host-call.js';
import { HostMethod } from '../../../src/runtime/host/host-call.js';
import type { ErrorRecord } from '../../../src/runtime/objects/error-record.js';
import { PSObject } from '../../../src/runtime/objects/ps-object.js';

setCurrentCulture(getCulture('en-US'));

/** Thrown where a command would end with this error. */
export class Terminated {
  constructor(readonly record: ErrorRecord) {}
}

export interface SessionOptions {
  variables?: Record<string, unknown>;
  views?: readonly ViewDefinition[];
  width?: number;
  supportsVirtualTerminal?: boolean;
  commands?: readonly string[];
  controls?: ReadonlyMap<string, CustomControl>;
}

export function fakeHost(width = 80, supportsVirtualTerminal = false): EngineHost {
  const call = (method: number) => {
    if (method === HostMethod.GetWindowSize || method === HostMethod.GetBufferSize) return { width, height: 24 };
    throw new Error(`Unexpected host call ${method}`);
  };
  return {
    name: 'Test',
    supportsPush: false,
    interactive: false,
    supportsVirtualTerminal,
    call,
  } as unknown as EngineHost;
}

export function fakeSession(options: SessionOptions = {}): FormattingSession {
  const views = new FormatDatabase(options.views ?? defaultViews());
  for (const [name, control] of options.controls ?? []) views.controls.set(name, control);
  return {
    host: fakeHost(options.width, options.supportsVirtualTerminal),
    views,
    variable: (name) => options.variables?.[name],
    globalVariable: (name) => options.variables?.[name],
    invokeBlock: () => {
      throw new Error('No script blocks here');
    },
    currentLocation: () => '/',
    commandExists: (name) => options.commands?.includes(name) ?? false,
    environmentVariable: () => undefined,
    throwTerminating(record) {
      throw new Terminated(record);
    },
  };
}

/** What Out-String -Width makes of the objects. */
export function printed(objects: Iterable<unknown>, options: SessionOptions = {}): string {
  const session = fakeSession(options);
  let text = '';
  const lines = new TextLineOutput(options.width ?? 80, session.host, (line) => {
    text += `${line}\n`;
  });
  const output = new OutLineOutput(lines, session);
  for (const object of objects) output.process(object);
  output.end();
  return text;
}

/** The packets that a Format-* command writes. */
export function formatted(
  shape: ViewShape,
  objects: Iterable<unknown>,
  options: Partial<Omit<FormatCommandOptions, 'properties' | 'groupBy'>> & {
    properties?: readonly unknown[];
    groupBy?: unknown;
  } = {},
  sessionOptions: SessionOptions = {},
): unknown[] {
  const session = fakeSession(sessionOptions);
  const fail = (record: ErrorRecord): never => session.throwTerminating(record);
  const packets: unknown[] = [];
  const { properties = [], groupBy, ...rest } = options;
  const formatter = new ShapeFormatter(
    shape,
    {
      exclude: [],
      viewName: null,
      force: false,
      expand: null,
      showError: false,
      displayError: false,
      ...rest,
      properties: formatParameters(properties, parameterKeys[shape.toLowerCase() as 'table'], fail),
      groupBy: groupBy === undefined ? null : (formatParameters([groupBy], parameterKeys.groupBy, fail)[0] ?? null),
    },
    session,
    (packet) => packets.push(packet),
  );
  for (const object of objects) formatter.process(object);
  formatter.end();
  return packets;
}

export function custom(properties: Record<string, unknown>): PSObject {
  return PSObject.custom(Object.entries(properties));
}
