/** Exceptions and what they derive from, for the order of catch clauses. A table, without `System.` before the names. */
import { fold } from '../tokenizer/characters.js';

/** Under each exception those that derive from it directly. */
const DERIVED: Readonly<Record<string, string>> = {
  ApplicationException:
    'Reflection.InvalidFilterCriteriaException Reflection.TargetException Reflection.TargetInvocationException ' +
    'Reflection.TargetParameterCountException Threading.WaitHandleCannotBeOpenedException',
  ArgumentException:
    'ArgumentNullException ArgumentOutOfRangeException DuplicateWaitObjectException ' +
    'Globalization.CultureNotFoundException Management.Automation.PSArgumentException ' +
    'Text.DecoderFallbackException Text.EncoderFallbackException Text.RegularExpressions.RegexParseException',
  ArgumentNullException: 'Management.Automation.PSArgumentNullException',
  ArgumentOutOfRangeException: 'Management.Automation.PSArgumentOutOfRangeException',
  ArithmeticException: 'DivideByZeroException NotFiniteNumberException OverflowException',
  'ComponentModel.Win32Exception': 'Net.Sockets.SocketException',
  Exception:
    'AggregateException ApplicationException Diagnostics.Contracts.ContractException ' +
    'Diagnostics.Tracing.EventSourceException Diagnostics.UnreachableException InvalidTimeZoneException ' +
    'Net.Http.HttpRequestException Runtime.AmbiguousImplementationException ' +
    'Runtime.CompilerServices.RuntimeWrappedException SystemException Text.Json.JsonException ' +
    'Threading.LockRecursionException Threading.Tasks.TaskSchedulerException TimeZoneNotFoundException',
  FormatException: 'Net.CookieException Reflection.CustomAttributeFormatException',
  'IO.IOException':
    'IO.DirectoryNotFoundException IO.EndOfStreamException IO.FileLoadException IO.FileNotFoundException ' +
    'IO.PathTooLongException Net.Http.HttpIOException',
  InvalidCastException: 'Management.Automation.PSInvalidCastException',
  InvalidOperationException:
    'Management.Automation.PSInvalidOperationException Net.ProtocolViolationException Net.WebException ' +
    'ObjectDisposedException Runtime.CompilerServices.SwitchExpressionException',
  'Management.Automation.CmdletInvocationException': 'Management.Automation.CmdletProviderInvocationException',
  'Management.Automation.ExtendedTypeSystemException':
    'Management.Automation.GetValueException Management.Automation.MethodException ' +
    'Management.Automation.PropertyNotFoundException Management.Automation.SetValueException',
  'Management.Automation.FlowControlException':
    'Management.Automation.ExitException Management.Automation.LoopFlowException ' +
    'Management.Automation.TerminateException',
  'Management.Automation.GetValueException': 'Management.Automation.GetValueInvocationException',
  'Management.Automation.Host.HostException': 'Management.Automation.Host.PromptingException',
  'Management.Automation.LoopFlowException':
    'Management.Automation.BreakException Management.Automation.ContinueException',
  'Management.Automation.MetadataException':
    'Management.Automation.ArgumentTransformationMetadataException Management.Automation.ParsingMetadataException ' +
    'Management.Automation.ValidationMetadataException',
  'Management.Automation.MethodException': 'Management.Automation.MethodInvocationException',
  'Management.Automation.ParseException': 'Management.Automation.IncompleteParseException',
  'Management.Automation.ProviderNotFoundException': 'Management.Automation.ProviderNameAmbiguousException',
  'Management.Automation.Remoting.PSRemotingTransportException':
    'Management.Automation.Remoting.PSRemotingTransportRedirectException',
  'Management.Automation.RuntimeException':
    'Management.Automation.ActionPreferenceStopException Management.Automation.ApplicationFailedException ' +
    'Management.Automation.CmdletInvocationException Management.Automation.CommandNotFoundException ' +
    'Management.Automation.ExtendedTypeSystemException Management.Automation.Host.HostException ' +
    'Management.Automation.MetadataException Management.Automation.NativeCommandExitException ' +
    'Management.Automation.PSSecurityException Management.Automation.ParameterBindingException ' +
    'Management.Automation.ParseException Management.Automation.PipelineClosedException ' +
    'Management.Automation.PipelineStoppedException Management.Automation.ProviderInvocationException ' +
    'Management.Automation.RedirectedException Management.Automation.RemoteException ' +
    'Management.Automation.Remoting.PSDirectException ' +
    'Management.Automation.Remoting.PSRemotingDataStructureException ' +
    'Management.Automation.Remoting.PSRemotingTransportException ' +
    'Management.Automation.Runspaces.FormatTableLoadException Management.Automation.Runspaces.PSSnapInException ' +
    'Management.Automation.Runspaces.RunspaceOpenModuleLoadException ' +
    'Management.Automation.Runspaces.TypeTableLoadException ' +
    'Management.Automation.ScriptBlockToPowerShellNotSupportedException ' +
    'Management.Automation.ScriptRequiresException Management.Automation.SessionStateException ' +
    'Management.Automation.WildcardPatternException',
  'Management.Automation.SessionStateException':
    'Management.Automation.DriveNotFoundException Management.Automation.ItemNotFoundException ' +
    'Management.Automation.ProviderNotFoundException ' +
    'Management.Automation.SessionStateUnauthorizedAccessException',
  'Management.Automation.SetValueException': 'Management.Automation.SetValueInvocationException',
  MemberAccessException: 'FieldAccessException MethodAccessException MissingMemberException',
  MissingMemberException: 'MissingFieldException MissingMethodException',
  'Net.Http.HttpIOException': 'Net.Http.HttpProtocolException',
  NotImplementedException: 'Management.Automation.PSNotImplementedException',
  NotSupportedException: 'Management.Automation.PSNotSupportedException PlatformNotSupportedException',
  ObjectDisposedException: 'Management.Automation.PSObjectDisposedException',
  OperationCanceledException: 'Threading.Tasks.TaskCanceledException',
  OutOfMemoryException: 'InsufficientMemoryException',
  'Runtime.InteropServices.ExternalException':
    'ComponentModel.Win32Exception Runtime.InteropServices.COMException Runtime.InteropServices.SEHException',
  SystemException:
    'AccessViolationException AppDomainUnloadedException ArgumentException ArithmeticException ' +
    'ArrayTypeMismatchException BadImageFormatException CannotUnloadAppDomainException ' +
    'Collections.Generic.KeyNotFoundException ContextMarshalException DataMisalignedException ' +
    'ExecutionEngineException FormatException IO.IOException IO.InvalidDataException IndexOutOfRangeException ' +
    'InsufficientExecutionStackException InvalidCastException InvalidOperationException InvalidProgramException ' +
    'Management.Automation.FlowControlException Management.Automation.HaltCommandException ' +
    'Management.Automation.InvalidJobStateException Management.Automation.InvalidPowerShellStateException ' +
    'Management.Automation.JobFailedException Management.Automation.ParentContainsErrorRecordException ' +
    'Management.Automation.PipelineDepthException Management.Automation.Runspaces.InvalidPipelineStateException ' +
    'Management.Automation.Runspaces.InvalidRunspacePoolStateException ' +
    'Management.Automation.Runspaces.InvalidRunspaceStateException ' +
    'Management.Automation.Runspaces.PSConsoleLoadException Management.Automation.RuntimeException ' +
    'Management.Automation.ScriptCallDepthException MemberAccessException MulticastNotSupportedException ' +
    'NotImplementedException NotSupportedException NullReferenceException OperationCanceledException ' +
    'OutOfMemoryException RankException Reflection.AmbiguousMatchException Reflection.ReflectionTypeLoadException ' +
    'Resources.MissingManifestResourceException Resources.MissingSatelliteAssemblyException ' +
    'Runtime.InteropServices.ExternalException Runtime.InteropServices.InvalidComObjectException ' +
    'Runtime.InteropServices.InvalidOleVariantTypeException Runtime.InteropServices.MarshalDirectiveException ' +
    'Runtime.InteropServices.SafeArrayRankMismatchException ' +
    'Runtime.InteropServices.SafeArrayTypeMismatchException Runtime.Serialization.SerializationException ' +
    'Security.Cryptography.CryptographicException Security.SecurityException Security.VerificationException ' +
    'StackOverflowException Threading.AbandonedMutexException Threading.SemaphoreFullException ' +
    'Threading.SynchronizationLockException Threading.ThreadAbortException Threading.ThreadInterruptedException ' +
    'Threading.ThreadStartException Threading.ThreadStateException TimeoutException TypeInitializationException ' +
    'TypeLoadException TypeUnloadedException UnauthorizedAccessException Xml.Schema.XmlSchemaException ' +
    'Xml.XPath.XPathException Xml.XmlException Xml.Xsl.XsltException',
  TimeoutException: 'Text.RegularExpressions.RegexMatchTimeoutException',
  TypeLoadException: 'DllNotFoundException EntryPointNotFoundException TypeAccessException',
  'Xml.Schema.XmlSchemaException': 'Xml.Schema.XmlSchemaInferenceException Xml.Schema.XmlSchemaValidationException',
  'Xml.Xsl.XsltException': 'Xml.Xsl.XsltCompileException',
};

interface KnownException {
  /** With its namespace. */
  fullName: string;
  /** Its base, as a key of the table; null for Exception itself. */
  base: string | null;
}

let known: Map<string, KnownException> | undefined;

/** By the name in lower case, without `system.` before it; undefined when that is no exception of the system. */
export function knownException(name: string): KnownException | undefined {
  if (known === undefined) {
    known = new Map([['exception', { fullName: 'System.Exception', base: null }]]);
    for (const [base, derived] of Object.entries(DERIVED)) {
      for (const type of derived.split(' ')) known.set(fold(type), { fullName: `System.${type}`, base: fold(base) });
    }
  }
  return known.get(name);
}
