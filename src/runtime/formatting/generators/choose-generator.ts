/** Which shape objects get, and from which view: what was asked for, the type's view, or their number of properties. */

import { ErrorCategoryInfo, ErrorDetails, ErrorRecord } from '../../objects/error-record.js';
import { netException } from '../../objects/errors.js';
import { typeNamesOf } from '../../objects/members.js';
import { typeOf } from '../../objects/net-type.js';
import { baseOf } from '../../objects/ps-object.js';
import { fold } from '../../objects/values.js';
import { allProperties, defaultDisplayProperties } from '../display-properties.js';
import type { FormattingSession } from '../formatting-session.js';
import type { ViewShape } from '../views/view-definition.js';
import { CustomGenerator } from './custom-generator.js';
import { ListGenerator } from './list-generator.js';
import { TableGenerator } from './table-generator.js';
import type { GeneratorContext, ViewGenerator } from './view-generator.js';
import { WideGenerator } from './wide-generator.js';

/** More properties than these make a list, not a table. */
const mostTableProperties = 4;

/** `shape` null: whatever suits the object. */
export function chooseGenerator(
  shape: ViewShape | null,
  first: unknown,
  context: Omit<GeneratorContext, 'view'>,
): ViewGenerator {
  const { session, options } = context;
  const typeNames = typeNamesOf(first);
  const asked = (options?.properties.length ?? 0) > 0;
  const view = asked ? null : session.views.find(typeNames, shape ?? undefined, options?.viewName ?? undefined);
  if (view !== null) return makeGenerator(view.control.shape, { ...context, view }, first);
  if (options?.viewName && !asked && shape !== null) throwUnknownView(shape, options.viewName, first, session);
  return makeGenerator(shape ?? shapeOfProperties(first), { ...context, view: null }, first);
}

export function makeGenerator(shape: ViewShape, context: GeneratorContext, first: unknown): ViewGenerator {
  switch (shape) {
    case 'Table':
      return new TableGenerator(context, first);
    case 'List':
      return new ListGenerator(context, first);
    case 'Wide':
      return new WideGenerator(context);
    case 'Custom':
      return new CustomGenerator(context);
  }
}

function shapeOfProperties(target: unknown): ViewShape {
  const count = defaultDisplayProperties(target).length || allProperties(target).length;
  return count <= mostTableProperties ? 'Table' : 'List';
}

function throwUnknownView(shape: ViewShape, name: string, target: unknown, session: FormattingSession): never {
  const typeName = typeOf(baseOf(target)).fullName;
  const views = session.views.viewsOfType(typeName);
  const ofShape = views.filter((view) => view.control.shape === shape).map((view) => view.name);
  const elsewhere = views
    .filter((view) => view.control.shape !== shape && fold(view.name) === fold(name))
    .map((view) => `Format-${view.control.shape}`);
  let message: string;
  if (ofShape.length > 0)
    message = `The view name ${name} cannot be found. Specify one of the following ${shape} views and try again: ${ofShape.join(', ')}.`;
  else if (elsewhere.length > 0)
    message = ` The view name ${name} cannot be found in the ${shape} formatting. Try using one of these other format cmdlets: ${elsewhere.join(', ')}`;
  else message = `The view name ${name} cannot be found. There are no existing ${shape} views for ${typeName} objects.`;
  const record = new ErrorRecord(
    netException('System.Management.Automation.PipelineStoppedException', 'The pipeline has been stopped.'),
    'FormatViewNotFound',
    new ErrorCategoryInfo('ObjectNotFound'),
    name,
  );
  record.errorDetails = new ErrorDetails(message);
  return session.throwTerminating(record);
}
