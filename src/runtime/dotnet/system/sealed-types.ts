/**
 * Classes that nothing derives from, static ones among them: .NET seals them, and only their names can say so. By namespace, a
 * blank between two. A table: longer than other files on purpose.
 */
const SEALED: Readonly<Record<string, string>> = {
  'MS.Internal.Xml.XPath': 'XPathSelectionIterator',
  'Microsoft.PowerShell.Commands':
    'AliasProvider EnvironmentProvider FileSystemProvider FunctionProvider PSHostProcessInfo ' + 'VariableProvider',
  System:
    'Activator AppContext AppDomain ArrayEnumerator BitConverter Buffer CharEnumerator Console Convert ' +
    'CultureAwareComparer DBNull DataMisalignedException Environment ExecutionEngineException GC ' +
    'IndexOutOfRangeException InsufficientExecutionStackException InsufficientMemoryException ' +
    'InvalidProgramException Math MathF MulticastNotSupportedException NonSerializedAttribute Nullable ' +
    'ObsoleteAttribute OperatingSystem OrdinalCaseSensitiveComparer OrdinalIgnoreCaseComparer RuntimeType ' +
    'SerializableAttribute StackOverflowException String TimeZoneInfo Tuple TypeInitializationException ' +
    'Version WeakReference`1',
  'System.Collections':
    'ArrayList+ArrayListEnumeratorSimple BitArray BitArray+BitArrayEnumeratorSimple Comparer ' +
    'Hashtable+HashtableEnumerator Hashtable+KeyCollection Hashtable+ValueCollection Queue+QueueEnumerator ' +
    'SortedList+KeyList SortedList+SortedListEnumerator SortedList+ValueList Stack+StackEnumerator',
  'System.Collections.Concurrent': 'ConcurrentDictionary`2+Enumerator',
  'System.Collections.Generic':
    'ComparisonComparer`1 DelegateEqualityComparer`1 Dictionary`2+KeyCollection Dictionary`2+ValueCollection ' +
    'GenericComparer`1 GenericEqualityComparer`1 LinkedListNode`1 PriorityQueue`2+UnorderedItemsCollection ' +
    'SortedDictionary`2+KeyCollection SortedDictionary`2+ValueCollection SortedList`2+KeyList ' +
    'SortedList`2+ValueList',
  'System.Collections.ObjectModel': 'ReadOnlyDictionary`2+KeyCollection ReadOnlyDictionary`2+ValueCollection',
  'System.Collections.Specialized':
    'ListDictionary+NodeEnumerator ListDictionary+NodeKeyValueCollection ' +
    'NameObjectCollectionBase+NameObjectKeysEnumerator OrderedDictionary+OrderedDictionaryEnumerator ' +
    'OrderedDictionary+OrderedDictionaryKeyValueCollection',
  'System.Data': 'DBConcurrencyException DataColumnCollection DataRowCollection DataTableCollection',
  'System.Diagnostics': 'FileVersionInfo ProcessStartInfo UnreachableException',
  'System.Globalization': 'CharUnicodeInfo CompareInfo DateTimeFormatInfo ISOWeek NumberFormatInfo SortKey TextInfo',
  'System.IO':
    'BufferedStream Directory DirectoryInfo DriveInfo File FileInfo FileStreamOptions InvalidDataException ' +
    'Path Stream+NullStream SyncTextReader TextWriter+SyncTextWriter',
  'System.IO.Compression': 'BrotliStream ZLibStream ZipFile ZipFileExtensions',
  'System.Linq': 'Enumerable Grouping`2',
  'System.Management.Automation':
    'AliasAttribute AllowEmptyCollectionAttribute AllowEmptyStringAttribute AllowNullAttribute ' +
    'ArgumentTypeConverterAttribute BreakException CallStackFrame ChildItemCmdletProviderIntrinsics ' +
    'CmdletAttribute CmdletProviderManagementIntrinsics CommandMetadata ContentCmdletProviderIntrinsics ' +
    'ContinueException CredentialAttribute CustomControl CustomControlEntry CustomItemExpression ' +
    'CustomItemFrame CustomItemNewline CustomItemText DefaultParameterDictionary DisplayEntry ' +
    'DriveManagementIntrinsics EntrySelectedBy ExperimentalAttribute ExtendedTypeDefinition ' +
    'FlagsExpression`1 FormatViewDefinition HiddenAttribute ItemCmdletProviderIntrinsics JobStateEventArgs ' +
    'JobStateInfo LanguagePrimitives ListControl ListControlEntry ListControlEntryItem ' +
    'NativeCommandExitException OrderedHashtable OutputTypeAttribute PSBoundParametersDictionary PSCommand ' +
    'PSControlGroupBy PSCredential PSDataStreams PSDefaultValueAttribute PSInvocationStateInfo PSMethod`1 ' +
    'PSModuleInfo PSParseError PSParser PSPrimitiveDictionary PSScriptCmdlet PSSerializer PSStyle ' +
    'PSStyle+BackgroundColor PSStyle+FileInfoFormatting PSStyle+FileInfoFormatting+FileExtensionDictionary ' +
    'PSStyle+ForegroundColor PSStyle+FormattingData PSStyle+ProgressConfiguration PSToken ' +
    'PSVariableIntrinsics PSVersionHashTable PSVersionInfo PagingParameters ParameterAttribute ' +
    'ParameterMetadata ParameterSetMetadata PathInfo PathInfoStack PathIntrinsics Platform PowerShell ' +
    'PowerShellAsyncResult PropertyCmdletProviderIntrinsics ProviderIntrinsics ProxyCommand ' +
    'RunspacePoolStateInfo SemanticVersion SessionState SessionStateInternal SteppablePipeline ' +
    'SupportsWildcardsAttribute TableControl TableControlColumn TableControlColumnHeader TableControlRow ' +
    'TerminateException ValidateCountAttribute ValidateLengthAttribute ValidateNotNullAttribute ' +
    'ValidateNotNullOrEmptyAttribute ValidateNotNullOrWhiteSpaceAttribute ValidatePatternAttribute ' +
    'ValidateRangeAttribute ValidateScriptAttribute ValidateSetAttribute ValidateTrustedDataAttribute ' +
    'ValidateUserDriveAttribute WideControl WideControlEntryItem WildcardPattern',
  'System.Management.Automation.Host': 'ChoiceDescription',
  'System.Management.Automation.Internal': 'AutomationNull',
  'System.Management.Automation.Language':
    'ArrayTypeName CodeGeneration CommentHelpInfo EmptyScriptExtent EmptyScriptPosition GenericTypeName ' +
    'InternalScriptExtent InternalScriptPosition NoRunspaceAffinityAttribute Parser ReflectionTypeName ' +
    'ScriptExtent ScriptPosition TokenTraits TypeName',
  'System.Management.Automation.PSTasks': 'PSTask PSTaskChildJob PSTaskJob',
  'System.Management.Automation.Provider': 'CmdletProviderAttribute',
  'System.Management.Automation.Remoting': 'PSSessionOption',
  'System.Management.Automation.Runspaces':
    'AliasPropertyData CodeMethodData CodePropertyData Command CommandParameter ContainerConnectionInfo ' +
    'InitialSessionStateEntryCollection`1 LocalRunspace NamedPipeConnectionInfo NewProcessConnectionInfo ' +
    'NotePropertyData PSSession PropertySetData RunspaceFactory RunspacePool RunspaceStateEventArgs ' +
    'RunspaceStateInfo SSHConnectionInfo ScriptMethodData ScriptPropertyData SessionStateAliasEntry ' +
    'SessionStateFunctionEntry SessionStateVariableEntry TypeData VMConnectionInfo WSManConnectionInfo',
  'System.Net': 'Cookie Dns SystemNetworkCredential WebUtility',
  'System.Net.Http': 'HttpConnectionResponseContent HttpProtocolException',
  'System.Net.Http.Headers': 'HttpContentHeaders HttpRequestHeaders HttpResponseHeaders',
  'System.Net.Sockets': 'UnixDomainSocketEndPoint',
  'System.Net.WebSockets': 'WebSocketException',
  'System.Reflection':
    'AmbiguousMatchException AssemblyName ReflectionTypeLoadException RtFieldInfo RuntimeAssembly ' +
    'RuntimeConstructorInfo RuntimeMethodInfo RuntimeParameterInfo RuntimePropertyInfo ' +
    'TargetInvocationException TargetParameterCountException',
  'System.Runtime': 'AmbiguousImplementationException',
  'System.Runtime.CompilerServices': 'SwitchExpressionException',
  'System.Runtime.InteropServices': 'Marshal RuntimeInformation',
  'System.Security': 'SecureString',
  'System.Security.AccessControl': 'PrivilegeNotHeldException',
  'System.Security.Cryptography':
    'AesCryptoServiceProvider AesImplementation AesManaged AuthenticationTagMismatchException ' +
    'CryptographicOperations HKDF MD5+Implementation MD5CryptoServiceProvider Oid RNGCryptoServiceProvider ' +
    'RandomNumberGeneratorImplementation SHA1+Implementation SHA1CryptoServiceProvider SHA1Managed ' +
    'SHA256+Implementation SHA256CryptoServiceProvider SHA256Managed SHA384+Implementation ' +
    'SHA3_256+Implementation SHA3_384+Implementation SHA3_512+Implementation SHA512+Implementation ' +
    'SHA512CryptoServiceProvider SHA512Managed UniversalCryptoDecryptor UniversalCryptoEncryptor',
  'System.Security.Cryptography.Pkcs': 'AlgorithmIdentifier EnvelopedCms',
  'System.Security.Cryptography.X509Certificates':
    'PublicKey X500DistinguishedName X509BasicConstraintsExtension X509CertificateLoader ' +
    'X509EnhancedKeyUsageExtension X509ExtensionCollection X509KeyUsageExtension ' +
    'X509SubjectAlternativeNameExtension X509SubjectKeyIdentifierExtension',
  'System.Security.Principal': 'IdentityNotMappedException',
  'System.Text':
    'ASCIIEncoding+ASCIIEncodingSealed CodePagesEncodingProvider DecoderExceptionFallback ' +
    'DecoderFallbackException DecoderReplacementFallback EUCJPEncoding EncoderExceptionFallback ' +
    'EncoderFallbackException EncoderLatin1BestFitFallback EncoderReplacementFallback EncodingInfo ' +
    'GB18030Encoding InternalDecoderBestFitFallback InternalEncoderBestFitFallback ' +
    'Latin1Encoding+Latin1EncodingSealed SBCSCodePageEncoding StringBuilder UTF32Encoding ' +
    'UTF8Encoding+UTF8EncodingSealed',
  'System.Text.RegularExpressions': 'RegexParseException',
  'System.Threading':
    'AutoResetEvent Interlocked ManualResetEvent Monitor Mutex Semaphore Thread ThreadAbortException ' +
    'ThreadStartException Timeout Volatile',
  'System.Timers': 'ElapsedEventArgs',
  'System.Web': 'HttpUtility',
  'System.Xml':
    'DocumentXPathNavigator XPathNodeList XmlAttributeCollection XmlChildNodes XmlElementList ' +
    'XmlReaderSettings XmlTextReaderImpl XmlWellFormedWriter XmlWriterSettings',
  'System.Xml.Linq': 'XName XNamespace',
};

let names: ReadonlySet<string> | undefined;

/** Whether the class of this name is sealed; a generic one goes by the name of its definition. */
export function isSealedClass(fullName: string): boolean {
  names ??= new Set(
    Object.entries(SEALED).flatMap(([namespace, list]) => list.split(' ').map((name) => `${namespace}.${name}`)),
  );
  return names.has(fullName);
}
