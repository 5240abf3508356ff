/** A type's name as an argument (New-Object): quoted where it has brackets. */
import { findFirst, parse, type TypeExpressionAst, type TypeName } from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import type { CompletionContext } from './completion-context.js';
import { completeType } from './types.js';

export function completeTypeName(context: CompletionContext): CompletionResult[] {
  const { word } = context;
  const isQuoted = /^['"]/.test(word);
  let prefix = isQuoted ? word.charAt(0) : '';
  let suffix = prefix;
  const isClosed = isQuoted && word.length > 1 && word.endsWith(word.charAt(0));
  const name = isQuoted ? word.slice(1, isClosed ? -1 : undefined) : word;
  if (!name.includes('[')) return completeType(context, name, prefix, suffix);
  const start = (context.tokenAtCursor?.start ?? context.cursor) + (isQuoted ? 1 : 0);
  const part = partAt(name, context.cursor - start);
  if (part === null) return [];
  const open = name.split('[').length - name.split(']').length;
  if (!isQuoted) {
    prefix = "'";
    suffix = "'";
  }
  if (open > 0) suffix = ']'.repeat(open) + suffix;
  if (isQuoted && open === 0) {
    context.replace(start + part.start, part.end - part.start);
    return completeType(context, part.text);
  }
  return completeType(context, part.text, prefix + name.slice(0, part.start), name.slice(part.end) + suffix);
}

interface Part {
  text: string;
  start: number;
  end: number;
}

/** The simple name in a name with type arguments that the cursor is at the end of, or in. */
function partAt(name: string, cursor: number): Part | null {
  const { ast } = parse(`[${name}]`);
  const expression = findFirst(ast, ({ kind }) => kind === 'TypeExpressionAst', true) as TypeExpressionAst | null;
  const found = expression === null ? null : typeNameAt(expression.typeName, cursor + 1);
  return found === null ? null : { text: found.name, start: found.start - 1, end: found.end - 1 };
}

export function typeNameAt(type: TypeName, cursor: number): { name: string; start: number; end: number } | null {
  switch (type.kind) {
    case 'TypeName': {
      const { start, end } = type.extent;
      return cursor > start && cursor <= end ? { name: type.name, start, end } : null;
    }
    case 'ArrayTypeName':
      return typeNameAt(type.elementType, cursor);
    case 'GenericTypeName': {
      for (const part of [type.typeName, ...type.genericArguments]) {
        const found = typeNameAt(part, cursor);
        if (found !== null) return found;
      }
      return null;
    }
  }
}
