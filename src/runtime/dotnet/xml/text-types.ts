/** System.Xml.XmlCharacterData and the nodes that hold characters; processing instructions, declarations and document types. */
import { defineType } from '../../objects/net-type.js';
import { argumentError, argumentNull, invalidOperation, outOfRange } from '../system/errors.js';
import { XmlNamedNodeMap } from './node-lists.js';
import { setInnerXml } from './node-type.js';
import { innerXml } from './write-node.js';
import { XmlDocumentFragment } from './xml-document.js';
import { XmlDeclaration, XmlDocumentType, XmlEntityReference, XmlProcessingInstruction } from './xml-markup.js';
import {
  XmlCDataSection,
  XmlCharacterData,
  XmlComment,
  XmlSignificantWhitespace,
  XmlText,
  XmlWhitespace,
} from './xml-text.js';

const assembly = 'System.Private.Xml';

function checkOffset(self: XmlCharacterData, offset: number): void {
  if (offset < 0 || offset > self.data.length)
    throw outOfRange('offset', 'Specified argument was out of the range of valid values.');
}

defineType('System.Xml.XmlCharacterData', { assembly, class: XmlCharacterData }, () => ({
  abstract: true,
  base: 'System.Xml.XmlLinkedNode',
  members: {
    'string Data {get;set;}': {
      get: (self: XmlCharacterData) => self.data,
      set: (self: XmlCharacterData, text: string | null) => {
        self.data = text ?? '';
      },
    },
    'int Length {get;}': (self: XmlCharacterData) => self.data.length,
    'string Substring(int offset, int count)': (self: XmlCharacterData, offset: number, count: number) => {
      if (offset > self.data.length)
        throw outOfRange('startIndex', 'startIndex cannot be larger than length of string.');
      checkOffset(self, offset);
      return self.data.slice(offset, offset + count);
    },
    'void AppendData(string strData)': (self: XmlCharacterData, text: string) => {
      self.data += text;
    },
    'void InsertData(int offset, string strData)': (self: XmlCharacterData, offset: number, text: string) => {
      checkOffset(self, offset);
      self.data = self.data.slice(0, offset) + text + self.data.slice(offset);
    },
    'void DeleteData(int offset, int count)': (self: XmlCharacterData, offset: number, count: number) => {
      checkOffset(self, offset);
      self.data = self.data.slice(0, offset) + self.data.slice(offset + count);
    },
    'void ReplaceData(int offset, int count, string strData)': (
      self: XmlCharacterData,
      offset: number,
      count: number,
      text: string,
    ) => {
      checkOffset(self, offset);
      self.data = self.data.slice(0, offset) + text + self.data.slice(offset + count);
    },
  },
}));

defineType('System.Xml.XmlText', { assembly, class: XmlText }, () => ({
  base: 'System.Xml.XmlCharacterData',
  members: {
    'System.Xml.XmlText SplitText(int offset)': (self: XmlText, offset: number) => {
      checkOffset(self, offset);
      if (!self.parent)
        throw invalidOperation(
          "The 'Text' node is not connected in the DOM live tree. No 'SplitText' operation could be performed.",
        );
      const rest = self.owner.createText(self.data.slice(offset));
      self.data = self.data.slice(0, offset);
      self.parent.insert(rest, self.next);
      return rest;
    },
  },
}));
for (const [name, type] of Object.entries({ XmlCDataSection, XmlComment, XmlWhitespace, XmlSignificantWhitespace }))
  defineType(`System.Xml.${name}`, { assembly, class: type }, () => ({
    base: 'System.Xml.XmlCharacterData',
    members: {},
  }));

export function checkStandalone(standalone: string | null): string {
  if (standalone && standalone !== 'yes' && standalone !== 'no')
    throw argumentError(`Wrong value for the XML declaration standalone attribute of '${standalone}'.`);
  return standalone ?? '';
}
defineType('System.Xml.XmlDeclaration', { assembly, class: XmlDeclaration }, () => ({
  base: 'System.Xml.XmlLinkedNode',
  members: {
    'string Version {get;}': (self: XmlDeclaration) => self.version,
    'string Encoding {get;set;}': {
      get: (self: XmlDeclaration) => self.encoding,
      set: (self: XmlDeclaration, encoding: string | null) => {
        self.encoding = encoding ?? '';
      },
    },
    'string Standalone {get;set;}': {
      get: (self: XmlDeclaration) => self.standalone,
      set: (self: XmlDeclaration, standalone: string | null) => {
        self.standalone = checkStandalone(standalone);
      },
    },
  },
}));

defineType('System.Xml.XmlProcessingInstruction', { assembly, class: XmlProcessingInstruction }, () => ({
  base: 'System.Xml.XmlLinkedNode',
  members: {
    'string Target {get;}': (self: XmlProcessingInstruction) => self.target,
    'string Data {get;set;}': {
      get: (self: XmlProcessingInstruction) => self.data,
      set: (self: XmlProcessingInstruction, text: string) => {
        self.data = text;
      },
    },
  },
}));

defineType('System.Xml.XmlDocumentType', { assembly, class: XmlDocumentType }, () => ({
  base: 'System.Xml.XmlLinkedNode',
  members: {
    'bool IsReadOnly {get;}': () => true,
    'System.Xml.XmlNamedNodeMap Entities {get;}': () => new XmlNamedNodeMap(),
    'System.Xml.XmlNamedNodeMap Notations {get;}': () => new XmlNamedNodeMap(),
    'string PublicId {get;}': (self: XmlDocumentType) => self.publicId,
    'string SystemId {get;}': (self: XmlDocumentType) => self.systemId,
    'string InternalSubset {get;}': (self: XmlDocumentType) => self.internalSubset,
  },
}));
defineType('System.Xml.XmlEntityReference', { assembly, class: XmlEntityReference }, () => ({
  base: 'System.Xml.XmlLinkedNode',
  members: { 'bool IsReadOnly {get;}': () => true },
}));
defineType('System.Xml.XmlDocumentFragment', { assembly, class: XmlDocumentFragment }, () => ({
  base: 'System.Xml.XmlNode',
  members: {
    'string InnerXml {get;set;}': {
      get: innerXml,
      set: (self: XmlDocumentFragment, text: string | null) => {
        if (text === null) throw argumentNull('xml');
        setInnerXml(self, text);
      },
    },
  },
}));
