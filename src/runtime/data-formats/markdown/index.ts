/** The types of the Markdown cmdlets. */
import './markdown-option-info.js';
import './markdown-info.js';
