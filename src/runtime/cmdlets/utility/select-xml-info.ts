/** Microsoft.PowerShell.Commands.SelectXmlInfo: a node that Select-Xml found, and where. */
import { getProperty } from '../../objects/members.js';
import { defineType, type NetType } from '../../objects/net-type.js';

const typeName = 'Microsoft.PowerShell.Commands.SelectXmlInfo';
const inputStream = 'InputStream';

export class SelectXmlInfo {
  declare readonly netType: NetType;
  constructor(
    /** An XmlNode. */
    public node: unknown,
    /** '' for XML that was in no file. */
    public path: string,
    public pattern: string,
  ) {
    this.path = path || inputStream;
  }

  /** The node's text, followed by the file that it is in. */
  toString(): string {
    const value = getProperty(this.node, 'Value') ?? getProperty(this.node, 'InnerXml') ?? '';
    const text = String(value).trim();
    return this.path === inputStream ? text : `${text}:${this.path}`;
  }
}

defineType(typeName, { class: SelectXmlInfo }, () => ({
  toString: (self: SelectXmlInfo) => self.toString(),
  members: {
    'new()': () => new SelectXmlInfo(null, '', ''),
    'System.Xml.XmlNode Node {get;set;}': {
      get: (self: SelectXmlInfo) => self.node,
      set: (self: SelectXmlInfo, node: unknown) => {
        self.node = node;
      },
    },
    'string Path {get;set;}': {
      get: (self: SelectXmlInfo) => self.path,
      set: (self: SelectXmlInfo, path: string | null) => {
        self.path = path || inputStream;
      },
    },
    'string Pattern {get;set;}': {
      get: (self: SelectXmlInfo) => self.pattern,
      set: (self: SelectXmlInfo, pattern: string) => {
        self.pattern = pattern;
      },
    },
  },
}));
