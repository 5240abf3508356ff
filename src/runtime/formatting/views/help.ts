/** Views of help: `Get-Help name`, with -Detailed, -Full, -Examples and -Parameter, and the parts of a page by themselves. */
import {
  commonParameters,
  description,
  examples,
  fullParameter,
  has,
  navigationLinks,
  onlineHelp,
  paragraphs,
  parameterSyntax,
  parameterValue,
  section,
  typeControl,
} from './help-controls.js';
import { helpTexts } from './help-texts.js';
import {
  bind,
  type CustomControl,
  type CustomItem,
  column,
  custom,
  frame,
  newLine,
  table,
  text,
  type ViewDefinition,
  type ViewFamily,
  view,
} from './view-definition.js';
import { read, readText } from './view-values.js';

const page = (typeName: string, name: string, control: CustomControl): ViewDefinition =>
  view(typeName, control, { name });
const part = (name: string, viewName: string, control: CustomControl): ViewDefinition =>
  page(`MamlCommandHelpInfo#${name}`, viewName, control);
const itself = (control: CustomControl): CustomItem => bind(undefined, { control });

const details = custom(
  ...section(helpTexts.name, bind('Name'), newLine(2)),
  ...section(helpTexts.synopsis, paragraphs('Description'), newLine(2)),
);
const syntaxItems = custom(
  bind('SyntaxItem', {
    enumerate: true,
    control: custom(
      bind('name'),
      text(' '),
      bind('Parameter', { enumerate: true, control: parameterSyntax }),
      text(`[${helpTexts.commonParameters}]`),
      newLine(2),
    ),
  }),
);
const syntaxSection = custom(...section(helpTexts.syntax, bind('Syntax', { control: syntaxItems }), newLine()));
const descriptionSection = custom(
  ...section(helpTexts.description, paragraphs('description', description), newLine()),
  newLine(),
);
const typeWithDescription = custom(
  bind('type', { control: typeControl }),
  newLine(),
  frame(4, [paragraphs('description')]),
  newLine(),
);
const errorControl = custom(
  bind('errorId'),
  text(helpTexts.category),
  bind('category'),
  text(')'),
  newLine(),
  frame(4, [paragraphs('description')]),
  newLine(),
  text(helpTexts.type),
  bind('type', { control: typeControl }),
  newLine(),
  text(helpTexts.targetObjectType),
  bind('targetObjectType', { control: typeControl }),
  newLine(),
  text(helpTexts.suggestedAction),
  paragraphs('recommendedAction'),
  newLine(2),
);
const alert = custom(bind('Text'), newLine());
const parametersInFull = custom(
  bind(undefined, { control: custom(bind('Parameter', { enumerate: true, control: fullParameter })) }),
  ...commonParameters,
);
const errorsSection = (title: string, property: string): CustomControl =>
  custom(...section(title, bind(property, { enumerate: true, control: errorControl })));

const seeAlso = (title: string, option: string): CustomItem[] => [
  text(`${title}"`),
  bind((help) => `Get-Help ${readText(help, 'Details', 'Name')} -${option}`),
  text('"'),
  newLine(),
];
const remarks = section(
  helpTexts.remarks,
  ...seeAlso(helpTexts.seeExamples, 'Examples'),
  ...seeAlso(helpTexts.seeDetailed, 'Detailed'),
  ...seeAlso(helpTexts.seeFull, 'Full'),
  itself(onlineHelp),
);
const head = [bind('Details', { control: details }), itself(syntaxSection), itself(descriptionSection)];
const links = section(helpTexts.relatedLinks, bind('relatedLinks', { control: navigationLinks }));

const shortParameter = custom(
  text('-'),
  bind('name'),
  bind('ParameterValue', { control: parameterValue }),
  newLine(),
  frame(4, [paragraphs('Description', description), newLine()]),
);

const fullPage = custom(
  ...head,
  ...section(helpTexts.parameters, bind('Parameters', { control: parametersInFull })),
  ...section(
    helpTexts.inputs,
    bind('InputTypes', { control: custom(bind('InputType', { enumerate: true, control: typeWithDescription })) }),
    newLine(),
  ),
  ...section(
    helpTexts.outputs,
    bind('ReturnValues', { control: custom(bind('ReturnValue', { enumerate: true, control: typeWithDescription })) }),
    newLine(),
  ),
  bind('terminatingErrors', {
    when: has('terminatingErrors', 'terminatingError'),
    control: errorsSection(helpTexts.terminatingErrors, 'terminatingError'),
  }),
  bind('nonTerminatingErrors', {
    when: has('nonTerminatingErrors', 'nonTerminatingError'),
    control: errorsSection(helpTexts.nonTerminatingErrors, 'nonTerminatingError'),
  }),
  bind('alertSet', { when: has('alertSet'), control: custom(text(helpTexts.notes), newLine()) }),
  bind('alertSet', {
    when: has('alertSet'),
    enumerate: true,
    control: custom(
      frame(4, [bind('title'), newLine(), bind('alert', { enumerate: true, control: alert }), newLine()]),
    ),
  }),
  frame(4, [bind('Examples', { control: examples }), newLine()]),
  ...links,
);

export const helpViews: ViewFamily = () => [
  view(
    'HelpInfoShort',
    table([
      column('Name', 33, { align: 'left' }),
      column('Category', 9, { align: 'left' }),
      column((o) => read(o, 'ModuleName') ?? read(o, 'PSSnapIn'), 25, { label: 'Module', align: 'left' }),
      'Synopsis',
    ]),
    { name: 'help' },
  ),
  page(
    'CmdletHelpInfo',
    'CmdletHelp',
    custom(
      ...section(helpTexts.name, bind('Name'), newLine(2)),
      ...section(helpTexts.syntax, bind('Syntax'), newLine()),
    ),
  ),
  page('MamlCommandHelpInfo', 'DefaultCommandHelp', custom(...head, ...links, newLine(), ...remarks)),
  part(
    'DetailedView',
    'VerboseCommandHelp',
    custom(
      ...head,
      ...section(
        helpTexts.parameters,
        bind('Parameters', { control: custom(bind('Parameter', { enumerate: true, control: shortParameter })) }),
        ...commonParameters,
      ),
      frame(4, [bind('Examples', { control: examples })]),
      ...remarks,
    ),
  ),
  part(
    'ExamplesView',
    'ExampleCommandHelp',
    custom(bind('Details', { control: details }), frame(4, [bind('Examples', { control: examples })])),
  ),
  part('FullView', 'FullCommandHelp', fullPage),
  part('Examples', 'MamlCommandExamples', custom(itself(examples))),
  part(
    'Example',
    'MamlCommandExample',
    custom(
      bind('Title'),
      newLine(2),
      bind('Introduction', { enumerate: true, control: custom(bind('Text')) }),
      bind('Code', { enumerate: true }),
      newLine(2),
      bind('results'),
      newLine(2),
      paragraphs('remarks'),
    ),
  ),
  part(
    'commandDetails',
    'MamlCommandDetails',
    custom(
      ...section(helpTexts.name, bind('Name'), newLine(2)),
      ...section(helpTexts.synopsis, paragraphs('commandDescription')),
    ),
  ),
  part('Parameters', 'MamlCommandParameters', custom(frame(4, [itself(parametersInFull)]))),
  part('Parameter', 'MamlCommandParameterView', custom(itself(fullParameter))),
  part('Syntax', 'MamlCommandSyntax', custom(itself(syntaxItems))),
  view(
    ['MamlDefinitionTextItem', 'MamlOrderedListTextItem', 'MamlParaTextItem', 'MamlUnorderedListTextItem'],
    custom(itself(description)),
    { name: 'MamlText' },
  ),
  part('inputTypes', 'MamlInputTypes', custom(bind('InputType', { enumerate: true, control: typeWithDescription }))),
  part(
    'nonTerminatingErrors',
    'MamlNonTerminatingErrors',
    custom(bind('nonTerminatingError', { enumerate: true, control: errorControl })),
  ),
  part(
    'terminatingErrors',
    'MamlTerminatingErrors',
    custom(bind('terminatingError', { enumerate: true, control: errorControl })),
  ),
  part('relatedLinks', 'MamlRelatedLinks', custom(itself(navigationLinks))),
  part(
    'returnValues',
    'MamlReturnTypes',
    custom(bind('ReturnValue', { enumerate: true, control: typeWithDescription })),
  ),
  part(
    'alertSet',
    'MamlAlertSet',
    custom(bind('title'), newLine(2), frame(4, [bind('alert', { enumerate: true, control: alert })])),
  ),
  part('details', 'MamlDetails', custom(itself(details))),
];
