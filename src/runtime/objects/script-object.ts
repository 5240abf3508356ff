/**
 * Objects of the classes that scripts define. Their properties are an array of values, laid out by the class: those of the
 * base class first. An object whose class derives from a .NET class is that class's own object with such an array beside it.
 */
import type { NetType } from './net-type.js';

/** Where an object keeps the properties that its class declares. */
export const propertyValues = Symbol('property values');

export class ScriptObject {
  [propertyValues]: unknown[];
  constructor(
    readonly netType: NetType,
    values: unknown[],
  ) {
    this[propertyValues] = values;
  }
}

/** What classes ask of their objects, ScriptObjects or not. */
export interface ClassInstance {
  netType: NetType;
  [propertyValues]: unknown[];
}
