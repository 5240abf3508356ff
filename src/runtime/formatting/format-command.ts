/** What Format-Table, Format-List, Format-Wide and Format-Custom have in common: their parameters and their work. */
import type { CmdletBody, ParameterSpec } from '../cmdlets/cmdlet.js';
import { t } from '../cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../cmdlets/cmdlet-runtime.js';
import { WildcardPattern } from '../language/index.js';
import { ErrorCategoryInfo, ErrorDetails, ErrorRecord } from '../objects/error-record.js';
import { netException } from '../objects/errors.js';
import { isNull } from '../objects/values.js';
import { EngineFormattingSession } from './engine-formatting-session.js';
import { formatParameters, parameterKeys } from './format-parameters.js';
import type { FormatCommandOptions } from './generators/view-generator.js';
import { ShapeFormatter } from './shape-formatter.js';
import type { ViewShape } from './views/view-definition.js';

/** Type names of what a Format-* command writes. */
export const formatOutputs = [
  'FormatStartData',
  'FormatEntryData',
  'FormatEndData',
  'GroupStartData',
  'GroupEndData',
].map((name) => `Microsoft.PowerShell.Commands.Internal.Format.${name}`);

const properties: ParameterSpec<unknown[]> = {
  type: t.array(t.object),
  position: 0,
  help: 'Names of the properties to show, with wildcards, or calculated properties.',
  wildcards: true,
};

/** -Property of the commands that take several. */
export const propertyParameter = { Property: properties };

export const excludeParameter = {
  ExcludeProperty: { type: t.array(t.string), help: 'Names of properties to leave out.', wildcards: true },
};

/** The parameters of all four commands. */
export const formatParameterSpecs = {
  GroupBy: { type: t.object, help: 'A property or a calculated one; a change of its value begins a new group.' },
  View: { type: t.string, help: 'Name of the view to use, of those that the type has for this shape.' },
  ShowError: { type: t.switch, default: false, help: 'Show the errors of calculated properties below their object.' },
  DisplayError: { type: t.switch, default: false, help: 'Show #ERR where a calculated property failed.' },
  Force: { type: t.switch, default: false, help: 'Format objects, too, that are otherwise printed as they come.' },
  Expand: {
    type: t.string,
    validate: [{ set: ['CoreOnly', 'EnumOnly', 'Both'], ignoreCase: true }],
    help: 'Of a collection, show the object itself, its elements, or both.',
  },
  InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects to format.' },
} as const;

/** The values of formatParameterSpecs, of -Property and -ExcludeProperty. */
export interface FormatCommandArguments {
  Property: unknown;
  ExcludeProperty: readonly string[] | undefined;
  GroupBy: unknown;
  View: string | undefined;
  ShowError: boolean;
  DisplayError: boolean;
  Force: boolean;
  Expand: string | undefined;
}

const keysOfShape = {
  Table: parameterKeys.table,
  List: parameterKeys.list,
  Wide: parameterKeys.wide,
  Custom: parameterKeys.custom,
};

/** Runs a format command; `shapeOptions` are those that only its shape has. */
export function formatCommand(
  cmd: CmdletRuntime,
  shape: ViewShape,
  args: FormatCommandArguments,
  shapeOptions: Partial<FormatCommandOptions>,
): CmdletBody<{ InputObject: unknown }> {
  const session = new EngineFormattingSession(cmd);
  const options = { ...commonOptions(cmd, shape, args), ...shapeOptions };
  const formatter = new ShapeFormatter(shape, options, session, (packet) => cmd.writeObject(packet));
  return {
    process: ({ InputObject }) => formatter.process(InputObject),
    end: () => formatter.end(),
  };
}

function commonOptions(cmd: CmdletRuntime, shape: ViewShape, args: FormatCommandArguments): FormatCommandOptions {
  const asked = Array.isArray(args.Property) ? args.Property : isNull(args.Property) ? [] : [args.Property];
  const exclude = args.ExcludeProperty ?? [];
  if (args.View && (asked.length > 0 || exclude.length > 0))
    throwConflict(
      cmd,
      'FormatCannotSpecifyViewAndProperty',
      'Cmdlet parameters View and Property are mutually exclusive.',
    );
  const read = (values: readonly unknown[], keys: Parameters<typeof formatParameters>[1]) =>
    formatParameters(values, keys, (error) => cmd.throwTerminating(error));
  const names = asked.length === 0 && exclude.length > 0 ? ['*'] : asked;
  return {
    properties: read(names, keysOfShape[shape]),
    exclude: exclude.map((pattern) => new WildcardPattern(pattern)),
    groupBy: isNull(args.GroupBy) ? null : (read([args.GroupBy], parameterKeys.groupBy)[0] ?? null),
    viewName: args.View || null,
    force: args.Force,
    expand: expansion(args.Expand),
    showError: args.ShowError,
    displayError: args.DisplayError,
  };
}

function expansion(text: string | undefined): FormatCommandOptions['expand'] {
  const values = ['CoreOnly', 'EnumOnly', 'Both'] as const;
  return values.find((value) => value.toLowerCase() === text?.toLowerCase()) ?? null;
}

/** Two parameters that exclude each other. */
export function throwConflict(cmd: CmdletRuntime, id: string, message: string): never {
  const exception = netException('System.IO.InvalidDataException', 'Found invalid data while decoding.');
  const record = new ErrorRecord(exception, id, new ErrorCategoryInfo('InvalidArgument'));
  record.errorDetails = new ErrorDetails(message);
  return cmd.throwTerminating(record);
}
