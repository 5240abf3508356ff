/** The values of System.Half. */
import { roundToHalf } from '../../language/format/digits.js';
import { BoxedNumber } from '../../objects/values.js';

/** `value` is a number that 16 bits can hold. */
export class HalfBox extends BoxedNumber {
  constructor(value: number) {
    super(roundToHalf(value));
  }
}
