/** The types of System.Globalization. */
import './enums.js';
import './culture-info.js';
import './number-format-info.js';
import './date-time-format-info.js';
import './text-info.js';
import './compare-info.js';
import './region-info.js';
import './string-info.js';
import './calendar.js';
import './unicode-category.js';
