/** Declares many enums at once, from tables. */
import { defineType } from '../objects/net-type.js';

export interface EnumTable {
  values: Record<string, number | bigint>;
  flags?: boolean;
  /** Full name of the underlying type, System.Int32 when left out. */
  underlying?: string;
}

export function defineEnums(namespace: string, tables: Record<string, EnumTable>): void {
  for (const [name, table] of Object.entries(tables))
    defineType(`${namespace}.${name}`, {}, () => ({ kind: 'enum', ...table }));
}
