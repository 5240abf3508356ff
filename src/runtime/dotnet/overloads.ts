/**
 * Several signatures with one implementation. Overloads that take spans are listed, because PowerShell shows them, but no
 * script can reach them: it cannot make a span, and each has a twin that takes a string or an array.
 */
import type { MemberFunction } from '../objects/net-type.js';
import { notSupported } from './system/errors.js';

export function overloads(implementation: MemberFunction, signatures: string[]): Record<string, MemberFunction> {
  const members: Record<string, MemberFunction> = {};
  for (const signature of signatures) members[signature] = /Span\[|&/.test(signature) ? unreachable : implementation;
  return members;
}

/** The implementation of an overload that takes or returns a span. */
export function unreachable(): never {
  throw notSupported();
}
