/** System.Xml.Linq.XDocument. */
import { defineType, type NetType } from '../../../objects/net-type.js';
import { baseOf } from '../../../objects/ps-object.js';
import { argumentNull } from '../../system/errors.js';
import { load, saveMembers } from './x-load-save.js';
import { XDeclaration, XDocument, XDocumentType } from './x-nodes.js';
import { assembly, field, X } from './x-types.js';

function makeDocument(declaration: XDeclaration | null, content: unknown): XDocument {
  const document = new XDocument();
  document.declaration = declaration;
  document.add(content);
  return document;
}
defineType(`${X}.XDocument`, { assembly, class: XDocument }, () => ({
  base: `${X}.XContainer`,
  members: {
    'new()': () => new XDocument(),
    'new(Params System.Object[] content)': (_type: NetType, content: unknown[]) => {
      const [first, ...rest] = content.map(baseOf);
      return first instanceof XDeclaration ? makeDocument(first, rest) : makeDocument(null, content);
    },
    'new(System.Xml.Linq.XDeclaration declaration, Params System.Object[] content)': (
      _type: NetType,
      declaration: XDeclaration,
      content: unknown,
    ) => makeDocument(declaration, content),
    'new(System.Xml.Linq.XDocument other)': (_type: NetType, other: XDocument | null) => {
      if (other === null) throw argumentNull('other');
      return other.copy();
    },
    'System.Xml.Linq.XDeclaration Declaration {get;set;}': field<XDocument, 'declaration'>('declaration'),
    'System.Xml.Linq.XDocumentType DocumentType {get;}': (self: XDocument) =>
      self.nodes.find((node) => node instanceof XDocumentType) ?? null,
    'System.Xml.Linq.XElement Root {get;}': (self: XDocument) => self.root,
    ...load('XDocument', (document) => document),
    ...saveMembers,
  },
}));
