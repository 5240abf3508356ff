/** CompletionResult: one thing that Tab offers; argument completers make them. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { EnumValue } from '../../objects/values.js';
import { psArgumentNull } from './ps-errors.js';

const namespace = 'System.Management.Automation';

export class CompletionResult {
  declare readonly netType: NetType;
  constructor(
    readonly completionText: string,
    readonly listItemText: string,
    /** CompletionResultType, by number. */
    readonly resultType: number,
    readonly toolTip: string,
  ) {}
}

function requireText(text: string | null, parameter: string): string {
  if (!text) throw psArgumentNull(parameter);
  return text;
}

defineType(`${namespace}.CompletionResult`, { class: CompletionResult }, () => ({
  members: {
    [`new(string completionText, string listItemText, ${namespace}.CompletionResultType resultType, string toolTip)`]: (
      _type: NetType,
      completionText: string | null,
      listItemText: string | null,
      resultType: EnumValue,
      toolTip: string | null,
    ) =>
      new CompletionResult(
        requireText(completionText, 'completionText'),
        requireText(listItemText, 'listItemText'),
        Number(resultType.value),
        requireText(toolTip, 'toolTip'),
      ),
    'new(string completionText)': (_type: NetType, text: string | null) => {
      const checked = requireText(text, 'completionText');
      return new CompletionResult(checked, checked, 0, checked);
    },
    'string CompletionText {get;}': (self: CompletionResult) => self.completionText,
    'string ListItemText {get;}': (self: CompletionResult) => self.listItemText,
    [`${namespace}.CompletionResultType ResultType {get;}`]: (self: CompletionResult) => self.resultType,
    'string ToolTip {get;}': (self: CompletionResult) => self.toolTip,
  },
}));
