/** Registers System.Text.RegularExpressions. */
import './enums.js';
import './match-types.js';
import './regex.js';
