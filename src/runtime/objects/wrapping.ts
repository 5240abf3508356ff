/**
 * Which values are PSObjects, as `-is [psobject]` and `-is [pscustomobject]` see them. In PowerShell what a cmdlet writes and what
 * comes through a pipeline has a PSObject around it. Here it gets one only once a script has named the type as a value, since a
 * wrapped number costs several times a plain one; an object with an identity is not wrapped but remembered.
 */
import { baseOf, hasIdentity, membersOf, PSObject } from './ps-object.js';
import { AutomationNull } from './values.js';

let isTracked = false;
const remembered = new WeakSet<object>();

/** From now on values are wrapped on their way. */
export function trackWrapping(): void {
  isTracked = true;
}

export function wrapsObjects(): boolean {
  return isTracked;
}

/** LanguagePrimitives.AsPSObjectOrNull, where somebody asks; else the value as it is. Hot. */
export function asPSObject(value: unknown): unknown {
  return isTracked ? wrap(value) : value;
}

function wrap(value: unknown): unknown {
  if (value === null || value === undefined || value === AutomationNull || value instanceof PSObject) return value;
  if (!hasIdentity(value)) return new PSObject(value);
  remembered.add(value);
  return value;
}

/** What a method gets of a wrapped value: the value. */
export function withoutWrapping(value: unknown): unknown {
  return isTracked ? baseOf(value) : value;
}

/** True for a PSObject, an object with members of its own, and an object that came through a pipeline. */
export function isPSObject(value: unknown): boolean {
  return membersOf(value) !== undefined || (isTracked && remembered.has(value as object));
}
