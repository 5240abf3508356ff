/** Defines the types of System.Management.Automation.Language: the syntax tree as scripts see it. */
import { defineCodeGeneration } from './code-generation.js';
import { defineCommentHelpInfo } from './comment-help-info.js';
import { defineLanguageEnums } from './enums.js';
import { defineExtents } from './extents.js';
import { defineNodes } from './node-types.js';
import { defineParser } from './parser-type.js';
import { defineScriptRequirements } from './script-requirements.js';
import { defineTokens } from './tokens.js';
import { defineTypeNames } from './type-names.js';
import { defineVisitors } from './visitors.js';

defineLanguageEnums();
defineNodes();
defineExtents();
defineTokens();
defineTypeNames();
defineVisitors();
defineParser();
defineScriptRequirements();
defineCodeGeneration();
defineCommentHelpInfo();
