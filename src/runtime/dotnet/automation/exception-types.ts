/**
 * The exceptions of System.Management.Automation as a table: name, base, what a parameterless constructor says, the
 * ErrorRecord that the type makes for itself, and the properties that scripts read in a catch block.
 */
import { type ErrorCategory, ErrorCategoryInfo, ErrorRecord, errorCategories } from '../../objects/error-record.js';
import { NetException } from '../../objects/net-exception.js';
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { containedRecordOf } from './contained-error-record.js';

interface ExceptionRow {
  /** Full name, or a name in System.Management.Automation. */
  base: string;
  /** Message of `new()`; the type's own name when left out. */
  message?: string;
  errorId?: string;
  category?: ErrorCategory;
  /** Signatures of properties that stand in NetException.properties. */
  properties?: string[];
  /** Takes the place of the usual constructors. */
  constructors?: Record<string, MemberImplementation>;
  abstract?: boolean;
}

const systemError = 'System error.';
const automation = 'System.Management.Automation.';

/** `message (Parameter 'name')`, as ArgumentException.Message. */
function withParameter(message: string, parameter: string | null): string {
  return parameter ? `${message} (Parameter '${parameter}')` : message;
}

const parameterProperties = [
  'string ParameterName {get;}',
  'type ParameterType {get;}',
  'type TypeSpecified {get;}',
  'string ErrorId {get;}',
  'long Line {get;}',
  'long Offset {get;}',
  'System.Management.Automation.InvocationInfo CommandInvocation {get;}',
];

function hostConstructors(): Record<string, MemberImplementation> {
  return {
    ...usualConstructors(null),
    'new(string message, System.Exception innerException, string errorId, System.Management.Automation.ErrorCategory errorCategory)':
      (type: NetType, message: string, inner: NetException | null, errorId: string, category: EnumValue) => {
        const exception = new NetException(type, message, inner);
        exception.errorRecord = new ErrorRecord(
          exception,
          errorId,
          new ErrorCategoryInfo(errorCategories[Number(category.value)] ?? 'NotSpecified'),
        );
        return exception;
      },
  };
}

const nullMessage = 'Value cannot be null.';
const rangeMessage = 'Specified argument was out of the range of valid values.';

/** By name in System.Management.Automation. Bases stand before what derives from them. */
const rows: Record<string, ExceptionRow> = {
  RuntimeException: {
    base: 'System.SystemException',
    message: systemError,
    constructors: {
      ...usualConstructors(systemError),
      'new(string message, System.Exception innerException, System.Management.Automation.ErrorRecord errorRecord)': (
        type: NetType,
        message: string,
        inner: NetException | null,
        record: ErrorRecord | null,
      ) => {
        const exception = new NetException(type, message, inner);
        exception.errorRecord = record;
        return exception;
      },
    },
  },
  ActionPreferenceStopException: {
    base: 'RuntimeException',
    message: 'Running commands is prevented by Stop policy settings.',
    errorId: 'ActionPreferenceStop',
    category: 'OperationStopped',
  },
  ApplicationFailedException: {
    base: 'RuntimeException',
    message: systemError,
    errorId: 'NativeCommandFailed',
    category: 'ResourceUnavailable',
  },
  MetadataException: { base: 'RuntimeException', category: 'MetadataError' },
  ArgumentTransformationMetadataException: { base: 'MetadataException', category: 'MetadataError' },
  ParsingMetadataException: { base: 'MetadataException', category: 'MetadataError' },
  ValidationMetadataException: { base: 'MetadataException', category: 'MetadataError' },
  CmdletInvocationException: { base: 'RuntimeException', message: systemError, errorId: 'CmdletInvocationException' },
  CmdletProviderInvocationException: {
    base: 'CmdletInvocationException',
    message: systemError,
    errorId: 'CmdletInvocationException',
    properties: [
      'System.Management.Automation.ProviderInvocationException ProviderInvocationException {get;}',
      'System.Management.Automation.ProviderInfo ProviderInfo {get;}',
    ],
  },
  CommandNotFoundException: {
    base: 'RuntimeException',
    message: systemError,
    errorId: 'CommandNotFoundException',
    category: 'ObjectNotFound',
    properties: ['string CommandName {get;set;}'],
  },
  ScriptRequiresException: {
    base: 'RuntimeException',
    message: systemError,
    properties: [
      'string CommandName {get;}',
      'version RequiresPSVersion {get;}',
      'System.Collections.ObjectModel.ReadOnlyCollection[string] MissingPSSnapIns {get;}',
      'string RequiresShellId {get;}',
      'string RequiresShellPath {get;}',
    ],
  },
  ExtendedTypeSystemException: { base: 'RuntimeException' },
  GetValueException: { base: 'ExtendedTypeSystemException' },
  GetValueInvocationException: { base: 'GetValueException' },
  SetValueException: { base: 'ExtendedTypeSystemException' },
  SetValueInvocationException: { base: 'SetValueException' },
  PropertyNotFoundException: { base: 'ExtendedTypeSystemException' },
  MethodException: { base: 'ExtendedTypeSystemException' },
  MethodInvocationException: { base: 'MethodException' },
  NativeCommandExitException: {
    base: 'RuntimeException',
    properties: ['string Path {get;}', 'int ExitCode {get;}', 'int ProcessId {get;}'],
    constructors: {},
  },
  ParameterBindingException: { base: 'RuntimeException', message: '', properties: parameterProperties },
  // Not public in PowerShell, but their names are what `catch` and GetType() show.
  ParameterBindingValidationException: { base: 'ParameterBindingException', message: '' },
  ParameterBindingArgumentTransformationException: { base: 'ParameterBindingException', message: '' },
  ParameterBindingParameterDefaultValueException: { base: 'ParameterBindingException', message: '' },
  ParseException: {
    base: 'RuntimeException',
    message: systemError,
    errorId: 'Parse',
    category: 'ParserError',
    properties: ['System.Management.Automation.Language.ParseError[] Errors {get;}'],
  },
  IncompleteParseException: {
    base: 'ParseException',
    message: systemError,
    errorId: 'IncompleteParse',
    category: 'ParserError',
  },
  PipelineClosedException: { base: 'RuntimeException', message: systemError },
  PipelineStoppedException: {
    base: 'RuntimeException',
    message: 'The pipeline has been stopped.',
    errorId: 'PipelineStopped',
    category: 'OperationStopped',
  },
  ProviderInvocationException: {
    base: 'RuntimeException',
    message: systemError,
    errorId: 'ProviderInvocationException',
    properties: ['System.Management.Automation.ProviderInfo ProviderInfo {get;}'],
  },
  PSSecurityException: {
    base: 'RuntimeException',
    message: 'Cannot run software. Permission is denied.',
    errorId: 'UnauthorizedAccess',
    category: 'SecurityError',
  },
  RedirectedException: { base: 'RuntimeException', message: systemError, errorId: 'RedirectedException' },
  RemoteException: {
    base: 'RuntimeException',
    message: systemError,
    properties: ['psobject SerializedRemoteException {get;}', 'psobject SerializedRemoteInvocationInfo {get;}'],
  },
  ScriptBlockToPowerShellNotSupportedException: { base: 'RuntimeException' },
  SessionStateException: {
    base: 'RuntimeException',
    message: systemError,
    errorId: 'SessionStateException',
    category: 'InvalidArgument',
    properties: [
      'string ItemName {get;}',
      'System.Management.Automation.SessionStateCategory SessionStateCategory {get;}',
    ],
  },
  SessionStateUnauthorizedAccessException: {
    base: 'SessionStateException',
    message: systemError,
    errorId: 'SessionStateException',
    category: 'InvalidArgument',
  },
  ProviderNotFoundException: {
    base: 'SessionStateException',
    message: systemError,
    errorId: 'SessionStateException',
    category: 'InvalidArgument',
  },
  ProviderNameAmbiguousException: {
    base: 'ProviderNotFoundException',
    message: systemError,
    errorId: 'SessionStateException',
    category: 'InvalidArgument',
  },
  DriveNotFoundException: {
    base: 'SessionStateException',
    message: systemError,
    errorId: 'SessionStateException',
    category: 'InvalidArgument',
  },
  ItemNotFoundException: {
    base: 'SessionStateException',
    message: systemError,
    errorId: 'SessionStateException',
    category: 'InvalidArgument',
  },
  WildcardPatternException: { base: 'RuntimeException', message: systemError },
  'Host.HostException': {
    base: 'RuntimeException',
    message: 'An error of type "System.Management.Automation.Host.HostException" has occurred.',
    errorId: 'System.Management.Automation.Host.HostException',
    category: 'ResourceUnavailable',
    constructors: hostConstructors(),
  },
  'Host.PromptingException': {
    base: 'Host.HostException',
    message: 'An error of type "System.Management.Automation.Host.PromptingException" has occurred.',
    errorId: 'System.Management.Automation.Host.PromptingException',
    category: 'ResourceUnavailable',
    constructors: hostConstructors(),
  },
  'Remoting.PSDirectException': { base: 'RuntimeException' },
  'Remoting.PSRemotingDataStructureException': {
    base: 'RuntimeException',
    message: 'An error of type "System.Management.Automation.Remoting.PSRemotingDataStructureException" has occurred.',
    errorId: 'System.Management.Automation.Remoting.PSRemotingDataStructureException',
    category: 'ResourceUnavailable',
  },
  'Remoting.PSRemotingTransportException': {
    base: 'RuntimeException',
    message: 'An error of type "System.Management.Automation.Remoting.PSRemotingTransportException" has occurred.',
    errorId: 'System.Management.Automation.Remoting.PSRemotingDataStructureException',
    category: 'ResourceUnavailable',
    properties: ['int ErrorCode {get;set;}', 'string TransportMessage {get;set;}'],
  },
  'Remoting.PSRemotingTransportRedirectException': {
    base: 'Remoting.PSRemotingTransportException',
    message:
      'An error of type "System.Management.Automation.Remoting.PSRemotingTransportRedirectException" has occurred.',
    errorId: 'System.Management.Automation.Remoting.PSRemotingDataStructureException',
    category: 'ResourceUnavailable',
    properties: ['string RedirectLocation {get;}'],
  },
  'Runspaces.TypeTableLoadException': {
    base: 'RuntimeException',
    message: systemError,
    errorId: 'System.Management.Automation.Runspaces.TypeTableLoadException',
    category: 'InvalidData',
    properties: ['System.Collections.ObjectModel.Collection[string] Errors {get;}'],
  },
  'Runspaces.FormatTableLoadException': {
    base: 'RuntimeException',
    message: systemError,
    errorId: 'System.Management.Automation.Runspaces.FormatTableLoadException',
    category: 'InvalidData',
    properties: ['System.Collections.ObjectModel.Collection[string] Errors {get;}'],
  },
  'Runspaces.PSSnapInException': { base: 'RuntimeException', message: systemError, errorId: 'PSSnapInException' },
  'Runspaces.RunspaceOpenModuleLoadException': { base: 'RuntimeException' },
  'Runspaces.PSConsoleLoadException': { base: 'System.SystemException', constructors: {} },
  'Runspaces.InvalidPipelineStateException': {
    base: 'System.SystemException',
    message: systemError,
    properties: [
      'System.Management.Automation.Runspaces.PipelineState CurrentState {get;}',
      'System.Management.Automation.Runspaces.PipelineState ExpectedState {get;}',
    ],
  },
  'Runspaces.InvalidRunspacePoolStateException': {
    base: 'System.SystemException',
    message: systemError,
    properties: [
      'System.Management.Automation.Runspaces.RunspacePoolState CurrentState {get;}',
      'System.Management.Automation.Runspaces.RunspacePoolState ExpectedState {get;}',
    ],
  },
  'Runspaces.InvalidRunspaceStateException': {
    base: 'System.SystemException',
    message: systemError,
    properties: [
      'System.Management.Automation.Runspaces.RunspaceState CurrentState {get;}',
      'System.Management.Automation.Runspaces.RunspaceState ExpectedState {get;}',
    ],
  },
  FlowControlException: { base: 'System.SystemException', abstract: true, constructors: {} },
  LoopFlowException: {
    base: 'FlowControlException',
    abstract: true,
    constructors: {},
    properties: ['string Label {get;}'],
  },
  BreakException: { base: 'LoopFlowException', constructors: {} },
  ContinueException: { base: 'LoopFlowException', constructors: {} },
  ExitException: { base: 'FlowControlException', constructors: {}, properties: ['System.Object Argument {get;}'] },
  TerminateException: { base: 'FlowControlException', constructors: {} },
  HaltCommandException: { base: 'System.SystemException', message: systemError },
  InvalidJobStateException: {
    base: 'System.SystemException',
    message: systemError,
    properties: ['System.Management.Automation.JobState CurrentState {get;}'],
  },
  InvalidPowerShellStateException: {
    base: 'System.SystemException',
    message: systemError,
    properties: ['System.Management.Automation.PSInvocationState CurrentState {get;}'],
  },
  JobFailedException: {
    base: 'System.SystemException',
    properties: [
      'System.Exception Reason {get;}',
      'System.Management.Automation.Language.ScriptExtent DisplayScriptPosition {get;}',
    ],
  },
  ParentContainsErrorRecordException: {
    base: 'System.SystemException',
    constructors: {
      'new(System.Exception wrapperException)': (type: NetType, wrapper: NetException) =>
        new NetException(type, wrapper.message),
      'new(string message)': (type: NetType, message: string) => new NetException(type, message),
      'new(string message, System.Exception innerException)': (type: NetType, message: string, inner: NetException) =>
        new NetException(type, message, inner),
    },
  },
  PipelineDepthException: {
    base: 'System.SystemException',
    message: 'The pipeline failed due to call depth overflow.',
    errorId: 'CallDepthOverflow',
    category: 'InvalidOperation',
    properties: ['int CallDepth {get;}'],
  },
  ScriptCallDepthException: {
    base: 'System.SystemException',
    message: 'The script failed due to call depth overflow.',
    errorId: 'CallDepthOverflow',
    category: 'InvalidOperation',
    properties: ['int CallDepth {get;}'],
  },
  PSArgumentException: {
    base: 'System.ArgumentException',
    message: 'Value does not fall within the expected range.',
    errorId: 'Argument',
    category: 'InvalidArgument',
    constructors: {
      ...usualConstructors('Value does not fall within the expected range.'),
      'new(string message, string paramName)': (type: NetType, message: string, paramName: string) =>
        new NetException(type, withParameter(message, paramName), null, { ParamName: paramName }),
    },
  },
  PSArgumentNullException: {
    base: 'System.ArgumentNullException',
    message: nullMessage,
    errorId: 'ArgumentNull',
    category: 'InvalidArgument',
    constructors: {
      'new()': (type: NetType) => new NetException(type, nullMessage),
      'new(string paramName)': (type: NetType, paramName: string) =>
        new NetException(type, withParameter(nullMessage, paramName), null, { ParamName: paramName }),
      'new(string message, System.Exception innerException)': (type: NetType, message: string, inner: NetException) =>
        new NetException(type, message, inner),
      'new(string paramName, string message)': (type: NetType, paramName: string, message: string) =>
        new NetException(type, withParameter(message, paramName), null, { ParamName: paramName }),
    },
  },
  PSArgumentOutOfRangeException: {
    base: 'System.ArgumentOutOfRangeException',
    message: rangeMessage,
    errorId: 'ArgumentOutOfRange',
    category: 'InvalidArgument',
    constructors: {
      'new()': (type: NetType) => new NetException(type, rangeMessage),
      'new(string paramName)': (type: NetType, paramName: string) =>
        new NetException(type, withParameter(rangeMessage, paramName), null, { ParamName: paramName }),
      'new(string paramName, System.Object actualValue, string message)': (
        type: NetType,
        paramName: string,
        actualValue: unknown,
        message: string,
      ) => {
        const actual = actualValue === null ? '' : `\nActual value was ${actualValue}.`;
        return new NetException(type, withParameter(message, paramName) + actual, null, {
          ParamName: paramName,
          ActualValue: actualValue,
        });
      },
      'new(string message, System.Exception innerException)': (type: NetType, message: string, inner: NetException) =>
        new NetException(type, message, inner),
    },
  },
  PSInvalidCastException: {
    base: 'System.InvalidCastException',
    errorId: 'PSInvalidCastException',
    category: 'InvalidArgument',
  },
  PSInvalidOperationException: {
    base: 'System.InvalidOperationException',
    message: 'Operation is not valid due to the current state of the object.',
    errorId: 'InvalidOperation',
    category: 'InvalidOperation',
  },
  PSNotImplementedException: {
    base: 'System.NotImplementedException',
    message: 'The method or operation is not implemented.',
    errorId: 'NotImplemented',
    category: 'NotImplemented',
  },
  PSNotSupportedException: {
    base: 'System.NotSupportedException',
    message: 'Specified method is not supported.',
    errorId: 'NotSupported',
    category: 'NotImplemented',
  },
  PSObjectDisposedException: {
    base: 'System.ObjectDisposedException',
    errorId: 'ObjectDisposed',
    category: 'InvalidOperation',
    constructors: {
      'new(string objectName)': (type: NetType, name: string) =>
        new NetException(type, `Cannot access a disposed object.\nObject name: '${name}'.`, null, { ObjectName: name }),
      'new(string objectName, string message)': (type: NetType, name: string, message: string) =>
        new NetException(type, `${message}\nObject name: '${name}'.`, null, { ObjectName: name }),
      'new(string message, System.Exception innerException)': (type: NetType, message: string, inner: NetException) =>
        new NetException(type, message, inner),
    },
  },
};

/** Exceptions of other namespaces that the engine's own commands throw. */
const commandExceptions: Record<string, ExceptionRow> = {
  'Microsoft.PowerShell.Commands.HelpCategoryInvalidException': {
    base: 'System.ArgumentException',
    properties: ['string HelpCategory {get;}'],
  },
  'Microsoft.PowerShell.Commands.HelpNotFoundException': {
    base: 'System.SystemException',
    properties: ['string HelpTopic {get;}'],
  },
  'Microsoft.PowerShell.Commands.ProcessCommandException': {
    base: 'System.SystemException',
    properties: ['string ProcessName {get;set;}'],
  },
  'Microsoft.PowerShell.Commands.ServiceCommandException': {
    base: 'System.SystemException',
    properties: ['string ServiceName {get;set;}'],
  },
  'Microsoft.PowerShell.Commands.WriteErrorException': { base: 'System.SystemException' },
  'Microsoft.PowerShell.Commands.HttpResponseException': {
    base: 'System.Net.Http.HttpRequestException',
    properties: ['System.Net.Http.HttpResponseMessage Response {get;}'],
  },
};

/** The constructors that nearly every exception has. `defaultMessage` null: the type's own name, as `new()` says. */
function usualConstructors(defaultMessage: string | null): Record<string, MemberImplementation> {
  return {
    'new()': (type: NetType) => new NetException(type, defaultMessage ?? type.fullName),
    'new(string message)': (type: NetType, message: string) => new NetException(type, message),
    'new(string message, System.Exception innerException)': (
      type: NetType,
      message: string,
      inner: NetException | null,
    ) => new NetException(type, message, inner),
  };
}

function propertyMembers(signatures: string[]): Record<string, MemberImplementation> {
  return Object.fromEntries(
    signatures.map((signature) => {
      const name = /(\w+) \{/.exec(signature)?.[1] as string;
      return [
        signature,
        {
          get: (self: NetException) => self.properties?.[name] ?? null,
          set: (self: NetException, value: unknown) => {
            self.properties = { ...self.properties, [name]: value };
          },
        },
      ];
    }),
  );
}

function defineException(fullName: string, row: ExceptionRow): void {
  const base = row.base.startsWith('System.') ? row.base : automation + row.base;
  const own = row.errorId !== undefined || row.category !== undefined || fullName === `${automation}RuntimeException`;
  defineType(fullName, { assembly: 'System.Management.Automation' }, () => ({
    base,
    abstract: row.abstract ?? false,
    interfaces: own ? ['System.Management.Automation.IContainsErrorRecord'] : [],
    members: {
      ...(row.constructors ?? usualConstructors(row.message ?? null)),
      ...(own && {
        'System.Management.Automation.ErrorRecord ErrorRecord {get;}': (self: NetException) =>
          containedRecordOf(self, row.errorId ?? 'RuntimeException', row.category ?? 'NotSpecified'),
      }),
      ...propertyMembers(row.properties ?? []),
      ...(fullName === `${automation}RuntimeException` && {
        'bool WasThrownFromThrowStatement {get;set;}': {
          get: (self: NetException) => self.wasThrownFromThrowStatement,
          set: (self: NetException, value: boolean) => {
            self.wasThrownFromThrowStatement = value;
          },
        },
      }),
    },
  }));
}

for (const [name, row] of Object.entries(rows)) defineException(automation + name, row);
for (const [name, row] of Object.entries(commandExceptions)) defineException(name, row);

defineType('System.Management.Automation.IContainsErrorRecord', {}, () => ({
  kind: 'interface',
  members: { 'System.Management.Automation.ErrorRecord ErrorRecord {get;}': (self: NetException) => self.errorRecord },
}));
