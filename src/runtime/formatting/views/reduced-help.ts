/** Views of the help that is made from a command's metadata alone, where it has no page of its own. */

import { isTruthy, toArray } from '../../language/index.js';
import { isNull } from '../../objects/values.js';
import {
  commonParameters,
  has,
  parameterSyntax,
  parameterValue,
  position,
  possibleValues,
  section,
  trueOrFalse,
} from './help-controls.js';
import { helpTexts } from './help-texts.js';
import {
  bind,
  type CustomControl,
  type CustomItem,
  custom,
  frame,
  newLine,
  text,
  type ViewFamily,
  view,
} from './view-definition.js';
import { read } from './view-values.js';

const name = bind('Details', { control: custom(...section(helpTexts.name, bind('Name'), newLine(2))) });

const hasCommonParameters = (o: unknown) => isTruthy(read(o, 'CommonParameters'));
const hasNoParameters = (o: unknown) =>
  !hasCommonParameters(o) && toArray(read(o, 'parameters', 'parameter')).every((parameter) => isNull(parameter));

const syntax = custom(
  bind('SyntaxItem', {
    enumerate: true,
    control: custom(
      bind('name'),
      text(' '),
      bind('Parameter', { enumerate: true, control: parameterSyntax }),
      bind(undefined, { when: hasCommonParameters, control: custom(text(`[${helpTexts.commonParameters}]`)) }),
      newLine(2),
    ),
  }),
);
const value = bind('ParameterValue', { control: parameterValue });
const ending: CustomItem[] = [
  ...section(helpTexts.aliases, bind('Aliases'), newLine()),
  newLine(),
  ...section(helpTexts.remarks, bind('Remarks'), newLine()),
];
const parameterList = (parameter: CustomControl): CustomItem[] => [
  bind('Parameters', { control: custom(bind('Parameter', { enumerate: true, control: parameter })) }),
  bind(undefined, { when: hasCommonParameters, control: custom(...commonParameters) }),
  bind(undefined, { when: hasNoParameters, control: custom(text(helpTexts.none), newLine(2)) }),
];

const fullParameter = custom(
  text('-'),
  bind('name'),
  value,
  newLine(),
  frame(4, [
    bind('description', { when: has('description') }),
    bind(undefined, { when: has('possibleValues'), control: possibleValues }),
    newLine(),
    text(helpTexts.required),
    ...trueOrFalse,
    newLine(),
    text(helpTexts.position),
    ...position,
    newLine(),
    text(helpTexts.acceptsPipelineInput),
    bind('pipelineInput'),
    newLine(),
    text(helpTexts.parameterSet),
    bind('parameterSetName'),
    newLine(),
    text(helpTexts.parameterAliases),
    bind('aliases'),
    newLine(),
    text(helpTexts.isDynamic),
    bind('isDynamic'),
    newLine(),
    text(helpTexts.acceptsWildcards),
    bind('globbing'),
    newLine(2),
  ]),
);
const typeNames = (list: string): CustomControl =>
  custom(
    bind(list, {
      enumerate: true,
      control: custom(bind('type', { control: custom(bind('name', { enumerate: true })) }), newLine()),
    }),
  );

export const reducedHelpViews: ViewFamily = () => [
  view(
    'ExtendedCmdletHelpInfo',
    custom(name, ...section(helpTexts.syntax, bind('Syntax', { control: syntax })), newLine(), ...ending),
    { name: 'ReducedDefaultCommandHelp' },
  ),
  view(
    'ExtendedCmdletHelpInfo#DetailedView',
    custom(
      name,
      ...section(helpTexts.syntax, bind('Syntax', { control: syntax }), newLine()),
      ...section(helpTexts.parameters, ...parameterList(custom(text('-'), bind('name'), value, newLine(2)))),
      newLine(),
      ...ending,
    ),
    { name: 'ReducedVerboseCommandHelp' },
  ),
  view(
    'ExtendedCmdletHelpInfo#FullView',
    custom(
      name,
      ...section(helpTexts.syntax, bind('Syntax', { control: syntax }), newLine()),
      ...section(helpTexts.parameters, ...parameterList(fullParameter), newLine()),
      ...section(helpTexts.inputs, bind('InputTypes', { control: typeNames('InputType') }), newLine()),
      ...section(helpTexts.outputs, bind('ReturnValues', { control: typeNames('ReturnValue') }), newLine()),
      ...ending,
    ),
    { name: 'ReducedFullCommandHelp' },
  ),
  view(
    'ExtendedCmdletHelpInfo#ExamplesView',
    custom(
      bind('Details', { control: custom(...section(helpTexts.name, bind('Name'), newLine())) }),
      newLine(),
      ...ending,
    ),
    { name: 'ReducedExamplesCommandHelp' },
  ),
  view('ExtendedCmdletHelpInfo#parameter', custom(bind(undefined, { enumerate: true, control: fullParameter })), {
    name: 'ReducedCommandHelpParameterView',
  }),
];
