/**
 * The enums of System.Management.Automation and Microsoft.PowerShell: tables. A text names values that count from zero; most
 * are like that.
 */
import { defineEnums } from '../enums.js';

function inOrder(names: string): { values: Record<string, number> } {
  return { values: Object.fromEntries(names.split(' ').map((name, i) => [name, i])) };
}

defineEnums('Microsoft.PowerShell', {
  ExecutionPolicy: {
    values: { Unrestricted: 0, RemoteSigned: 1, AllSigned: 2, Restricted: 3, Bypass: 4, Undefined: 5, Default: 3 },
  },
  ExecutionPolicyScope: inOrder('Process CurrentUser LocalMachine UserPolicy MachinePolicy'),
});

defineEnums('Microsoft.PowerShell.Commands', {
  BreakpointType: inOrder('Line Variable Command'),
  DisplayHintType: inOrder('Date Time DateTime'),
  Language: inOrder('CSharp'),
  OutputAssemblyType: inOrder('Library ConsoleApplication WindowsApplication'),
  ExportAliasFormat: inOrder('Csv Script'),
  'BaseCsvWritingCommand+QuoteKind': inOrder('Never Always AsNeeded'),
  JsonDateKind: inOrder('Default Local Utc Offset String'),
  OpenMode: inOrder('Add New Overwrite'),
  OutTarget: inOrder('Default Host Job'),
  SessionFilterState: inOrder('All Opened Disconnected Closed Broken'),
  UpdateHelpScope: inOrder('CurrentUser AllUsers'),
});

defineEnums('Newtonsoft.Json', { StringEscapeHandling: inOrder('Default EscapeNonAscii EscapeHtml') });

defineEnums('System.Management.Automation', {
  ActionPreference: inOrder('SilentlyContinue Stop Continue Inquire Ignore Suspend Break'),
  Alignment: inOrder('Undefined Left Center Right'),
  BreakpointUpdateType: inOrder('Set Removed Enabled Disabled'),
  CommandOrigin: inOrder('Runspace Internal'),
  CommandTypes: {
    flags: true,
    values: {
      Alias: 1,
      Function: 2,
      Filter: 4,
      Cmdlet: 8,
      ExternalScript: 16,
      Application: 32,
      Script: 64,
      Configuration: 256,
      All: 383,
    },
  },
  CompletionResultType: inOrder(
    'Text History Command ProviderItem ProviderContainer Property Method ParameterName ParameterValue ' +
      'Variable Namespace Type Keyword DynamicKeyword',
  ),
  ConfirmImpact: inOrder('None Low Medium High'),
  CopyContainers: inOrder('CopyTargetContainer CopyChildrenOfTargetContainer'),
  DSCResourceRunAsCredential: {
    values: { Default: 0, NotSupported: 1, Mandatory: 2, Optional: 0 },
  },
  DebugModes: {
    flags: true,
    values: { None: 0, Default: 1, LocalScript: 2, RemoteScript: 4 },
  },
  DebuggerResumeAction: inOrder('Continue StepInto StepOut StepOver Stop'),
  DisplayEntryValueType: inOrder('Property ScriptBlock'),
  ErrorCategory: inOrder(
    'NotSpecified OpenError CloseError DeviceError DeadlockDetected InvalidArgument InvalidData ' +
      'InvalidOperation InvalidResult InvalidType MetadataError NotImplemented NotInstalled ObjectNotFound ' +
      'OperationStopped OperationTimeout SyntaxError ParserError PermissionDenied ResourceBusy ResourceExists ' +
      'ResourceUnavailable ReadError WriteError FromStdErr SecurityError ProtocolError ConnectionError ' +
      'AuthenticationError LimitsExceeded QuotaExceeded NotEnabled',
  ),
  ErrorView: inOrder('NormalView CategoryView ConciseView DetailedView'),
  ExperimentAction: inOrder('None Hide Show'),
  ImplementedAsType: inOrder('None PowerShell Binary Composite'),
  JobState: inOrder(
    'NotStarted Running Completed Failed Stopped Blocked Suspended Disconnected Suspending Stopping ' + 'AtBreakpoint',
  ),
  JobThreadOptions: inOrder('Default UseThreadPoolThread UseNewThread'),
  ModuleAccessMode: inOrder('ReadWrite ReadOnly Constant'),
  'ModuleIntrinsics+PSModulePathScope': inOrder('User Builtin Machine'),
  ModuleType: inOrder('Script Binary Manifest Cim'),
  NativeArgumentPassingStyle: inOrder('Legacy Standard Windows'),
  PSCredentialTypes: {
    flags: true,
    values: { Generic: 1, Domain: 2, Default: 3 },
  },
  PSCredentialUIOptions: {
    flags: true,
    values: { Default: 1, None: 0, ValidateUserNameSyntax: 1, AlwaysPrompt: 2, ReadOnlyUserName: 3 },
  },
  PSInvocationState: inOrder('NotStarted Running Stopping Stopped Completed Failed Disconnected'),
  PSLanguageMode: inOrder('FullLanguage RestrictedLanguage NoLanguage ConstrainedLanguage'),
  PSMemberViewTypes: {
    flags: true,
    values: { Extended: 1, Adapted: 2, Base: 4, All: 7 },
  },
  PSModuleAutoLoadingPreference: inOrder('None ModuleQualified All'),
  PSTokenType: inOrder(
    'Unknown Command CommandParameter CommandArgument Number String Variable Member LoopLabel Attribute Type ' +
      'Operator GroupStart GroupEnd Keyword Comment StatementSeparator NewLine LineContinuation Position',
  ),
  PSTraceSourceOptions: {
    flags: true,
    values: {
      None: 0,
      Constructor: 1,
      Dispose: 2,
      Finalizer: 4,
      Method: 8,
      Property: 16,
      Delegates: 32,
      Events: 64,
      Exception: 128,
      Lock: 256,
      Error: 512,
      Warning: 1024,
      Verbose: 2048,
      WriteLine: 4096,
      Scope: 8192,
      Assert: 16384,
      ExecutionFlow: 8303,
      Data: 6167,
      Errors: 640,
      All: 32767,
    },
  },
  'Platform+XDG_Type': inOrder('CONFIG CACHE DATA USER_MODULES SHARED_MODULES DEFAULT'),
  PowerShellStreamType: inOrder('Input Output Error Warning Verbose Debug Progress Information'),
  ProgressRecordType: inOrder('Processing Completed'),
  RemoteStreamOptions: {
    flags: true,
    values: {
      AddInvocationInfoToErrorRecord: 1,
      AddInvocationInfoToWarningRecord: 2,
      AddInvocationInfoToDebugRecord: 4,
      AddInvocationInfoToVerboseRecord: 8,
      AddInvocationInfo: 15,
    },
  },
  RemotingBehavior: inOrder('None PowerShell Custom'),
  RemotingCapability: inOrder('None PowerShell SupportedByCommand OwnedByCommand'),
  ResolutionPurpose: inOrder('Encryption Decryption'),
  ReturnContainers: inOrder('ReturnMatchingContainers ReturnAllContainers'),
  RollbackSeverity: inOrder('Error TerminatingError Never'),
  RunspaceMode: inOrder('CurrentRunspace NewRunspace'),
  ScopedItemOptions: {
    flags: true,
    values: { None: 0, ReadOnly: 1, Constant: 2, Private: 4, AllScope: 8, Unspecified: 16 },
  },
  SessionCapabilities: {
    flags: true,
    values: { RemoteServer: 1, Language: 4 },
  },
  SessionStateCategory: inOrder('Variable Alias Function Filter Drive CmdletProvider Scope Command Resource Cmdlet'),
  SessionStateEntryVisibility: inOrder('Public Private'),
  ShouldProcessReason: {
    flags: true,
    values: { None: 0, WhatIf: 1 },
  },
  SignatureStatus: inOrder('Valid UnknownError NotSigned HashMismatch NotTrusted NotSupportedFileFormat Incompatible'),
  SignatureType: inOrder('None Authenticode Catalog'),
  SigningOption: {
    values: { AddOnlyCertificate: 0, AddFullCertificateChain: 1, AddFullCertificateChainExceptRoot: 2, Default: 2 },
  },
  SplitOptions: {
    flags: true,
    values: {
      SimpleMatch: 1,
      RegexMatch: 2,
      CultureInvariant: 4,
      IgnorePatternWhitespace: 8,
      Multiline: 16,
      Singleline: 32,
      IgnoreCase: 64,
      ExplicitCapture: 128,
    },
  },
  TypeInferenceRuntimePermissions: inOrder('None AllowSafeEval'),
  'VTUtility+VT': inOrder('Reset Inverse'),
  ValidateRangeKind: inOrder('Positive NonNegative Negative NonPositive'),
  VariableAccessMode: inOrder('Read Write ReadWrite'),
  WhereOperatorSelectionMode: inOrder('Default First Last SkipUntil Until Split'),
  WildcardOptions: {
    flags: true,
    values: { None: 0, Compiled: 1, IgnoreCase: 2, CultureInvariant: 4 },
  },
});

defineEnums('System.Management.Automation.Configuration', {
  ConfigScope: inOrder('AllUsers CurrentUser'),
});

defineEnums('System.Management.Automation.Host', {
  BufferCellType: inOrder('Complete Leading Trailing'),
  ControlKeyStates: {
    flags: true,
    values: {
      RightAltPressed: 1,
      LeftAltPressed: 2,
      RightCtrlPressed: 4,
      LeftCtrlPressed: 8,
      ShiftPressed: 16,
      NumLockOn: 32,
      ScrollLockOn: 64,
      CapsLockOn: 128,
      EnhancedKey: 256,
    },
  },
  'PSHostUserInterface+FormatStyle': inOrder('Reset FormatAccent TableHeader ErrorAccent Error Warning Verbose Debug'),
  ReadKeyOptions: {
    flags: true,
    values: { AllowCtrlC: 1, NoEcho: 2, IncludeKeyDown: 4, IncludeKeyUp: 8 },
  },
});

defineEnums('System.Management.Automation.Internal', {
  PSMonitorRunspaceType: inOrder('Standalone InvokeCommand'),
});

defineEnums('System.Management.Automation.Provider', {});

defineEnums('System.Management.Automation.Remoting', {
  ProxyAccessType: {
    values: { None: 0, IEConfig: 1, WinHttpConfig: 2, AutoDetect: 4, NoProxyServer: 8 },
  },
  SessionType: inOrder('Empty RestrictedRemoteServer Default'),
  TransportMethodEnum: inOrder(
    'CreateShellEx RunShellCommandEx SendShellInputEx ReceiveShellOutputEx CloseShellOperationEx ' +
      'CommandInputEx ReceiveCommandOutputEx DisconnectShellEx ReconnectShellEx ConnectShellEx ' +
      'ReconnectShellCommandEx ConnectShellCommandEx Unknown',
  ),
});

defineEnums('System.Management.Automation.Remoting.Internal', {
  PSStreamObjectType: {
    values: {
      Output: 1,
      Error: 2,
      MethodExecutor: 3,
      Warning: 4,
      BlockingError: 5,
      ShouldMethod: 6,
      WarningRecord: 7,
      Debug: 8,
      Progress: 9,
      Verbose: 10,
      Information: 11,
      Exception: 12,
    },
  },
});

defineEnums('System.Management.Automation.Runspaces', {
  AuthenticationMechanism: inOrder('Default Basic Negotiate NegotiateWithImplicitCredential Credssp Digest Kerberos'),
  OutputBufferingMode: inOrder('None Drop Block'),
  PSSessionConfigurationAccessMode: inOrder('Disabled Local Remote'),
  PSThreadOptions: inOrder('Default UseNewThread ReuseThread UseCurrentThread'),
  PipelineResultTypes: {
    flags: true,
    values: { None: 0, Output: 1, Error: 2, Warning: 3, Verbose: 4, Debug: 5, Information: 6, All: 7, Null: 8 },
  },
  PipelineState: inOrder('NotStarted Running Stopping Stopped Completed Failed Disconnected'),
  RunspaceAvailability: inOrder('None Available AvailableForNestedCommand Busy RemoteDebug'),
  RunspaceCapability: {
    values: {
      Default: 0,
      SupportsDisconnect: 1,
      NamedPipeTransport: 2,
      VMSocketTransport: 4,
      SSHTransport: 8,
      CustomTransport: 256,
    },
  },
  RunspacePoolAvailability: inOrder('None Available Busy'),
  RunspacePoolCapability: inOrder('Default SupportsDisconnect'),
  RunspacePoolState: inOrder('BeforeOpen Opening Opened Closed Closing Broken Disconnecting Disconnected Connecting'),
  RunspaceState: inOrder('BeforeOpen Opening Opened Closed Closing Broken Disconnecting Disconnected Connecting'),
  TargetMachineType: inOrder('RemoteMachine VirtualMachine Container'),
});

defineEnums('System.Management.Automation.Security', {
  SystemEnforcementMode: inOrder('None Audit Enforce'),
  SystemScriptFileEnforcement: inOrder('None Block Allow AllowConstrained AllowConstrainedAudit'),
});

defineEnums('System.Management.Automation.Subsystem', {
  SubsystemKind: {
    underlying: 'System.UInt32',
    values: { CommandPredictor: 1, CrossPlatformDsc: 2, FeedbackProvider: 4 },
  },
});

defineEnums('System.Management.Automation.Subsystem.Feedback', {
  FeedbackDisplayLayout: inOrder('Portrait Landscape'),
  FeedbackTrigger: {
    flags: true,
    values: { Success: 1, CommandNotFound: 2, Error: 6, All: 7 },
  },
});

defineEnums('System.Management.Automation.Subsystem.Prediction', {
  PredictionClientKind: inOrder('Terminal Editor'),
  PredictorFeedbackKind: inOrder('SuggestionDisplayed SuggestionAccepted CommandLineAccepted CommandLineExecuted'),
});
