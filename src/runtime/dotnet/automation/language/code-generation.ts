/** CodeGeneration: texts made safe to stand in generated script. */
import { defineType } from '../../../objects/net-type.js';
import { language } from './names.js';

type Text = string | null;

export function defineCodeGeneration(): void {
  defineType(`${language}.CodeGeneration`, {}, () => ({
    abstract: true,
    members: {
      'static string EscapeSingleQuotedStringContent(string value)': (value: Text) =>
        (value ?? '').replace(/['\u2018-\u201b]/g, '$&$&'),
      'static string EscapeBlockCommentContent(string value)': (value: Text) =>
        (value ?? '').replaceAll('<#', '<`#').replaceAll('#>', '#`>'),
      'static string EscapeFormatStringContent(string value)': (value: Text) => (value ?? '').replace(/[{}]/g, '$&$&'),
      'static string EscapeVariableName(string value)': (value: Text) => (value ?? '').replace(/[`{}]/g, '`$&'),
    },
  }));
}
