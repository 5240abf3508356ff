/** The assemblies that PowerShell can load by name: .NET's, and those that it brings. A table. */
import { fold } from '../../objects/values.js';

/** Names below `System.`. */
const systemNames = `
AppContext Buffers Collections.Concurrent Collections.Immutable Collections.NonGeneric Collections.Specialized
Collections ComponentModel.Annotations ComponentModel.DataAnnotations ComponentModel.EventBasedAsync
ComponentModel.Primitives ComponentModel.TypeConverter ComponentModel Configuration Console Core Data.Common
Data.DataSetExtensions Data Diagnostics.Contracts Diagnostics.Debug Diagnostics.DiagnosticSource
Diagnostics.FileVersionInfo Diagnostics.Process Diagnostics.StackTrace Diagnostics.TextWriterTraceListener
Diagnostics.Tools Diagnostics.TraceSource Diagnostics.Tracing Drawing.Primitives Drawing Dynamic.Runtime
Formats.Asn1 Formats.Tar Globalization.Calendars Globalization.Extensions Globalization IO.Compression.Brotli
IO.Compression.FileSystem IO.Compression.ZipFile IO.Compression IO.FileSystem.AccessControl
IO.FileSystem.DriveInfo IO.FileSystem.Primitives IO.FileSystem.Watcher IO.FileSystem IO.IsolatedStorage
IO.MemoryMappedFiles IO.Pipelines IO.Pipes.AccessControl IO.Pipes IO.UnmanagedMemoryStream IO
Linq.AsyncEnumerable Linq.Expressions Linq.Parallel Linq.Queryable Linq Memory Net.Http.Json Net.Http
Net.HttpListener Net.Mail Net.NameResolution Net.NetworkInformation Net.Ping Net.Primitives Net.Quic
Net.Requests Net.Security Net.ServerSentEvents Net.ServicePoint Net.Sockets Net.WebClient
Net.WebHeaderCollection Net.WebProxy Net.WebSockets.Client Net.WebSockets Net Numerics.Vectors Numerics
ObjectModel Reflection.DispatchProxy Reflection.Emit.ILGeneration Reflection.Emit.Lightweight Reflection.Emit
Reflection.Extensions Reflection.Metadata Reflection.Primitives Reflection.TypeExtensions Reflection
Resources.Reader Resources.ResourceManager Resources.Writer Runtime.CompilerServices.Unsafe
Runtime.CompilerServices.VisualC Runtime.Extensions Runtime.Handles Runtime.InteropServices.JavaScript
Runtime.InteropServices.RuntimeInformation Runtime.InteropServices Runtime.Intrinsics Runtime.Loader
Runtime.Numerics Runtime.Serialization.Formatters Runtime.Serialization.Json Runtime.Serialization.Primitives
Runtime.Serialization.Xml Runtime.Serialization Runtime Security.AccessControl Security.Claims
Security.Cryptography.Algorithms Security.Cryptography.Cng Security.Cryptography.Csp
Security.Cryptography.Encoding Security.Cryptography.OpenSsl Security.Cryptography.Primitives
Security.Cryptography.X509Certificates Security.Cryptography Security.Principal.Windows Security.Principal
Security.SecureString Security ServiceModel.Web ServiceProcess Text.Encoding.CodePages Text.Encoding.Extensions
Text.Encoding Text.Encodings.Web Text.Json Text.RegularExpressions Threading.AccessControl Threading.Channels
Threading.Overlapped Threading.Tasks.Dataflow Threading.Tasks.Extensions Threading.Tasks.Parallel
Threading.Tasks Threading.Thread Threading.ThreadPool Threading.Timer Threading Transactions.Local Transactions
ValueTuple Web.HttpUtility Web Windows Xml.Linq Xml.ReaderWriter Xml.Serialization Xml.XDocument
Xml.XPath.XDocument Xml.XPath Xml.XmlDocument Xml.XmlSerializer Xml
`;
const otherNames = `
Microsoft.CSharp Microsoft.VisualBasic.Core Microsoft.VisualBasic Microsoft.Win32.Primitives
Microsoft.Win32.Registry System WindowsBase mscorlib netstandard
System.Management.Automation System.Private.CoreLib System.Private.Uri System.Private.Xml System.Drawing.Common
Microsoft.PowerShell.Commands.Utility Microsoft.PowerShell.Commands.Management Microsoft.PowerShell.ConsoleHost
Microsoft.PowerShell.Security Microsoft.PowerShell.MarkdownRender Microsoft.Management.Infrastructure Newtonsoft.Json
Microsoft.CodeAnalysis Microsoft.CodeAnalysis.CSharp Microsoft.Win32.SystemEvents
`;

let known: Map<string, string> | undefined;

/** The name as it is spelled, for any name (case does not count, a version is passed over); undefined for an unknown one. */
export function loadableAssembly(name: string): string | undefined {
  if (known === undefined) {
    const names = [
      ...systemNames
        .trim()
        .split(/\s+/)
        .map((below) => `System.${below}`),
      ...otherNames.trim().split(/\s+/),
    ];
    known = new Map(names.map((each) => [fold(each), each]));
  }
  return known.get(fold(name.split(',')[0]?.trim() ?? ''));
}
