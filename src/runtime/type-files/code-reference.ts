/** Members of types.ps1xml files that .NET methods implement: static, with the object as their first argument. */
import type { XmlElement } from '../formatting/format-xml/xml-element.js';
import { netException } from '../objects/errors.js';
import { codeMethod, codeProperty, invokeStatic } from '../objects/members.js';
import { findType, type NetType } from '../objects/net-type.js';
import type { ExtendedMember } from '../objects/ps-object.js';

/** A CodeProperty; with a getter alone that is called CodeReference, a CodeMethod. Throws RuntimeException for an unknown type. */
export function codeReference(name: string, getter: XmlElement | undefined, setter?: XmlElement): ExtendedMember {
  if (getter?.name === 'CodeReference') {
    const method = referenced(getter);
    return codeMethod(name, `${method.type.displayName} ${name}();`, (self, args) =>
      invokeStatic(method.type, method.name, [self, ...args]),
    );
  }
  const get = getter && referenced(getter);
  const set = setter && referenced(setter);
  return codeProperty(
    name,
    'System.Object',
    (self) => get && invokeStatic(get.type, get.name, [self]),
    set ? (self, value) => void invokeStatic(set.type, set.name, [self, value]) : null,
  );
}

function referenced(element: XmlElement): { type: NetType; name: string } {
  const typeName = element.textOf('TypeName') ?? '';
  const type = findType(typeName);
  if (type !== undefined) return { type, name: element.textOf('MethodName') ?? '' };
  throw netException('System.Management.Automation.RuntimeException', `Unable to find type [${typeName}].`);
}
