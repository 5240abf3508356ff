/** System.Xml.Linq: the nodes that hold no others, and the declaration. */
import { defineType, type NetType } from '../../../objects/net-type.js';
import { argumentNull } from '../../system/errors.js';
import { XCData, XComment, XDeclaration, XDocumentType, XProcessingInstruction, XText } from './x-nodes.js';
import { assembly, field, X } from './x-types.js';

function textMembers<T extends XText | XComment>(make: new (value: string) => T, name: string) {
  return {
    'new(string value)': (_type: NetType, value: string | null) => {
      if (value === null) throw argumentNull('value');
      return new make(value);
    },
    [`new(System.Xml.Linq.${name} other)`]: (_type: NetType, other: T) => other.copy(),
    'string Value {get;set;}': field<T, 'value'>('value'),
  };
}
defineType(`${X}.XText`, { assembly, class: XText }, () => ({
  base: `${X}.XNode`,
  members: textMembers(XText, 'XText'),
}));
defineType(`${X}.XCData`, { assembly, class: XCData }, () => ({
  base: `${X}.XText`,
  members: textMembers(XCData, 'XCData'),
}));
defineType(`${X}.XComment`, { assembly, class: XComment }, () => ({
  base: `${X}.XNode`,
  members: textMembers(XComment, 'XComment'),
}));
defineType(`${X}.XProcessingInstruction`, { assembly, class: XProcessingInstruction }, () => ({
  base: `${X}.XNode`,
  members: {
    'new(string target, string data)': (_type: NetType, target: string, data: string) =>
      new XProcessingInstruction(target, data),
    'new(System.Xml.Linq.XProcessingInstruction other)': (_type: NetType, other: XProcessingInstruction) =>
      other.copy(),
    'string Data {get;set;}': field<XProcessingInstruction, 'data'>('data'),
    'string Target {get;set;}': field<XProcessingInstruction, 'target'>('target'),
  },
}));
defineType(`${X}.XDocumentType`, { assembly, class: XDocumentType }, () => ({
  base: `${X}.XNode`,
  members: {
    'new(string name, string publicId, string systemId, string internalSubset)': (
      _type: NetType,
      name: string,
      publicId: string | null,
      systemId: string | null,
      subset: string | null,
    ) => new XDocumentType(name, publicId, systemId, subset),
    'string Name {get;set;}': field<XDocumentType, 'name'>('name'),
    'string PublicId {get;set;}': field<XDocumentType, 'publicId'>('publicId'),
    'string SystemId {get;set;}': field<XDocumentType, 'systemId'>('systemId'),
    'string InternalSubset {get;set;}': field<XDocumentType, 'internalSubset'>('internalSubset'),
  },
}));
defineType(`${X}.XDeclaration`, { assembly, class: XDeclaration }, () => ({
  toString: String,
  members: {
    'new(string version, string encoding, string standalone)': (
      _type: NetType,
      version: string | null,
      encoding: string | null,
      standalone: string | null,
    ) => new XDeclaration(version, encoding, standalone),
    'new(System.Xml.Linq.XDeclaration other)': (_type: NetType, other: XDeclaration) =>
      new XDeclaration(other.version, other.encoding, other.standalone),
    'string Encoding {get;set;}': field<XDeclaration, 'encoding'>('encoding'),
    'string Standalone {get;set;}': field<XDeclaration, 'standalone'>('standalone'),
    'string Version {get;set;}': field<XDeclaration, 'version'>('version'),
  },
}));
