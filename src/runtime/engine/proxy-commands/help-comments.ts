/** ProxyCommand.GetHelpComments: what Get-Help says of a command, as the text of a help comment. */
import { invalidOperation } from '../../dotnet/system/errors.js';
import { enumerableOf, toText } from '../../language/index.js';
import { getProperty, typeNamesOf } from '../../objects/members.js';
import { isNull } from '../../objects/values.js';

/** @param help - what Get-Help gives; InvalidOperationException for anything else */
export function helpComments(help: unknown): string {
  if (!typeNamesOf(help).some((name) => name.includes('HelpInfo')))
    throw invalidOperation(
      "The 'help' parameter is not recognized as a valid HelpInfo object created by the 'get-help' command.",
    );
  return [
    section('.SYNOPSIS', get(help, 'Synopsis')),
    sections('.DESCRIPTION', all(get(help, 'Description'))),
    ...all(get(help, 'Parameters', 'Parameter')).map(parameterComment),
    ...all(get(help, 'examples', 'example')).map(exampleComment),
    sections('.NOTES', all(get(help, 'alertSet', 'alert'))),
    typeSection('.INPUTS', get(help, 'inputTypes', 'inputType', 'type')),
    typeSection('.OUTPUTS', get(help, 'returnValues', 'returnValue', 'type')),
    ...all(get(help, 'relatedLinks', 'navigationLink')).map(
      (link) => section('.LINK', get(link, 'uri')) + section('.LINK', get(link, 'linkText')),
    ),
    section('.COMPONENT', get(help, 'Component')),
    section('.ROLE', get(help, 'Role')),
    section('.FUNCTIONALITY', get(help, 'Functionality')),
  ].join('');
}

/** Null where one of them is not there. */
function get(object: unknown, ...path: string[]): unknown {
  for (const name of path) {
    if (isNull(object)) return null;
    object = getProperty(object, name);
  }
  return isNull(object) ? null : object;
}
/** A list of one may be the one alone. */
const all = (value: unknown): unknown[] => (value === null ? [] : [...(enumerableOf(value) ?? [value])]);

function textOf(object: unknown): string {
  const text = get(object, 'Text');
  return typeof text === 'string' ? text : toText(object);
}
function section(name: string, value: unknown): string {
  const text = value === null ? '' : textOf(value);
  return text === '' ? '' : `\n${name}\n\n${text}\n`;
}
function sections(name: string, values: readonly unknown[]): string {
  const texts = values.map(textOf).filter((text) => text !== '');
  return texts.length === 0 ? '' : `\n\n${name}\n\n${texts.map((text) => `${text}\n`).join('')}\n`;
}
function typeSection(name: string, type: unknown): string {
  const named = get(type, 'name') ?? get(type, 'uri');
  return named === null ? '' : `\n\n${name}\n\n${textOf(named)}\n`;
}
function parameterComment(parameter: unknown): string {
  const texts = all(get(parameter, 'Description'))
    .map(textOf)
    .filter((text) => text !== '');
  return `\n.PARAMETER ${toText(get(parameter, 'Name'))}\n\n${texts.map((text) => `${text}\n`).join('')}`;
}
function exampleComment(example: unknown): string {
  const introduction = all(get(example, 'introduction')).map(textOf).join('');
  const code = toText(get(example, 'code'));
  const remarks = get(example, 'remarks');
  const said =
    remarks === null
      ? ''
      : `\n${all(remarks)
          .map((remark) => toText(get(remark, 'text')))
          .join('')}`;
  const text = introduction + code + said;
  return text === '' ? '' : `\n\n.EXAMPLE\n\n${text}`;
}
