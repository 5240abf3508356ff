/**
 * Types that .NET keeps to itself: values have them, but no script can name them, so they are not offered. A table of names,
 * without the numbers of type parameters; nested types are internal but for those that are listed.
 */
import { fold } from '../objects/values.js';

const internal = new Set(
  `
    MS.Internal.Xml.XPath.XPathSelectionIterator System.ArrayEnumerator System.Collections.ArrayListEnumeratorSimple
    System.Collections.Generic.ComparisonComparer System.Collections.Generic.DelegateEqualityComparer
    System.IO.Compression.ZLibException System.IO.SyncTextReader System.Linq.Grouping System.Linq.OrderedIterator
    System.Management.Automation.ArgumentTypeConverterAttribute System.Management.Automation.Internal.Host.InternalHost
    System.Management.Automation.Internal.Host.InternalHostRawUserInterface
    System.Management.Automation.Internal.Host.InternalHostUserInterface
    System.Management.Automation.Language.EmptyScriptExtent System.Management.Automation.Language.EmptyScriptPosition
    System.Management.Automation.Language.InternalScriptExtent
    System.Management.Automation.Language.InternalScriptPosition
    System.Management.Automation.PSBoundParametersDictionary System.Management.Automation.PSLocalEventManager
    System.Management.Automation.PSMemberInfoIntegratingCollection System.Management.Automation.PSMethod
    System.Management.Automation.PSReference System.Management.Automation.PSScriptCmdlet
    System.Management.Automation.PSTasks.PSTaskChildJob
    System.Management.Automation.ParameterBindingArgumentTransformationException
    System.Management.Automation.ParameterBindingParameterDefaultValueException
    System.Management.Automation.ParameterBindingValidationException System.Management.Automation.PowerShellAsyncResult
    System.Management.Automation.RemoteRunspace System.Management.Automation.Runspaces.ConsolidatedString
    System.Management.Automation.Runspaces.LocalRunspace System.Management.Automation.Runspaces.NewProcessConnectionInfo
    System.Net.Http.HttpConnectionResponseContent System.Net.SystemNetworkCredential System.OrdinalCaseSensitiveComparer
    System.OrdinalIgnoreCaseComparer System.Reflection.RtFieldInfo System.Reflection.RuntimeAssembly
    System.Reflection.RuntimeConstructorInfo System.Reflection.RuntimeMethodInfo System.Reflection.RuntimeParameterInfo
    System.Reflection.RuntimePropertyInfo System.RuntimeType System.Security.Cryptography.AesImplementation
    System.Security.Cryptography.RandomNumberGeneratorImplementation
    System.Security.Cryptography.UniversalCryptoDecryptor System.Security.Cryptography.UniversalCryptoEncryptor
    System.Security.Cryptography.UniversalCryptoTransform System.Text.DBCSCodePageEncoding System.Text.DecoderNLS
    System.Text.EUCJPEncoding System.Text.EncoderLatin1BestFitFallback System.Text.EncoderNLS
    System.Text.GB18030Encoding System.Text.InternalDecoderBestFitFallback System.Text.InternalEncoderBestFitFallback
    System.Text.Latin1Encoding System.Text.SBCSCodePageEncoding System.Web.HttpQSCollection
    System.Xml.DocumentXPathNavigator System.Xml.XPathNodeList System.Xml.XmlChildNodes System.Xml.XmlElementList
    System.Xml.XmlTextReaderImpl System.Xml.XmlWellFormedWriter
  `
    .trim()
    .split(/\s+/)
    .map(fold),
);
const publicNested =
  /^System\.(Environment\+|Management\.Automation\.|Collections\.Specialized\.NameObjectCollectionBase\+KeysCollection$)/;

export function isInternalType(fullName: string): boolean {
  if (fullName.includes('+') && !publicNested.test(fullName)) return true;
  return internal.has(fold(fullName.replace(/`\d+$/, ''))) || fullName.includes('.Internal.Format.');
}
