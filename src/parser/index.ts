/** The parser's public face: text in, syntax tree and errors out. Knows nothing of the runtime. */
export * from './ast/extent.js';
export * from './ast/nodes.js';
export { assemblyOf, typeFullName, typeName } from './ast/type-names.js';
export {
  children,
  findAll,
  findFirst,
  forEachChild,
  linkParents,
  type VisitAction,
  visit,
  visitedChildren,
} from './ast/visitor.js';
export { isConstant, isConstantVariable } from './checks/constants.js';
export { type RestrictedLanguage, restrictedLanguageErrors } from './checks/data-sections.js';
export type { AttributeFacts, KnownTypes, UsedModule } from './checks/known-types.js';
export { changingVariables } from './checks/method-flow.js';
export { specificationOfUsing } from './checks/usings.js';
export type { ParseErrorId } from './messages.js';
export type { ModuleSpecification } from './module-specification.js';
export { isComplete, type ParseResult, parse, parseWithTokens } from './parse.js';
export { ParseError, ParseErrorList } from './parse-error.js';
export * from './tokenizer/index.js';
