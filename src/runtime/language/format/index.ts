/** .NET's format strings: numbers, dates and composite formats to text, and back. */
export { argumentText, formatComposite } from './composite.js';
export { formatDate } from './date-format.js';
export { parseDate, parseDateExact, parseDateOffset, parseDateOffsetExact } from './date-parse.js';
export { formatNumber } from './number-format.js';
export { parseFloatingPoint, parseInteger } from './number-parse.js';
export { formatTimeSpan } from './time-span-format.js';
export { parseTimeSpan } from './time-span-parse.js';
