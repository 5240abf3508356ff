/** Functions and filters, parameters and `param` blocks (about_Functions, about_Functions_Advanced_Parameters). */
import type { ScriptExtent } from '../ast/extent.js';
import { after, before, type Ranged } from '../ast/extent.js';
import {
  AttributeAst,
  type AttributeBaseAst,
  ErrorStatementAst,
  type ExpressionAst,
  FunctionDefinitionAst,
  ParamBlockAst,
  ParameterAst,
  type StatementAst,
  VariableExpressionAst,
} from '../ast/nodes.js';
import { typeFullName } from '../ast/type-names.js';
import type { Token } from '../tokenizer/token.js';
import { TokenFlags as F, TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { isFunctionName } from '../tokenizer/word-kinds.js';
import { type Rule, trimmed } from './parser-core.js';
import { Switch } from './switch.js';

/** Parameters in parentheses behind a function's name. */
export interface DeclaredParameters {
  parameters: ParameterAst[];
  closing: Token | null;
  /** Where the closing parenthesis is missing, which has been reported. */
  failedAt: Ranged | null;
}

export abstract class Functions extends Switch {
  protected readonly functionDefinition: Rule<StatementAst> = this.RULE('functionDefinition', () => {
    const keyword = this.take(0, this.T.FunctionKeyword);
    this.skipNewlines();
    const name = this.peek();
    if (!isFunctionName(name.code) && !this.RECORDING_PHASE) {
      this.incomplete(after(keyword), 'MissingNameAfterKeyword', keyword.text);
      return new ErrorStatementAst(this.extentOf(keyword), []);
    }
    if (this.RECORDING_PHASE) this.take(0, this.T.Word);
    else this.consumeToken();
    name.flags &= ~F.Keyword;
    const declared = this.optionalDeclaredParameters(0);
    const opening = this.expect(0, this.T.LCurly);
    let failedAt = declared?.failedAt ?? null;
    if (opening === null && failedAt === null) {
      failedAt = declared?.closing ?? name;
      this.incomplete(after(failedAt), 'MissingFunctionBody');
    }
    if (opening === null || failedAt !== null) {
      const extent = this.extent(keyword.start, (failedAt ?? name).end);
      return new ErrorStatementAst(extent, declared?.parameters ?? []);
    }
    const { inWorkflow } = this.tokenizer;
    this.tokenizer.inWorkflow = keyword.code === K.Workflow;
    this.isFilterBody = keyword.code === K.Filter;
    const body = this.SUBRULE(this.scriptBlock, { ARGS: [opening] });
    this.tokenizer.inWorkflow = inWorkflow;
    const definition = new FunctionDefinitionAst(
      this.extentFrom(keyword, body),
      keyword.code === K.Filter,
      keyword.code === K.Workflow,
      name.code === K.Generic ? name.value : name.text,
      declared === null || declared.parameters.length === 0 ? null : declared.parameters,
      body,
    );
    definition.nameExtent = this.extentOf(name);
    return definition;
  });
  /** The next script block is the body of a filter: without named blocks it is a process block. */
  protected isFilterBody = false;
  /** A statement to begin the next script block with: the call of the base class's constructor. */
  protected firstStatement: StatementAst | null = null;

  protected optionalDeclaredParameters(occurrence: number): DeclaredParameters | null {
    this.skipNewlines();
    return this.option(occurrence, () => this.subrule(occurrence, this.declaredParameters)) ?? null;
  }

  protected readonly declaredParameters: Rule<DeclaredParameters> = this.RULE('declaredParameters', () => {
    const opening = this.take(0, this.T.LParen);
    const parameters = this.SUBRULE(this.parameterList);
    this.skipNewlines();
    const closing = this.expect(0, this.T.RParen);
    let failedAt: Ranged | null = null;
    if (closing === null) {
      failedAt = parameters.at(-1) ?? opening;
      this.incomplete(after(failedAt), 'MissingEndParenthesisInFunctionParameterList');
    }
    this.skipNewlines();
    return { parameters, closing, failedAt };
  });

  /** `param( )` with the attributes before it; null when there is none, and the caller goes back to where it began. */
  protected optionalParamBlock(): ParamBlockAst | null {
    this.skipNewlines();
    if (!this.RECORDING_PHASE && !this.mayBeginParamBlock()) return null;
    const attributes = this.option(0, {
      GATE: () => this.atBracket(),
      DEF: () => this.SUBRULE(this.attributeList, { ARGS: [false] }),
    });
    this.skipNewlines();
    return this.option(1, () => this.SUBRULE(this.paramBlock, { ARGS: [attributes ?? []] })) ?? null;
  }

  /** Spares most blocks the attempt. */
  private mayBeginParamBlock(): boolean {
    if (this.peeked !== null) return true;
    const code = this.tokenizer.peek();
    return code === 91 || (code | 32) === 112;
  }

  private readonly paramBlock: Rule<ParamBlockAst | null, [candidates: AttributeBaseAst[]]> = this.RULE(
    'paramBlock',
    (candidates: AttributeBaseAst[]): ParamBlockAst | null => {
      const keyword = this.take(0, this.T.Param);
      this.skipNewlines();
      const opening = this.expect(0, this.T.LParen);
      if (opening === null) return null;
      const parameters = this.SUBRULE(this.parameterList);
      this.skipNewlines();
      const closing = this.expect(0, this.T.RParen);
      if (closing === null) {
        this.incomplete(after(parameters.at(-1) ?? opening), 'MissingEndParenthesisInFunctionParameterList');
      }
      if (this.RECORDING_PHASE) return null;
      const attributes = candidates.filter((candidate) => {
        if (candidate instanceof AttributeAst) return true;
        this.error(candidate, 'TypeNotAllowedBeforeParam', typeFullName(candidate.typeName));
        return false;
      });
      const { end } = closing ?? before(this.peek());
      return new ParamBlockAst(this.extent(keyword.start, end), attributes, parameters);
    },
  );

  protected readonly parameterList: Rule<ParameterAst[]> = this.RULE('parameterList', () => {
    const parameters: ParameterAst[] = [];
    let comma: Token | null = null;
    let ended = false;
    const read = (occurrence: number): void => {
      const parameter = this.subrule(occurrence, this.parameterDeclaration);
      if (this.RECORDING_PHASE) return;
      if (parameter === null) {
        ended = true;
        if (comma !== null) this.incomplete(after(comma), 'MissingExpressionAfterToken', ',');
        return;
      }
      parameters.push(parameter);
      this.skipNewlines();
    };
    read(0);
    this.MANY({
      GATE: () => !ended,
      DEF: () => {
        comma = this.take(0, this.T.Comma);
        read(1);
      },
    });
    return trimmed(parameters);
  });

  /** Null when there is no parameter. */
  private readonly parameterDeclaration: Rule<ParameterAst | null> = this.RULE('parameterDeclaration', () => {
    const { commaDisabled } = this;
    this.commaDisabled = true;
    const mode = this.setMode(Mode.Expression);
    this.skipNewlines();
    const attributes = this.OPTION({
      GATE: () => this.atBracket(),
      DEF: () => this.SUBRULE(this.attributeList, { ARGS: [false] }),
    });
    this.skipNewlines();
    const parameter = this.OPTION1(() => this.parameterName(attributes ?? []));
    this.commaDisabled = commaDisabled;
    if (parameter === undefined && attributes !== undefined && attributes.length > 0) {
      const broken = this.nameless(attributes);
      this.setMode(mode);
      return broken;
    }
    this.setMode(mode);
    return parameter ?? null;
  });

  private parameterName(attributes: AttributeBaseAst[]): ParameterAst {
    const name = this.take(0, this.T.AnyVariable);
    this.skipNewlines();
    let value: ExpressionAst | null = null;
    this.OPTION2(() => {
      const equals = this.take(0, this.T.Equals);
      this.skipNewlines();
      value = this.optionalExpression(3);
      if (value === null) this.incomplete(after(equals), 'MissingExpressionAfterToken', '=');
    });
    const variable = new VariableExpressionAst(name, name.value, name.code === K.SplattedVariable);
    const { start } = attributes[0] ?? name;
    const last = value as ExpressionAst | null;
    const extent: ScriptExtent = this.extent(start, last === null ? name.end : last.end);
    return new ParameterAst(extent, variable, attributes, last);
  }

  /** Attributes without a parameter: the rest of the list is skipped. */
  private nameless(attributes: AttributeBaseAst[]): ParameterAst {
    const first = attributes[0] as AttributeBaseAst;
    const last = attributes.at(-1) as AttributeBaseAst;
    this.incomplete(after(last), 'InvalidFunctionParameter');
    this.syncOnError(true, K.RParen);
    const extent = this.extentFrom(first, last);
    return new ParameterAst(extent, new VariableExpressionAst(extent, '__error__', false), attributes, null);
  }
}
