/** The types of System.Text, without regular expressions. */
import './rune.js';
import './encoding/fallbacks.js';
import './encoding/coders.js';
import './encoding/encoding-types.js';
import './string-builder.js';
