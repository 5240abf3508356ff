/** Views of $PSStyle: each sequence in its own effect, then spelled out. */
import { colorNames, FileExtensionDictionary } from '../ps-style.js';
import { ESC, resetSequence } from '../text/escape-sequences.js';
import { item, type ListItem, list, type ViewFamily, type ViewFunction, view } from './view-definition.js';
import { read, readText } from './view-values.js';

function sample(sequence: string): string {
  return `${sequence}${sequence.replaceAll(ESC, '`e')}${resetSequence}`;
}
/** The sequence at a path of property names. */
const sequence =
  (...names: string[]): ViewFunction =>
  (style) =>
    sample(readText(style, ...names));
const samples = (names: readonly string[], parent?: string): ListItem[] =>
  names.map((name) =>
    parent === undefined ? item(name, sequence(name)) : item(`${parent}.${name}`, sequence(parent, name)),
  );

const attributes =
  'BlinkOff Blink BoldOff Bold DimOff Dim Hidden HiddenOff Reverse ReverseOff ItalicOff Italic UnderlineOff Underline StrikethroughOff Strikethrough'.split(
    ' ',
  );
const formatting =
  'FormatAccent ErrorAccent Error Warning Verbose Debug TableHeader CustomTableHeaderLabel FeedbackName FeedbackText FeedbackAction'.split(
    ' ',
  );
const fileInfo = ['Directory', 'SymbolicLink', 'Executable'];

function extensions(fileInfoStyle: unknown): string {
  const dictionary = read(fileInfoStyle, 'Extension');
  if (!(dictionary instanceof FileExtensionDictionary)) return '';
  const keys = dictionary.keys();
  const width = Math.max(0, ...keys.map((key) => key.length));
  return keys.map((key) => `${key.padEnd(width)} = "${sample(dictionary.get(key) ?? '')}"\n`).join('');
}

const typeName = 'System.Management.Automation.PSStyle';

export const psStyleViews: ViewFamily = () => [
  view(
    typeName,
    list(
      item('Reset', (style) => readText(style, 'Reset') + readText(style, 'Reset').replaceAll(ESC, '`e')),
      ...samples(attributes),
      'OutputRendering',
      'AutoSizeDefaultFormatting',
      ...samples(formatting, 'Formatting'),
      item('Progress.Style', sequence('Progress', 'Style')),
      ...['MaxWidth', 'View', 'UseOSCIndicator'].map((name) =>
        item(`Progress.${name}`, (style) => readText(style, 'Progress', name)),
      ),
      ...samples(fileInfo, 'FileInfo'),
      item('FileInfo.Extension', (style) => {
        const dictionary = read(style, 'FileInfo', 'Extension');
        return dictionary instanceof FileExtensionDictionary ? dictionary.keys().join(',') : '';
      }),
      ...samples(Object.keys(colorNames), 'Foreground'),
      ...samples(Object.keys(colorNames), 'Background'),
    ),
  ),
  view(`${typeName}+FormattingData`, list(...samples(formatting))),
  view(
    `${typeName}+ProgressConfiguration`,
    list(item('Style', sequence('Style')), 'MaxWidth', 'View', 'UseOSCIndicator'),
  ),
  view(`${typeName}+FileInfoFormatting`, list(...samples(fileInfo), item('Extension', extensions))),
  view(`${typeName}+ForegroundColor`, list(...samples(Object.keys(colorNames)))),
  view(`${typeName}+BackgroundColor`, list(...samples(Object.keys(colorNames)))),
];
