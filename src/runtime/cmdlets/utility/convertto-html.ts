/** ConvertTo-Html writes objects as a table in an HTML page, line by line as they come. */
import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import { formatParameters, parameterKeys } from '../../formatting/format-parameters.js';
import { enumerableOf, toText } from '../../language/index.js';
import type { Hashtable } from '../../objects/hashtable.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { columnGroup, columnsFor, headerRow, listRows, tableRow } from './html-rows.js';

const page = ['Page'];
const notEmpty = [{ notNullOrEmpty: true }] as const;

export const ConvertToHtml = cmdlet('ConvertTo-Html', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Converts objects to HTML that a browser can show.',
  defaultSet: 'Page',
  parameters: {
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects.' },
    Property: {
      type: t.array(t.object),
      position: 0,
      wildcards: true,
      help: 'Names of the properties to show, or calculated properties: @{ Expression = ...; Label = ...; Width = ...; Alignment = ... }.',
    },
    Body: { type: t.array(t.string), position: 3, sets: page, help: 'HTML for the beginning of the body.' },
    Head: { type: t.array(t.string), position: 1, sets: page, help: 'HTML for the head, in place of the title.' },
    Title: {
      type: t.string,
      position: 2,
      default: 'HTML TABLE',
      sets: page,
      validate: notEmpty,
      help: 'Title of the page.',
    },
    As: {
      type: t.string,
      default: 'Table',
      validate: [{ notNullOrEmpty: true }, { set: ['Table', 'List'] }],
      help: 'A row for each object (Table), or for each property (List).',
    },
    CssUri: {
      type: t.net<{ originalString: string }>('System.Uri'),
      aliases: ['cu', 'uri'],
      sets: page,
      validate: notEmpty,
      help: 'Address of a style sheet.',
    },
    Fragment: { type: t.switch, default: false, sets: ['Fragment'], help: 'Write only the table.' },
    PostContent: { type: t.array(t.string), validate: notEmpty, help: 'HTML to write after the table.' },
    PreContent: { type: t.array(t.string), validate: notEmpty, help: 'HTML to write before the table.' },
    Meta: {
      type: t.hashtable,
      sets: page,
      validate: notEmpty,
      help: 'What the page says of itself: author, description, keywords, viewport and so on.',
    },
    Charset: {
      type: t.string,
      sets: page,
      validate: [{ notNullOrEmpty: true }, { pattern: '^[A-Za-z0-9]\\w+\\S+[A-Za-z0-9]$' }],
      help: 'Encoding that the page says it has.',
    },
    Transitional: { type: t.switch, default: false, sets: page, help: 'Claim to be transitional XHTML.' },
  },
  outputs: ['System.String'],
  examples: [
    {
      code: "[pscustomobject]@{ Name = 'ant'; Legs = 6 } | ConvertTo-Html -Fragment",
      output:
        '<table>\n<colgroup><col/><col/></colgroup>\n<tr><th>Name</th><th>Legs</th></tr>\n<tr><td>ant</td><td>6</td></tr>\n</table>',
    },
    {
      code: "[pscustomobject]@{ Name = 'a < b' } | ConvertTo-Html -Fragment -As List",
      output: '<table>\n<tr><td>Name:</td><td>a &lt; b</td></tr>\n</table>',
    },
    { code: "(1 | ConvertTo-Html -Title 'One')[3]", output: '<title>One</title>' },
  ],
  run(cmd, parameters) {
    const { Property = ['*'], As, Fragment, PreContent, PostContent } = parameters;
    const session = new EngineFormattingSession(cmd);
    const asked = formatParameters(Property, parameterKeys.html, (error) => cmd.throwTerminating(error));
    const isList = As.toLowerCase() === 'list';
    if (!Fragment) writeHead(cmd, parameters);
    writeAll(cmd, PreContent);
    cmd.writeObject('<table>');
    let columns: ReturnType<typeof columnsFor> = [];
    let count = 0;
    return {
      process({ InputObject }) {
        if (isNull(InputObject)) return;
        count++;
        if (isList || columns.length === 0) {
          columns = columnsFor(asked, InputObject);
          if (columns.length === 0) return;
          if (!isList) writeAll(cmd, [columnGroup(columns), headerRow(columns)]);
        }
        if (isList && count > 1) cmd.writeObject('<tr><td><hr></td></tr>');
        if (isList) writeAll(cmd, listRows(columns, InputObject, session));
        else cmd.writeObject(tableRow(columns, InputObject, session));
      },
      end() {
        cmd.writeObject('</table>');
        writeAll(cmd, PostContent);
        if (!Fragment) cmd.writeObject('</body></html>');
      },
    };
  },
}));

interface PageParameters {
  Body: string[] | undefined;
  Head: string[] | undefined;
  Title: string;
  CssUri: { originalString: string } | undefined;
  Meta: Hashtable | undefined;
  Charset: string | undefined;
  Transitional: boolean;
}

function writeAll(cmd: CmdletRuntime, lines: readonly string[] | undefined): void {
  for (const line of lines ?? []) cmd.writeObject(line);
}

function writeHead(
  cmd: CmdletRuntime,
  { Body, Head, Title, CssUri, Meta, Charset, Transitional }: PageParameters,
): void {
  if (CssUri?.originalString.trim() === '') refuseEmptyUri(cmd);
  const [name, file] = Transitional ? ['Transitional', 'transitional'] : ['Strict', 'strict'];
  writeAll(cmd, [
    `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 ${name}//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-${file}.dtd">`,
    '<html xmlns="http://www.w3.org/1999/xhtml">',
    '<head>',
  ]);
  if (Charset !== undefined) cmd.writeObject(`<meta charset="${Charset}">`);
  if (Meta !== undefined) writeMeta(cmd, Meta);
  writeAll(cmd, Head ?? [`<title>${Title}</title>`]);
  if (CssUri !== undefined) cmd.writeObject(`<link rel="stylesheet" type="text/css" href="${toText(CssUri)}" />`);
  cmd.writeObject('</head><body>');
  writeAll(cmd, Body);
}

function refuseEmptyUri(cmd: CmdletRuntime): never {
  const message =
    "This command cannot be run because 'CSSUri' is empty or blank. Please specify CSSUri and then run the command.";
  return cmd.throwTerminating(
    cmd.error('ArgumentException', 'InvalidArgument', 'CSSUri', message, 'System.ArgumentException'),
  );
}

/** How a page's properties are named in HTML. */
const metaAttributes: Readonly<Record<string, string>> = {
  'content-type': 'http-equiv',
  'default-style': 'http-equiv',
  'x-ua-compatible': 'http-equiv',
  'application-name': 'name',
  author: 'name',
  description: 'name',
  generator: 'name',
  keywords: 'name',
  viewport: 'name',
};

function writeMeta(cmd: CmdletRuntime, meta: Hashtable): void {
  for (const [key, value] of meta.entries()) {
    const name = toText(key);
    const content = enumerableOf(value) === null ? toText(value) : 'System.Object[]';
    const attribute = metaAttributes[name.toLowerCase()];
    if (attribute === undefined)
      cmd.writeWarning(
        `Accepted meta properties are content-type, default-style, application-name, author, description, generator, keywords, x-ua-compatible, and viewport. The meta pair: ${name} and ${content} may not function correctly.`,
      );
    cmd.writeObject(`<meta ${attribute ?? 'name'}="${name}" content="${content}">`);
  }
}
