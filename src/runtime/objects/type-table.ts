/** The TypeTable: members and display hints that types have beyond .NET. */

import type { ExtendedMember } from './ps-object.js';
import { fold } from './values.js';

export interface TypeData {
  typeName: string;
  members: Map<string, ExtendedMember>;
  defaultDisplayPropertySet?: readonly string[];
  defaultDisplayProperty?: string;
  serializationDepth?: number;
}
export class TypeTable {
  version = 0;
  readonly #types = new Map<string, TypeData>();
  find(typeName: string): TypeData | undefined {
    return this.#types.get(fold(typeName));
  }
  extendType(typeName: string, members: readonly ExtendedMember[]): void {
    let data = this.#types.get(fold(typeName));
    if (!data) this.#types.set(fold(typeName), (data = { typeName, members: new Map() }));
    for (const member of members) data.members.set(fold(member.name), member);
    this.version++;
  }
}
export const typeTable = new TypeTable();
