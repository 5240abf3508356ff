/** Members of any value: the public face of property access, method calls, construction and reflection. */
export { type PropertyAdapter, registerAdapter } from './adapters.js';
export { invokeOfBase } from './base-method.js';
export * from './extended-members.js';
export { Member } from './member.js';
export { enumerateMembers, enumerateStaticMembers, findMember, hasOnlyNotes, propertyNames } from './member-list.js';
export { invokeExtended, invokeMethod, MethodSite, readParameterized } from './method-access.js';
export type { ArgumentCasts } from './plan-cache.js';
export { getProperty, PropertySite, readProperty } from './property-access.js';
export { PropertyWriteSite, setProperty, setStatic } from './property-write.js';
export {
  construct,
  defaultValue,
  getStatic,
  invokeStatic,
  StaticMethodSite,
  StaticPropertySite,
  staticTarget,
} from './static-access.js';
export { typeNamesOf, typeNamesOfType } from './type-names.js';
