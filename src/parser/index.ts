/** The parser's public face: text in, syntax tree and errors out. Knows nothing of the runtime. */
export * from './ast/extent.js';
export * from './ast/nodes.js';
export { children, findAll, forEachChild, linkParents, type VisitAction, visit } from './ast/visitor.js';
export { isConstant } from './checks/constants.js';
export { restrictedLanguageErrors } from './checks/data-sections.js';
export type { AttributeFacts, KnownTypes } from './checks/known-types.js';
export type { ParseErrorId } from './messages.js';
export { isComplete, type ParseResult, parse } from './parse.js';
export { type ParseError, ParseErrorList } from './parse-error.js';
export * from './tokenizer/index.js';
