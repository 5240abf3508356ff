/** The body of a web request: of -Body by what it is, of -Form, or of -InFile. */

import { netText } from '../../dotnet/collections/elements.js';
import { MemoryStream } from '../../dotnet/io/memory-stream.js';
import { NetStream } from '../../dotnet/io/net-stream.js';
import { parseMediaType } from '../../dotnet/net/http/http-headers.js';
import { HttpContent } from '../../dotnet/net/http/http-messages.js';
import { urlEncode } from '../../dotnet/net/url-text.js';
import { encodingOfName } from '../../dotnet/text/encoding/encoding.js';
import { XmlDocument } from '../../dotnet/xml/xml-document.js';
import { XmlDeclaration } from '../../dotnet/xml/xml-markup.js';
import { XmlNode } from '../../dotnet/xml/xml-node.js';
import { toText } from '../../language/index.js';
import { type IDictionaryLike, isDictionary } from '../../objects/hashtable.js';
import { getProperty } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';

/** `a=1&b=2`, in the order of the keys. */
export function formText(fields: IDictionaryLike): string {
  return [...fields.entries()]
    .map(([key, value]) => `${urlEncode(toText(key), true)}=${value === null ? '' : urlEncode(netText(value), true)}`)
    .join('&');
}

/**
 * `contentType` is the header that goes with the body: its charset is how text is encoded. Throws FormatException or
 * ArgumentException where it cannot be understood, unless `lenient`.
 */
export function bodyContent(
  body: unknown,
  method: string,
  contentType: string | undefined,
  lenient: boolean,
): HttpContent {
  if (body instanceof HttpContent) return body;
  if (isFormObject(body))
    return textContent(formText(getProperty(body, 'Fields') as IDictionaryLike), contentType, lenient);
  if (isDictionary(body) && method !== 'GET') return textContent(formText(body), contentType, lenient);
  if (body instanceof XmlNode) return xmlContent(body);
  if (body instanceof NetStream) {
    const bytes = body instanceof MemoryStream ? body.toArray().subarray(body.position) : body.readToEnd();
    return new HttpContent('StreamContent', bytes);
  }
  if (body instanceof Uint8Array) return new HttpContent('ByteArrayContent', body);
  return textContent(toText(body), contentType, lenient);
}

const isFormObject = (body: unknown) =>
  (body as { netType?: { fullName: string } } | null)?.netType?.fullName === 'Microsoft.PowerShell.Commands.FormObject';

function textContent(text: string, contentType: string | undefined, lenient: boolean): HttpContent {
  let encoding = encodingOfName('utf-8');
  if (contentType !== undefined)
    try {
      const type = parseMediaType(contentType);
      if (type === null)
        throw new NetException('System.FormatException', `The format of value '${contentType}' is invalid.`);
      if (type.charSet) encoding = encodingOfName(type.charSet);
    } catch (error) {
      if (!(error instanceof NetException) || !lenient) throw error;
    }
  return new HttpContent('ByteArrayContent', encoding.encode(text));
}

function xmlContent(node: XmlNode): HttpContent {
  const declaration = node instanceof XmlDocument ? node.children[0] : null;
  const name = declaration instanceof XmlDeclaration && declaration.encoding ? declaration.encoding : 'utf-8';
  return new HttpContent('ByteArrayContent', encodingOfName(name).encode(toText(getProperty(node, 'OuterXml'))));
}
