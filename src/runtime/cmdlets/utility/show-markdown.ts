/** Show-Markdown shows Markdown on the terminal or in a browser. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertMarkdown, MarkdownInfo } from '../../data-formats/markdown/markdown-info.js';
import { NetException } from '../../objects/net-exception.js';
import { baseOf } from '../../objects/ps-object.js';
import { onFile } from '../../providers/filesystem/file-errors.js';
import { openWithDesktop } from '../../providers/filesystem/invoke-item.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { markdownOfFiles, markdownOfInput } from './markdown-input.js';
import { markdownOptions } from './markdown-options.js';

export const ShowMarkdown = cmdlet('Show-Markdown', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis:
    'Shows a Markdown file or string in the console in a friendly way using VT100 escape sequences or in a browser using HTML.',
  defaultSet: 'Path',
  parameters: {
    InputObject: {
      type: t.psobject,
      sets: { InputObject: { mandatory: true, from: 'pipeline' } },
      validate: [{ notNullOrEmpty: true }],
      help: 'Markdown, a file of it, or what ConvertFrom-Markdown made.',
    },
    Path: {
      type: t.array(t.string),
      sets: { Path: { mandatory: true, position: 0, from: 'propertyName' } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Files of Markdown.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { LiteralPath: { mandatory: true, from: 'propertyName' } },
      aliases: ['PSPath', 'LP'],
      help: 'Paths in which wildcard characters stand for themselves.',
    },
    UseBrowser: { type: t.switch, default: false, help: 'Show it in a browser.' },
  },
  outputs: ['System.String'],
  examples: [
    { code: "'Some **ants**.' | Show-Markdown", output: 'Some ants.' },
    { code: "'1. one', '- two' | Show-Markdown", output: '1. one\n\n\n- two' },
  ],
  run(cmd, { UseBrowser }) {
    const options = markdownOptions(cmd.context);
    if (!cmd.host.supportsVirtualTerminal) options.enableVT100Encoding = false;
    return {
      process({ InputObject, Path, LiteralPath }) {
        const given = baseOf(InputObject ?? null);
        if (given instanceof MarkdownInfo) {
          show(cmd, given, UseBrowser);
          return;
        }
        const isPath = cmd.parameterSet !== 'InputObject';
        const texts = isPath
          ? markdownOfFiles(cmd, LiteralPath ?? Path ?? [], LiteralPath !== undefined)
          : markdownOfInput(cmd, InputObject);
        for (const text of texts) show(cmd, convertMarkdown(text, UseBrowser ? null : options), UseBrowser);
      },
    };
  },
}));

function show(cmd: CmdletRuntime, info: MarkdownInfo, inBrowser: boolean): void {
  const [text, property] = inBrowser ? [info.html, 'Html'] : [info.terminalText, 'VT100EncodedString'];
  if (!text) {
    const message = `The property ${property} of the given object is null or empty.`;
    const exception = 'System.IO.InvalidDataException';
    cmd.writeError(cmd.error(`${property}IsNullOrEmpty`, 'InvalidData', text, message, exception));
  } else if (inBrowser) showInBrowser(cmd, text);
  else cmd.writeObject(text);
}

function showInBrowser(cmd: CmdletRuntime, html: string): void {
  const file = join(tmpdir(), `${randomUUID()}.html`);
  const attempt = (id: string, category: 'WriteError' | 'InvalidOperation', target: unknown, action: () => void) => {
    try {
      action();
      return true;
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      cmd.writeError(cmd.error(id, category, target, error.message, error));
      return false;
    }
  };
  if (!attempt('ErrorWritingTempFile', 'WriteError', file, () => onFile(file, () => writeFileSync(file, html), true)))
    return;
  attempt('ErrorLaunchingDefaultApplication', 'InvalidOperation', null, () =>
    openWithDesktop(file, tmpdir(), cmd.context.childEnvironment, cmd.io),
  );
}
