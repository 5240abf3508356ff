/** CodeGeneration: texts made safe to stand in generated script. */
import { defineType } from '../../../objects/net-type.js';
import { language } from './names.js';

/** Between single quotes, of which typographic ones count too. */
export const escapeSingleQuoted = (text: string): string => text.replace(/['\u2018-\u201b]/g, '$&$&');
/** Between `<#` and `#>`. */
export const escapeBlockComment = (text: string): string => text.replaceAll('<#', '<`#').replaceAll('#>', '#`>');
/** Between the braces of `${}`. */
export const escapeVariableName = (text: string): string => text.replace(/[`{}]/g, '`$&');

type Text = string | null;

export function defineCodeGeneration(): void {
  defineType(`${language}.CodeGeneration`, {}, () => ({
    abstract: true,
    members: {
      'static string EscapeSingleQuotedStringContent(string value)': (value: Text) => escapeSingleQuoted(value ?? ''),
      'static string EscapeBlockCommentContent(string value)': (value: Text) => escapeBlockComment(value ?? ''),
      'static string EscapeFormatStringContent(string value)': (value: Text) => (value ?? '').replace(/[{}]/g, '$&$&'),
      'static string EscapeVariableName(string value)': (value: Text) => escapeVariableName(value ?? ''),
    },
  }));
}
