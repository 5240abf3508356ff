/** What Get-Random and Get-SecureRandom share: a random number within bounds, or random items of a list. */

import { stringToNumber } from '../../language/arithmetic.js';
import { convertTo, toText } from '../../language/index.js';
import { types } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { BoxedNumber, double, isInt32, isNull } from '../../objects/values.js';
import { type CmdletBody, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import type { RandomNumbers } from './random-numbers.js';

const numbers = 'RandomNumberParameterSet';
const items = 'RandomListItemParameterSet';
const shuffled = 'ShuffleParameterSet';

export const randomDefaultSet = numbers;

export const randomParameters = {
  Maximum: {
    type: t.object,
    position: 0,
    sets: [numbers],
    help: 'The number to stay below: an integer gives integers, a fraction fractions. A list counts as -InputObject.',
  },
  Minimum: { type: t.object, sets: [numbers], help: 'The least number.' },
  InputObject: {
    type: t.array(t.object),
    position: 0,
    from: 'pipeline',
    sets: {
      [items]: { mandatory: true, position: 0, from: 'pipeline' },
      [shuffled]: { mandatory: true, position: 0, from: 'pipeline' },
    },
    allowNull: true,
    help: 'The items to choose from.',
  },
  Count: {
    type: t.int,
    default: 1,
    sets: [numbers, items],
    validate: [{ range: [1, 2147483647] }],
    help: 'How many numbers or items.',
  },
  Shuffle: {
    type: t.switch,
    default: false,
    sets: { [shuffled]: { mandatory: true } },
    help: 'Write all items, in random order.',
  },
} as const;

interface RandomArguments {
  Maximum: unknown;
  Minimum: unknown;
  Count: number;
  Shuffle: boolean;
}

export function randomBody(
  cmd: CmdletRuntime,
  { Maximum, Minimum, Count, Shuffle }: RandomArguments,
  random: RandomNumbers,
): CmdletBody<{ InputObject: unknown[] | undefined }> | undefined {
  const isPiped = cmd.invocation.expectingInput && isNull(Maximum) && isNull(Minimum);
  const list = baseOf(Maximum);
  if (!isPiped && cmd.parameterSet === numbers && !Array.isArray(list)) {
    writeNumbers(cmd, operand(Maximum), operand(Minimum), Count, random);
    return undefined;
  }
  const chosen: unknown[] = [];
  let seen = 0;
  /** Each item has the same chance to be among the chosen, however many there will be. */
  const choose = (item: unknown) => {
    if (Shuffle || seen < Count) chosen.push(item);
    else if (random.next(0, seen + 1) < Count) chosen[random.next(0, chosen.length)] = item;
    seen++;
  };
  return {
    process({ InputObject }) {
      for (const item of Array.isArray(list) ? list : (InputObject ?? [null])) choose(item);
    },
    end() {
      for (let i = 0; i < chosen.length; i++) {
        const j = random.next(i, chosen.length);
        cmd.writeObject(chosen[j]);
        chosen[j] = chosen[i];
      }
    },
  };
}

/** A text becomes the number that it says. */
function operand(value: unknown): unknown {
  const base = baseOf(value);
  return typeof base === 'string' ? stringToNumber(base, 0) : base;
}

const maxInt64 = 9223372036854775807n;

function writeNumbers(
  cmd: CmdletRuntime,
  maximum: unknown,
  minimum: unknown,
  count: number,
  random: RandomNumbers,
): void {
  const isInteger = (value: unknown) => isNull(value) || isInt32(value);
  const isLong = (value: unknown) => isInteger(value) || typeof value === 'bigint';
  let next: () => unknown;
  if (isInteger(maximum) && isInteger(minimum)) {
    const [min, max] = [(minimum ?? 0) as number, (maximum ?? 2147483647) as number];
    refuseEmptyRange(cmd, min, max);
    next = () => random.next(min, max);
  } else if (isLong(maximum) && isLong(minimum)) {
    const [min, max] = [BigInt((minimum as bigint) ?? 0), BigInt((maximum as bigint) ?? maxInt64)];
    refuseEmptyRange(cmd, min, max);
    next = () => random.nextInt64(min, max);
  } else {
    const [min, max] = [toDouble(minimum, 0), toDouble(maximum, Number.MAX_VALUE)];
    refuseEmptyRange(cmd, min, max);
    next = () => double(random.nextBetween(min, max));
  }
  for (let i = 0; i < count; i++) cmd.writeObject(next());
}

function toDouble(value: unknown, whenNull: number): number {
  if (isNull(value)) return whenNull;
  const converted = convertTo(value, types.double());
  return converted instanceof BoxedNumber ? converted.value : (converted as number);
}

function refuseEmptyRange<T extends number | bigint>(cmd: CmdletRuntime, min: T, max: T): void {
  if (min < max) return;
  const message = `The Minimum value (${toText(min)}) cannot be greater than or equal to the Maximum value (${toText(max)}).`;
  cmd.throwTerminating(
    cmd.error('MinGreaterThanOrEqualMax', 'InvalidArgument', null, message, 'System.ArgumentException'),
  );
}
