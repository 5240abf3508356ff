/** Operators and conversions on operands of every kind, against what PowerShell made of them: value, type, error id and text. */
import { describe, expect, it } from 'vitest';
import {
  binaryOperation,
  bitNot,
  convertTo,
  isTruthy,
  negate,
  toText,
  unaryPlus,
} from '../../../src/runtime/language/index.js';
import { requireType } from '../../../src/runtime/objects/net-type.js';
import { operands } from './operands.js';
import { differences, outcomeOf } from './recorded.js';

const binary: Record<string, Parameters<typeof binaryOperation>[0]> = {
  '+': 'Plus',
  '-': 'Minus',
  '*': 'Multiply',
  '/': 'Divide',
  '%': 'Rem',
  '-band': 'Band',
  '-bor': 'Bor',
  '-bxor': 'Bxor',
  '-shl': 'Shl',
  '-shr': 'Shr',
  '-eq': 'Ieq',
  '-ceq': 'Ceq',
  '-ne': 'Ine',
  '-lt': 'Ilt',
  '-le': 'Ile',
  '-gt': 'Igt',
  '-ge': 'Ige',
  '-contains': 'Icontains',
  '-in': 'Iin',
  '-like': 'Ilike',
  '-join': 'Join',
};

const unary: Record<string, (operand: unknown) => unknown> = {
  '-': negate,
  '+': unaryPlus,
  '-bnot': bitNot,
  '-not': (operand) => !isTruthy(operand),
  text: (operand) => toText(operand),
};

function operand(name: string): unknown {
  return (operands[name] as (typeof operands)[string])[1]();
}

/** `i5 + s5`, or `-bnot i5`. */
function operation(text: string): unknown {
  const parts = text.split(' ');
  if (parts.length === 2) return unary[parts[0] as string]?.(operand(parts[1] as string));
  const [left, operator, right] = parts as [string, string, string];
  const first = operand(left);
  const second = right === left ? first : operand(right);
  return binaryOperation(binary[operator] as Parameters<typeof binaryOperation>[0])(first, second);
}

/** `[int] s5` */
function conversion(text: string): unknown {
  const [, type, name] = /^\[(.*)\] (\w+)$/.exec(text) as unknown as [string, string, string];
  return convertTo(operand(name), requireType(type));
}

describe('recorded from PowerShell', () => {
  it('operators', () => {
    expect(differences('operators.txt', (text) => outcomeOf(() => operation(text)))).toEqual([]);
  });
  it('conversions', () => {
    expect(differences('conversions.txt', (text) => outcomeOf(() => conversion(text)))).toEqual([]);
  });
});
