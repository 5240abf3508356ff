/** Pieces that the pages of help are made of: paragraphs, syntax lines, parameters, examples, links. */
import { toArray, toText } from '../../language/index.js';
import { isNull } from '../../objects/values.js';
import { hasProperty } from '../property-expression.js';
import { helpTexts } from './help-texts.js';
import {
  bind,
  type CustomControl,
  type CustomItem,
  custom,
  customByType,
  frame,
  newLine,
  text,
  type ViewFunction,
} from './view-definition.js';
import { read, readText } from './view-values.js';

/** A heading and what stands indented below it. */
export const section = (title: string, ...items: CustomItem[]): CustomItem[] => [
  text(title),
  newLine(),
  frame(4, items),
];

export const has =
  (...path: string[]): ViewFunction =>
  (o) =>
    !isNull(read(o, ...path));
const isText =
  (name: string, wanted: string): ViewFunction =>
  (o) =>
    readText(o, name).toLowerCase() === wanted;

/** A paragraph and its line break. */
export const shortDescription = customByType({ MamlParaTextItem: [bind('Text'), newLine()] }, text(' '));

export const description = customByType(
  {
    MamlParaTextItem: [bind('Text'), newLine()],
    MamlOrderedListTextItem: [frame(0, [bind('Tag'), bind('Text'), newLine()], -4)],
    MamlUnorderedListTextItem: [frame(0, [bind('Tag'), bind('Text'), newLine()], -2)],
    MamlDefinitionTextItem: [bind('Term'), newLine(), frame(4, [bind('Definition'), newLine()])],
  },
  text(' '),
);

export const paragraphs = (name: string, control: CustomControl = shortDescription): CustomItem =>
  bind(name, { enumerate: true, control });

/** A parameter in a syntax line: `[[-Name] <string>] `. */
export const parameterSyntax = custom(
  bind((parameter) => {
    const optional = readText(parameter, 'required') !== 'true';
    const positional = /^\d+$/.test(readText(parameter, 'position').trim());
    const name = positional ? `[-${readText(parameter, 'Name')}]` : `-${readText(parameter, 'Name')}`;
    const withValue = name + parameterValueText(parameter);
    return optional ? `[${withValue}] ` : `${withValue} `;
  }),
);

function parameterValueText(parameter: unknown): string {
  if (hasProperty(parameter, 'ParameterValueGroup')) {
    const values = toArray(read(parameter, 'ParameterValueGroup', 'ParameterValue'));
    return ` {${values.map((value) => toText(value)).join(' | ')}}`;
  }
  return hasProperty(parameter, 'ParameterValue') ? ` <${readText(parameter, 'ParameterValue')}>` : '';
}

/** ` <string>` behind a parameter's name, in brackets when the value may be left out. */
export const parameterValue = custom(
  bind((value) => (readText(value, 'required') === 'true' ? ` <${toText(value)}>` : ` [<${toText(value)}>]`)),
);

export const trueOrFalse: CustomItem[] = [
  bind(undefined, { when: isText('required', 'true'), control: custom(text(helpTexts.isTrue)) }),
  bind(undefined, { when: isText('required', 'false'), control: custom(text(helpTexts.isFalse)) }),
];

/** A value that is itself `true` or `false`. */
export const truthWord = custom(
  bind((value) => {
    const word = toText(value).toLowerCase();
    return word === helpTexts.isTrue || word === helpTexts.isFalse ? word : '';
  }),
);

export const position: CustomItem[] = [
  bind(undefined, {
    when: (parameter) => readText(parameter, 'position') === '',
    control: custom(text(helpTexts.named)),
  }),
  bind('position', { when: has('position') }),
];

export const typeControl = custom(
  bind('name', { enumerate: true }),
  bind(undefined, {
    when: (o) => readText(o, 'uri') !== '',
    control: custom(newLine(), frame(4, [bind('uri'), newLine()])),
  }),
  bind(undefined, { when: has('description'), control: custom(frame(4, [paragraphs('description')])) }),
);

const possibleValue = custom(bind('Value'), newLine(), frame(4, [paragraphs('Description')]), newLine());
export const possibleValues = custom(
  bind('possibleValues', { control: custom(bind('possibleValue', { enumerate: true, control: possibleValue })) }),
);

const example = custom(
  bind('Title'),
  newLine(2),
  bind('Introduction', { enumerate: true, control: custom(bind('Text')) }),
  bind('Code', { enumerate: true }),
  newLine(),
  bind('results'),
  newLine(),
  paragraphs('remarks'),
);
export const examples = custom(bind('Example', { enumerate: true, control: example }));

export const navigationLinks = custom(
  bind('navigationLink', {
    enumerate: true,
    control: custom(
      bind('linkText'),
      bind(() => ' ', { when: (link) => readText(link, 'linkText') !== '' }),
      bind('uri'),
      newLine(),
    ),
  }),
);

/** `For online help, type: "Get-Help name -Online"`, where there is a link to go to. */
export const onlineHelp = custom(
  frame(4, [
    bind((help) => {
      if (toArray(read(help, 'relatedLinks', 'navigationLink')).filter((link) => !isNull(link)).length === 0) return '';
      return `    ${helpTexts.seeOnline}"Get-Help ${readText(help, 'Details', 'Name')} -Online"`;
    }),
  ]),
);

export const fullParameter = custom(
  text('-'),
  bind('name'),
  bind('ParameterValue', { control: parameterValue }),
  newLine(),
  frame(4, [
    paragraphs('Description', description),
    newLine(),
    bind(undefined, { when: has('possibleValues'), control: possibleValues }),
    text(helpTexts.required),
    bind('required', { control: truthWord }),
    newLine(),
    text(helpTexts.position),
    ...position,
    newLine(),
    text(helpTexts.defaultValue),
    bind('defaultValue'),
    newLine(),
    text(helpTexts.acceptsPipelineInput),
    bind('pipelineInput'),
    newLine(),
    text(helpTexts.parameterAliases),
    bind('aliases'),
    newLine(),
    text(helpTexts.acceptsWildcards),
    bind('globbing', { control: truthWord }),
    newLine(2),
  ]),
);

/** What every command takes. */
export const commonParameters: CustomItem[] = [
  text(helpTexts.commonParameters),
  newLine(),
  frame(4, [text(helpTexts.commonParametersText)]),
  newLine(2),
];
