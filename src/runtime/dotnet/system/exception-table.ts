/**
 * A table of the exceptions of the class library: base type, HRESULT and what a parameterless constructor says, where they
 * differ from the base's, and properties. Names are in System.
 */
export interface ExceptionRow {
  base: string;
  hResult?: number;
  message?: string;
  /** Signatures of properties; their values stand in NetException.properties by name. */
  properties?: string[];
}

export const exceptionTable: Record<string, ExceptionRow> = {
  BadImageFormatException: {
    base: 'SystemException',
    hResult: -2147024885,
    message: 'Format of the executable (.exe) or library (.dll) is invalid.',
    properties: ['string Message {get;}', 'string FileName {get;}', 'string FusionLog {get;}'],
  },
  TypeLoadException: {
    base: 'SystemException',
    hResult: -2146233054,
    message: 'Failure has occurred while loading a type.',
    properties: ['string Message {get;}', 'string TypeName {get;}'],
  },
  AccessViolationException: {
    base: 'SystemException',
    hResult: -2147467261,
    message: 'Attempted to read or write protected memory. This is often an indication that other memory is corrupt.',
  },
  AggregateException: {
    base: 'Exception',
    message: 'One or more errors occurred.',
    properties: [
      'System.Collections.ObjectModel.ReadOnlyCollection[System.Exception] InnerExceptions {get;}',
      'string Message {get;}',
    ],
  },
  AppDomainUnloadedException: {
    base: 'SystemException',
    hResult: -2146234348,
    message: 'Attempted to access an unloaded AppDomain.',
  },
  ApplicationException: { base: 'Exception', hResult: -2146232832, message: 'Error in the application.' },
  ArgumentException: {
    base: 'SystemException',
    hResult: -2147024809,
    message: 'Value does not fall within the expected range.',
    properties: ['string Message {get;}', 'string ParamName {get;}'],
  },
  ArgumentNullException: { base: 'ArgumentException', hResult: -2147467261, message: 'Value cannot be null.' },
  ArgumentOutOfRangeException: {
    base: 'ArgumentException',
    hResult: -2146233086,
    message: 'Specified argument was out of the range of valid values.',
    properties: ['string Message {get;}', 'System.Object ActualValue {get;}'],
  },
  ArithmeticException: {
    base: 'SystemException',
    hResult: -2147024362,
    message: 'Overflow or underflow in the arithmetic operation.',
  },
  ArrayTypeMismatchException: {
    base: 'SystemException',
    hResult: -2146233085,
    message: 'Attempted to access an element as a type incompatible with the array.',
  },
  CannotUnloadAppDomainException: {
    base: 'SystemException',
    hResult: -2146234347,
    message: 'Attempt to unload the AppDomain failed.',
  },
  ContextMarshalException: {
    base: 'SystemException',
    hResult: -2146233084,
    message: 'Attempted to marshal an object across a context boundary.',
  },
  DataMisalignedException: {
    base: 'SystemException',
    hResult: -2146233023,
    message: 'A datatype misalignment was detected in a load or store instruction.',
  },
  DivideByZeroException: { base: 'ArithmeticException', hResult: -2147352558, message: 'Attempted to divide by zero.' },
  DllNotFoundException: { base: 'TypeLoadException', hResult: -2146233052, message: 'Dll was not found.' },
  DuplicateWaitObjectException: {
    base: 'ArgumentException',
    hResult: -2146233047,
    message: 'Duplicate objects in argument.',
  },
  EntryPointNotFoundException: {
    base: 'TypeLoadException',
    hResult: -2146233053,
    message: 'Entry point was not found.',
  },
  ExecutionEngineException: {
    base: 'SystemException',
    hResult: -2146233082,
    message: 'Internal error in the runtime.',
  },
  FieldAccessException: {
    base: 'MemberAccessException',
    hResult: -2146233081,
    message: 'Attempted to access a field that is not accessible by the caller.',
  },
  FormatException: {
    base: 'SystemException',
    hResult: -2146233033,
    message: 'One of the identified items was in an invalid format.',
  },
  IndexOutOfRangeException: {
    base: 'SystemException',
    hResult: -2146233080,
    message: 'Index was outside the bounds of the array.',
  },
  InsufficientExecutionStackException: {
    base: 'SystemException',
    hResult: -2146232968,
    message:
      'Insufficient stack to continue executing the program safely. This can happen from having too many functions on the call stack or function on the stack using too much stack space.',
  },
  InsufficientMemoryException: { base: 'OutOfMemoryException', hResult: -2146233027 },
  InvalidCastException: { base: 'SystemException', hResult: -2147467262, message: 'Specified cast is not valid.' },
  InvalidOperationException: {
    base: 'SystemException',
    hResult: -2146233079,
    message: 'Operation is not valid due to the current state of the object.',
  },
  InvalidProgramException: {
    base: 'SystemException',
    hResult: -2146233030,
    message: 'Common Language Runtime detected an invalid program.',
  },
  InvalidTimeZoneException: { base: 'Exception' },
  MemberAccessException: { base: 'SystemException', hResult: -2146233062, message: 'Cannot access member.' },
  MethodAccessException: {
    base: 'MemberAccessException',
    hResult: -2146233072,
    message: 'Attempt to access the method failed.',
  },
  MissingFieldException: {
    base: 'MissingMemberException',
    hResult: -2146233071,
    message: 'Attempted to access a non-existing field.',
    properties: ['string Message {get;}'],
  },
  MissingMemberException: {
    base: 'MemberAccessException',
    hResult: -2146233070,
    message: 'Attempted to access a missing member.',
    properties: ['string Message {get;}'],
  },
  MissingMethodException: {
    base: 'MissingMemberException',
    hResult: -2146233069,
    message: 'Attempted to access a missing method.',
    properties: ['string Message {get;}'],
  },
  MulticastNotSupportedException: {
    base: 'SystemException',
    hResult: -2146233068,
    message: 'Attempted to add multiple callbacks to a delegate that does not support multicast.',
  },
  NotFiniteNumberException: {
    base: 'ArithmeticException',
    hResult: -2146233048,
    message: 'Number encountered was not a finite quantity.',
    properties: ['double OffendingNumber {get;}'],
  },
  NotImplementedException: {
    base: 'SystemException',
    hResult: -2147467263,
    message: 'The method or operation is not implemented.',
  },
  NotSupportedException: {
    base: 'SystemException',
    hResult: -2146233067,
    message: 'Specified method is not supported.',
  },
  NullReferenceException: {
    base: 'SystemException',
    hResult: -2147467261,
    message: 'Object reference not set to an instance of an object.',
  },
  ObjectDisposedException: {
    base: 'InvalidOperationException',
    properties: ['string Message {get;}', 'string ObjectName {get;}'],
  },
  OperationCanceledException: {
    base: 'SystemException',
    hResult: -2146233029,
    message: 'The operation was canceled.',
    properties: ['System.Threading.CancellationToken CancellationToken {get;}'],
  },
  OutOfMemoryException: {
    base: 'SystemException',
    hResult: -2147024882,
    message: 'Insufficient memory to continue the execution of the program.',
  },
  OverflowException: {
    base: 'ArithmeticException',
    hResult: -2146233066,
    message: 'Arithmetic operation resulted in an overflow.',
  },
  PlatformNotSupportedException: {
    base: 'NotSupportedException',
    hResult: -2146233031,
    message: 'Operation is not supported on this platform.',
  },
  RankException: {
    base: 'SystemException',
    hResult: -2146233065,
    message: 'Attempted to operate on an array with the incorrect number of dimensions.',
  },
  StackOverflowException: {
    base: 'SystemException',
    hResult: -2147023895,
    message: 'Operation caused a stack overflow.',
  },
  SystemException: { base: 'Exception', hResult: -2146233087, message: 'System error.' },
  TimeoutException: { base: 'SystemException', hResult: -2146233083, message: 'The operation has timed out.' },
  TimeZoneNotFoundException: { base: 'Exception' },
  TypeAccessException: {
    base: 'TypeLoadException',
    hResult: -2146233021,
    message: 'Attempt to access the type failed.',
  },
  TypeInitializationException: { base: 'SystemException', properties: ['string TypeName {get;}'] },
  TypeUnloadedException: { base: 'SystemException', hResult: -2146234349, message: 'Type had been unloaded.' },
  UnauthorizedAccessException: {
    base: 'SystemException',
    hResult: -2147024891,
    message: 'Attempted to perform an unauthorized operation.',
  },
  'Security.SecurityException': {
    base: 'SystemException',
    hResult: -2146233078,
    message: 'Security error.',
    properties: [
      'System.Object Demanded {get;set;}',
      'System.Object DenySetInstance {get;set;}',
      'System.Reflection.AssemblyName FailedAssemblyInfo {get;set;}',
      'string GrantedSet {get;set;}',
      'System.Reflection.MethodInfo Method {get;set;}',
      'string PermissionState {get;set;}',
      'type PermissionType {get;set;}',
      'System.Object PermitOnlySetInstance {get;set;}',
      'string RefusedSet {get;set;}',
      'string Url {get;set;}',
    ],
  },
  'Security.VerificationException': {
    base: 'SystemException',
    hResult: -2146233075,
    message: 'Operation could destabilize the runtime.',
  },
  'Security.Cryptography.CryptographicException': {
    base: 'SystemException',
    message: 'Error occurred during a cryptographic operation.',
  },
  'Resources.MissingManifestResourceException': {
    base: 'SystemException',
    hResult: -2146233038,
    message: 'Unable to find manifest resource.',
  },
  'Resources.MissingSatelliteAssemblyException': {
    base: 'SystemException',
    hResult: -2146233034,
    message:
      'Resource lookup fell back to the ultimate fallback resources in a satellite assembly, but that satellite either was not found or could not be loaded. Please consider reinstalling or repairing the application.',
    properties: ['string CultureName {get;}'],
  },
  'Globalization.CultureNotFoundException': {
    base: 'ArgumentException',
    message: 'Culture is not supported.',
    properties: [
      'System.Nullable[int] InvalidCultureId {get;}',
      'string InvalidCultureName {get;}',
      'string Message {get;}',
    ],
  },
  'ComponentModel.Win32Exception': {
    base: 'Runtime.InteropServices.ExternalException',
    message: 'Success',
    properties: ['int NativeErrorCode {get;}'],
  },
  'Threading.AbandonedMutexException': {
    base: 'SystemException',
    hResult: -2146233043,
    message: 'The wait completed due to an abandoned mutex.',
    properties: ['System.Threading.Mutex Mutex {get;}', 'int MutexIndex {get;}'],
  },
  'Threading.LockRecursionException': { base: 'Exception' },
  'Threading.SemaphoreFullException': {
    base: 'SystemException',
    message: 'Adding the specified count to the semaphore would cause it to exceed its maximum count.',
  },
  'Threading.SynchronizationLockException': {
    base: 'SystemException',
    hResult: -2146233064,
    message: 'Object synchronization method was called from an unsynchronized block of code.',
  },
  'Threading.ThreadAbortException': { base: 'SystemException', properties: ['System.Object ExceptionState {get;}'] },
  'Threading.ThreadInterruptedException': {
    base: 'SystemException',
    hResult: -2146233063,
    message: 'Thread was interrupted from a waiting state.',
  },
  'Threading.ThreadStartException': { base: 'SystemException' },
  'Threading.ThreadStateException': {
    base: 'SystemException',
    hResult: -2146233056,
    message: 'Thread was in an invalid state for the operation being executed.',
  },
  'Threading.WaitHandleCannotBeOpenedException': {
    base: 'ApplicationException',
    hResult: -2146233044,
    message: 'No handle of the given name exists.',
  },
  'Threading.Tasks.TaskCanceledException': {
    base: 'OperationCanceledException',
    message: 'A task was canceled.',
    properties: ['System.Threading.Tasks.Task Task {get;}'],
  },
  'Threading.Tasks.TaskSchedulerException': {
    base: 'Exception',
    message: 'An exception was thrown by a TaskScheduler.',
  },
  'Text.DecoderFallbackException': {
    base: 'ArgumentException',
    properties: ['byte[] BytesUnknown {get;}', 'int Index {get;}'],
  },
  'Text.EncoderFallbackException': {
    base: 'ArgumentException',
    properties: [
      'char CharUnknown {get;}',
      'char CharUnknownHigh {get;}',
      'char CharUnknownLow {get;}',
      'int Index {get;}',
    ],
  },
  'Runtime.AmbiguousImplementationException': {
    base: 'Exception',
    hResult: -2146234262,
    message: 'Ambiguous implementation found.',
  },
  'Runtime.Serialization.SerializationException': {
    base: 'SystemException',
    hResult: -2146233076,
    message: 'Serialization error.',
  },
  'Runtime.InteropServices.COMException': {
    base: 'Runtime.InteropServices.ExternalException',
    message: 'Unexpected HRESULT has been returned from a call to a COM component.',
  },
  'Runtime.InteropServices.ExternalException': {
    base: 'SystemException',
    hResult: -2147467259,
    message: 'External component has thrown an exception.',
  },
  'Runtime.InteropServices.InvalidComObjectException': {
    base: 'SystemException',
    hResult: -2146233049,
    message: 'Attempt has been made to use a COM object that does not have a backing class factory.',
  },
  'Runtime.InteropServices.InvalidOleVariantTypeException': {
    base: 'SystemException',
    hResult: -2146233039,
    message: 'Specified OLE variant was invalid.',
  },
  'Runtime.InteropServices.MarshalDirectiveException': {
    base: 'SystemException',
    hResult: -2146233035,
    message: 'Marshaling directives are invalid.',
  },
  'Runtime.InteropServices.SafeArrayRankMismatchException': {
    base: 'SystemException',
    hResult: -2146233032,
    message: 'Specified array was not of the expected rank.',
  },
  'Runtime.InteropServices.SafeArrayTypeMismatchException': {
    base: 'SystemException',
    hResult: -2146233037,
    message: 'Specified array was not of the expected type.',
  },
  'Runtime.InteropServices.SEHException': { base: 'Runtime.InteropServices.ExternalException' },
  'Runtime.CompilerServices.SwitchExpressionException': {
    base: 'InvalidOperationException',
    message: 'Non-exhaustive switch expression failed to match its input.',
    properties: ['System.Object UnmatchedValue {get;}', 'string Message {get;}'],
  },
  'Reflection.AmbiguousMatchException': {
    base: 'SystemException',
    hResult: -2147475171,
    message: 'Ambiguous match found.',
  },
  'Reflection.CustomAttributeFormatException': {
    base: 'FormatException',
    hResult: -2146232827,
    message: 'Binary format of the specified custom attribute was invalid.',
  },
  'Reflection.InvalidFilterCriteriaException': {
    base: 'ApplicationException',
    hResult: -2146232831,
    message: 'Specified filter criteria was invalid.',
  },
  'Reflection.ReflectionTypeLoadException': {
    base: 'SystemException',
    properties: ['type[] Types {get;}', 'System.Exception[] LoaderExceptions {get;}', 'string Message {get;}'],
  },
  'Reflection.TargetException': {
    message: '',
    base: 'ApplicationException',
    hResult: -2146232829,
  },
  'Reflection.TargetInvocationException': { base: 'ApplicationException' },
  'Reflection.TargetParameterCountException': {
    base: 'ApplicationException',
    hResult: -2147352562,
    message: 'Number of parameters specified does not match the expected number.',
  },
  'IO.FileLoadException': {
    base: 'IO.IOException',
    hResult: -2146232799,
    message: 'Could not load the specified file.',
    properties: ['string Message {get;}', 'string FileName {get;}', 'string FusionLog {get;}'],
  },
  'IO.FileNotFoundException': {
    base: 'IO.IOException',
    hResult: -2147024894,
    message: 'Unable to find the specified file.',
    properties: ['string Message {get;}', 'string FileName {get;}', 'string FusionLog {get;}'],
  },
  'IO.DirectoryNotFoundException': {
    base: 'IO.IOException',
    hResult: -2147024893,
    message: 'Attempted to access a path that is not on the disk.',
  },
  'IO.EndOfStreamException': {
    base: 'IO.IOException',
    hResult: -2147024858,
    message: 'Attempted to read past the end of the stream.',
  },
  'IO.InvalidDataException': { base: 'SystemException', message: 'Found invalid data while decoding.' },
  'IO.IOException': { base: 'SystemException', hResult: -2146232800, message: 'I/O error occurred.' },
  'IO.PathTooLongException': {
    base: 'IO.IOException',
    hResult: -2147024690,
    message: 'The specified file name or path is too long, or a component of the specified path is too long.',
  },
  'Diagnostics.UnreachableException': {
    base: 'Exception',
    message: 'The program executed an instruction that was thought to be unreachable.',
  },
  'Diagnostics.Tracing.EventSourceException': {
    base: 'Exception',
    message: 'An error occurred when writing to a listener.',
  },
  'Collections.Generic.KeyNotFoundException': {
    base: 'SystemException',
    hResult: -2146232969,
    message: 'The given key was not present in the dictionary.',
  },
  'Threading.BarrierPostPhaseException': {
    base: 'Exception',
    message: 'The postPhaseAction failed with an exception.',
  },
  'ComponentModel.WarningException': {
    message: '',
    base: 'SystemException',
    properties: ['string HelpUrl {get;}', 'string HelpTopic {get;}'],
  },
  'Xml.XmlException': {
    base: 'SystemException',
    hResult: -2146232000,
    message: 'An XML error has occurred.',
    properties: [
      'int LineNumber {get;}',
      'int LinePosition {get;}',
      'string SourceUri {get;}',
      'string Message {get;}',
    ],
  },
  'Xml.Schema.XmlSchemaException': {
    base: 'SystemException',
    hResult: -2146231999,
    message: 'A schema error occurred.',
    properties: [
      'string SourceUri {get;}',
      'int LineNumber {get;}',
      'int LinePosition {get;}',
      'System.Xml.Schema.XmlSchemaObject SourceSchemaObject {get;}',
      'string Message {get;}',
    ],
  },
  'Xml.Schema.XmlSchemaValidationException': {
    base: 'Xml.Schema.XmlSchemaException',
    properties: ['System.Object SourceObject {get;}'],
  },
  'Xml.Xsl.XsltException': {
    base: 'SystemException',
    hResult: -2146231998,
    properties: [
      'string SourceUri {get;}',
      'int LineNumber {get;}',
      'int LinePosition {get;}',
      'string Message {get;}',
    ],
  },
  'Xml.Xsl.XsltCompileException': { base: 'Xml.Xsl.XsltException' },
  'Xml.XPath.XPathException': { base: 'SystemException', hResult: -2146231997, properties: ['string Message {get;}'] },
  UriFormatException: { base: 'FormatException' },
  'Text.RegularExpressions.RegexMatchTimeoutException': {
    base: 'TimeoutException',
    message:
      'The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, including very large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors.',
    properties: ['string Input {get;}', 'string Pattern {get;}', 'timespan MatchTimeout {get;}'],
  },
  'Text.RegularExpressions.RegexParseException': {
    base: 'ArgumentException',
    properties: ['System.Text.RegularExpressions.RegexParseError Error {get;}', 'int Offset {get;}'],
  },
  'Security.AccessControl.PrivilegeNotHeldException': {
    base: 'UnauthorizedAccessException',
    properties: ['string PrivilegeName {get;}'],
  },
  'Security.Principal.IdentityNotMappedException': {
    base: 'SystemException',
    properties: ['System.Security.Principal.IdentityReferenceCollection UnmappedIdentities {get;}'],
  },
  'Net.Mail.SmtpException': {
    base: 'Exception',
    message: 'Syntax error, command unrecognized.',
    properties: ['System.Net.Mail.SmtpStatusCode StatusCode {get;set;}'],
  },
  'Net.Mail.SmtpFailedRecipientException': {
    base: 'Net.Mail.SmtpException',
    properties: ['string FailedRecipient {get;}'],
  },
  'Net.Mail.SmtpFailedRecipientsException': {
    base: 'Net.Mail.SmtpFailedRecipientException',
    properties: ['System.Net.Mail.SmtpFailedRecipientException[] InnerExceptions {get;}'],
  },
  'Net.CookieException': { base: 'FormatException' },
  'Net.Sockets.SocketException': {
    base: 'ComponentModel.Win32Exception',
    properties: [
      'string Message {get;}',
      'System.Net.Sockets.SocketError SocketErrorCode {get;}',
      'int ErrorCode {get;}',
    ],
  },
  'Security.Authentication.AuthenticationException': { base: 'SystemException' },
  'Security.Authentication.InvalidCredentialException': { base: 'Security.Authentication.AuthenticationException' },
  'Security.Cryptography.AuthenticationTagMismatchException': {
    base: 'Security.Cryptography.CryptographicException',
    message: 'The computed authentication tag did not match the input authentication tag.',
  },
  'Security.Cryptography.CryptographicUnexpectedOperationException': {
    base: 'Security.Cryptography.CryptographicException',
  },
  'IO.FileFormatException': { base: 'FormatException' },
  'IO.DriveNotFoundException': {
    base: 'IO.IOException',
    hResult: -2147024893,
    message: 'Could not find the drive. The drive might not be ready or might not be mapped.',
  },
  'Data.DataException': { base: 'SystemException', hResult: -2146232032, message: 'Data Exception.' },
  'Data.ConstraintException': { base: 'Data.DataException', hResult: -2146232022, message: 'Constraint Exception.' },
  'Data.DeletedRowInaccessibleException': {
    base: 'Data.DataException',
    hResult: -2146232031,
    message: 'Deleted rows inaccessible.',
  },
  'Data.DuplicateNameException': {
    base: 'Data.DataException',
    hResult: -2146232030,
    message: 'Duplicate name not allowed.',
  },
  'Data.InRowChangingEventException': {
    base: 'Data.DataException',
    hResult: -2146232029,
    message: 'Operation not supported in the RowChanging event.',
  },
  'Data.InvalidConstraintException': {
    base: 'Data.DataException',
    hResult: -2146232028,
    message: 'Invalid constraint.',
  },
  'Data.MissingPrimaryKeyException': {
    base: 'Data.DataException',
    hResult: -2146232027,
    message: 'Missing primary key.',
  },
  'Data.NoNullAllowedException': { base: 'Data.DataException', hResult: -2146232026, message: 'Null not allowed.' },
  'Data.ReadOnlyException': {
    base: 'Data.DataException',
    hResult: -2146232025,
    message: 'Column is marked read only.',
  },
  'Data.RowNotInTableException': {
    base: 'Data.DataException',
    hResult: -2146232024,
    message: 'Row not found in table.',
  },
  'Data.VersionNotFoundException': { base: 'Data.DataException', hResult: -2146232023, message: 'Version not found.' },
  'Data.DBConcurrencyException': {
    base: 'SystemException',
    hResult: -2146232011,
    message: 'DB concurrency violation.',
    properties: ['System.Data.DataRow Row {get;set;}', 'int RowCount {get;}'],
  },
  'Data.StrongTypingException': { base: 'Data.DataException', hResult: -2146232021 },
  'Data.InvalidExpressionException': { base: 'Data.DataException' },
  'Data.EvaluateException': { base: 'Data.InvalidExpressionException' },
  'Data.SyntaxErrorException': { base: 'Data.InvalidExpressionException' },
  'ComponentModel.InvalidAsynchronousStateException': { base: 'ArgumentException' },
  'ComponentModel.InvalidEnumArgumentException': { base: 'ArgumentException' },
  'Net.NetworkInformation.PingException': { base: 'InvalidOperationException' },
  'Net.NetworkInformation.NetworkInformationException': {
    base: 'ComponentModel.Win32Exception',
    properties: ['int ErrorCode {get;}'],
  },
  'Net.Http.HttpProtocolException': { base: 'Net.Http.HttpIOException', properties: ['long ErrorCode {get;}'] },
  'Net.Http.HttpRequestException': {
    base: 'Exception',
    properties: [
      'System.Net.Http.HttpRequestError HttpRequestError {get;}',
      'System.Nullable[System.Net.HttpStatusCode] StatusCode {get;}',
    ],
  },
  'Net.Http.HttpIOException': {
    base: 'IO.IOException',
    properties: ['System.Net.Http.HttpRequestError HttpRequestError {get;}', 'string Message {get;}'],
  },
  'Net.ProtocolViolationException': { base: 'InvalidOperationException' },
  'Net.WebException': {
    base: 'InvalidOperationException',
    properties: ['System.Net.WebExceptionStatus Status {get;}', 'System.Net.WebResponse Response {get;}'],
  },
  'Text.Json.JsonException': {
    base: 'Exception',
    properties: [
      'System.Nullable[long] LineNumber {get;}',
      'System.Nullable[long] BytePositionInLine {get;}',
      'string Path {get;}',
      'string Message {get;}',
    ],
  },
  'Net.WebSockets.WebSocketException': {
    base: 'ComponentModel.Win32Exception',
    properties: ['int ErrorCode {get;}', 'System.Net.WebSockets.WebSocketError WebSocketErrorCode {get;}'],
  },
  'IO.Compression.ZLibException': { base: 'IO.IOException' },
};
