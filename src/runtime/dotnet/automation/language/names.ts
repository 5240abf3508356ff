/**
 * Names of System.Management.Automation.Language in signatures. The tables of this folder write them without the namespace,
 * and a ReadOnlyCollection of T as `T*`; here they get their full names.
 */
export const language = 'System.Management.Automation.Language';

/** Types of the namespace whose names do not end in Ast or Token. */
const others = new Set(
  (
    'AstVisitor AstVisitor2 AstVisitAction CommentHelpInfo ConfigurationType DynamicKeyword ForEachFlags ' +
    'ICustomAstVisitor ICustomAstVisitor2 IScriptExtent IScriptPosition ITypeName MethodAttributes ParameterBindingResult ' +
    'ParseError PropertyAttributes RedirectionStream ScriptPosition ScriptRequirements StaticBindingError ' +
    'StaticBindingResult StringConstantType SwitchFlags TokenFlags TokenKind TypeAttributes UsingStatementKind'
  ).split(' '),
);

function fullName(word: string): string {
  return word.endsWith('Ast') || word.endsWith('Token') || others.has(word) ? `${language}.${word}` : word;
}

/** `StatementAst*`, or a whole signature of a method, in full. Names of methods and parameters are no names of types. */
export function inFull(text: string): string {
  if (text.endsWith('*')) return `System.Collections.ObjectModel.ReadOnlyCollection[${inFull(text.slice(0, -1))}]`;
  return text.replace(/(?<![.\w])[A-Z]\w*(?![\w(])/g, fullName);
}

/** The signature of a property written as `StatementAst* Statements`. */
export function propertySignature(text: string, accessors = 'get;'): string {
  const space = text.lastIndexOf(' ');
  return `${inFull(text.slice(0, space))}${text.slice(space)} {${accessors}}`;
}
