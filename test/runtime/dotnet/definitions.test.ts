/** Every definition of the emulated class library can be read: its bases, signatures and the types that they name. */
import { describe, expect, it } from 'vitest';
import '../../../src/runtime/dotnet/index.js';
import { allTypes, type NetType, types } from '../../../src/runtime/objects/net-type.js';
import { isMethodGroup, type MethodParameter } from '../../../src/runtime/objects/type-members.js';

function constructed(type: NetType): NetType {
  return type.isGenericDefinition
    ? type.makeGeneric((type.registration.generic ?? []).map(() => types.string()))
    : type;
}

function problemsOf(type: NetType): string[] {
  const problems: string[] = [];
  const attempt = (what: string, read: () => unknown) => {
    try {
      read();
    } catch (error) {
      problems.push(`${type.fullName}: ${what}: ${(error as Error).message}`);
    }
  };
  attempt('bases', () => type.basesAndInterfaces);
  attempt('members', () => type.members);
  if (problems.length > 0) return problems;
  const parameters: [string, MethodParameter][] = [];
  const { instance, static: statics, constructors } = type.members;
  for (const member of [...instance.values(), ...statics.values()])
    if (isMethodGroup(member))
      for (const overload of member.overloads)
        for (const parameter of overload.parameters) parameters.push([overload.definition, parameter]);
    else for (const parameter of member.parameters) parameters.push([member.definition, parameter]);
  for (const overload of constructors)
    for (const parameter of overload.parameters) parameters.push([overload.definition, parameter]);
  for (const [definition, parameter] of parameters) attempt(definition, () => parameter.type);
  return problems;
}

describe('the emulated class library', () => {
  it('names only types that are defined', () => {
    expect([...allTypes()].flatMap((type) => problemsOf(constructed(type)))).toEqual([]);
  });
});
