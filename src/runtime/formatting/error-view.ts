/**
 * How an error prints: $ErrorView's ConciseView (with the line of the script where there is one), NormalView, CategoryView
 * and DetailedView. Errors that came over a remote session have no ErrorRecord behind them, so all is read by name.
 */

import { HostMethod } from '../host/host-call.js';
import { isTruthy, toArray, toText } from '../language/index.js';
import { isNull } from '../objects/values.js';
import { errorDetail } from './error-detail.js';
import { type ErrorPosition, errorPosition } from './error-position.js';
import type { FormattingSession } from './formatting-session.js';
import { hostSize } from './layout/line-output.js';
import { psStyle } from './ps-style.js';
import { plainText, resetSequence } from './text/escape-sequences.js';
import { read, readText } from './views/view-values.js';

export interface ErrorColors {
  error: string;
  accent: string;
  reset: string;
}
const noColors: ErrorColors = { error: '', accent: '', reset: '' };

/** The colours of errors on this host; none where it shows no escape sequences. */
export function errorColors(session: FormattingSession): ErrorColors {
  if (!session.host.supportsVirtualTerminal || session.environmentVariable('__SuppressAnsiEscapeSequences'))
    return noColors;
  return { error: psStyle.formatting.error, accent: psStyle.formatting.errorAccent, reset: resetSequence };
}

const nativeErrorIds = ['NativeCommandErrorMessage', 'NativeCommandError'];

/** `command : ` in front of an error in NormalView. */
export function commandPrefix(record: unknown, session: FormattingSession): string {
  const errorView = toText(session.variable('ErrorView'));
  if (nativeErrorIds.includes(readText(record, 'FullyQualifiedErrorId'))) return '';
  if (['CategoryView', 'ConciseView', 'DetailedView'].includes(errorView)) return '';
  const color = session.host.supportsVirtualTerminal ? psStyle.formatting.error : '';
  const name = commandOf(read(record, 'InvocationInfo'));
  return color + (name ? `${name} : ` : '');
}

function commandOf(invocation: unknown): string {
  const command = read(invocation, 'MyCommand');
  const invocationName = readText(invocation, 'InvocationName');
  if (isNull(command)) return invocationName;
  const type = readText(command, 'CommandType');
  if (type === 'ExternalScript') return readText(command, 'Path');
  if (type === 'Script') return readText(command, 'ScriptBlock');
  return /^[&.]?$/.test(invocationName) ? readText(command, 'Name') : invocationName;
}

/** The error as $ErrorView says. Ends without a line break, but for ConciseView with a position. */
export function errorText(record: unknown, session: FormattingSession): string {
  const colors = errorColors(session);
  const errorView = toText(session.variable('ErrorView'));
  const error =
    isNull(read(record, 'InvocationInfo')) && read(record, 'ErrorRecord', 'InvocationInfo')
      ? read(record, 'ErrorRecord')
      : record;
  if (nativeErrorIds.includes(readText(error, 'FullyQualifiedErrorId')))
    return colors.error + readText(error, 'Exception', 'Message') + colors.reset;
  switch (errorView) {
    case 'DetailedView': {
      const newest = toArray(session.variable('Error'))[0] ?? error;
      return `${colors.error}\n${errorDetail(newest, session)}\n\n${colors.reset}`;
    }
    case 'CategoryView':
      return colors.error + readText(error, 'CategoryInfo') + colors.reset;
    case 'ConciseView':
      return conciseText(error, session, colors);
    default:
      return normalText(error, colors);
  }
}

function messageOf(error: unknown): string {
  const details = readText(error, 'ErrorDetails', 'Message');
  if (details) return details;
  const exception = read(error, 'Exception');
  if (isNull(exception)) return readText(error, 'Message') || toText(error);
  return readText(exception, 'Message');
}

// NormalView

function normalText(error: unknown, colors: ErrorColors): string {
  const invocation = read(error, 'InvocationInfo');
  let position = '';
  if (!isNull(invocation) && (!isNull(read(invocation, 'MyCommand')) || categoryOf(error) !== 'ParserError'))
    position = readText(invocation, 'PositionMessage');
  if (position) position = `\n${position}`;
  const details = readText(error, 'PSMessageDetails');
  if (details) position = ` : ${details}${position}`;
  const category = read(error, 'ErrorCategory_Message') ?? read(error, 'CategoryInfo');
  position += `\n+ CategoryInfo          : ${toText(category)}`;
  position += `\n+ FullyQualifiedErrorId : ${readText(error, 'FullyQualifiedErrorId')}`;
  const computer = read(error, 'OriginInfo', 'PSComputerName');
  if (!isNull(computer)) position += `\n+ PSComputerName        : ${toText(computer)}`;
  return colors.error + messageOf(error) + position + colors.reset;
}

function categoryOf(error: unknown): string {
  return readText(error, 'CategoryInfo', 'Category');
}

// ConciseView

function conciseText(error: unknown, session: FormattingSession, colors: ErrorColors): string {
  const position = errorPosition(error, colors, session.environmentVariable('TERM_PROGRAM') === 'vscode');
  let message = position.prefix + conciseMessage(error);
  if (readText(error, 'InvocationInfo', 'ScriptName') || categoryOf(error) === 'ParserError')
    message = `${wrapMessage(message, position, session)}\n`;
  const text = `${colors.error}${reasonOf(error, session)}: ${position.lines}${colors.error}${message}${colors.reset}`;
  const details = readText(error, 'PSMessageDetails');
  const detailed = details ? `${colors.error} : ${details}${text}` : text;
  const action = readText(error, 'ErrorDetails', 'RecommendedAction');
  if (action.trim() === '') return detailed;
  return `${detailed}\n${colors.error}  Recommendation: ${action}${colors.reset}`;
}

/** A parse error's own message comes with the position lines; what follows them is the message proper. */
function conciseMessage(error: unknown): string {
  const message = messageOf(error);
  if (readText(error, 'ErrorDetails', 'Message') || categoryOf(error) !== 'ParserError') return message;
  const end = message.indexOf('~\n');
  return end < 0
    ? message
    : (message
        .slice(end + 2)
        .split('~\n')[0]
        ?.split('\n\n')[0] ?? '');
}

/** Breaks a message that is wider than the window at its spaces, and repeats the `|` before each line. */
function wrapMessage(message: string, position: ErrorPosition, session: FormattingSession): string {
  const width = hostSize(session.host, HostMethod.GetWindowSize)?.width ?? 120;
  const { prefix } = position;
  const prefixLength = plainText(prefix).length;
  const escapes = prefix.length - prefixLength;
  const line = message.replaceAll('\n', ' ').replaceAll('\t', ' ');
  if (width <= 0 || line.length - escapes <= width) return line;
  const first = upToLastSpace(line, width + escapes);
  const lines = [first];
  let rest = line.slice(first.length).trim();
  while (rest.length + prefixLength > width) {
    const next = upToLastSpace(prefix + rest, width + escapes);
    if (next.length <= prefix.length) break;
    lines.push(next);
    rest = rest.slice(next.length - prefix.length).trim();
  }
  lines.push(prefix + rest);
  return lines.join('\n');
}

function upToLastSpace(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const space = head.search(/\s\S*$/);
  return space < 0 ? head : head.slice(0, space);
}

/** What stands before the colon: the command, or what kind of failure it was. */
function reasonOf(error: unknown, session: FormattingSession): string {
  if (isTruthy(read(error, 'Exception', 'WasThrownFromThrowStatement'))) return 'Exception';
  const command = read(error, 'InvocationInfo', 'MyCommand');
  const name = readText(command, 'Name');
  if (name && session.commandExists(name)) return toText(command);
  const category = categoryOf(error);
  return (
    readText(error, 'CategoryInfo', 'Activity') ||
    toText(command) ||
    readText(error, 'InvocationInfo', 'InvocationName') ||
    (category === 'NotSpecified' ? '' : category) ||
    readText(error, 'CategoryInfo', 'Reason') ||
    'Error'
  );
}
