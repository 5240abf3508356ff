/** What the XML parser and the document refuse, in .NET's words. */
import { netException } from '../../objects/errors.js';
import type { NetException } from '../../objects/net-exception.js';

/** An XmlException; the place is part of its message. Lines and positions count from 1; 0 where there is no place. */
export function xmlException(message: string, line = 0, position = 0): NetException {
  const text = line === 0 ? message : `${message} Line ${line}, position ${position}.`;
  return netException('System.Xml.XmlException', text, { LineNumber: line, LinePosition: position });
}
export function xpathException(message: string): NetException {
  return netException('System.Xml.XPath.XPathException', message);
}
export function hexadecimal(c: string): string {
  return `hexadecimal value 0x${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
