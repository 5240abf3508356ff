/** The type data that PowerShell has from the start, by folded type name. */
import type { TypeExtension } from '../type-table.js';

export const builtInTypeData: ReadonlyMap<string, () => TypeExtension> = new Map();
