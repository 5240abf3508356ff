/** Reads a format file (`*.format.ps1xml`, about_Format.ps1xml) into views. */

import type { ScriptBlock } from '../../engine/script-block.js';
import { hooks } from '../../language/index.js';
import type {
  CustomControl,
  EntrySelection,
  GroupBy,
  ViewControl,
  ViewDefinition,
  ViewValue,
} from '../views/view-definition.js';
import { readCustomControl, readListControl, readTableControl, readWideControl } from './read-controls.js';
import { parseXml, type XmlElement } from './xml-element.js';

export interface FormatFile {
  views: ViewDefinition[];
  /** Controls that all views may name. */
  controls: Map<string, CustomControl>;
}

/** What reading an element needs to know of the rest of the file. */
export interface FormatFileContext {
  /** Type names of the file's selection sets. */
  selectionSets: ReadonlyMap<string, readonly string[]>;
}

/** An element without one that it must have. */
export class MissingNode {
  constructor(
    readonly xpath: string,
    /** `Node Name is missing.` */
    readonly message: string,
  ) {}
}

/** Throws ClixmlError for malformed XML, MissingNode, and ParseException for a script block that is none. */
export function readFormatXml(text: string): FormatFile {
  const root = parseXml(text);
  const selectionSets = new Map(
    root
      .list('SelectionSets', 'SelectionSet')
      .map((set) => [set.textOf('Name') ?? '', set.list('Types', 'TypeName').map((type) => type.text.trim())]),
  );
  const context = { selectionSets };
  return {
    controls: readControls(root, context),
    views: root
      .list('ViewDefinitions', 'View')
      .map((view, i) => readView(view, context, `/${root.name}/ViewDefinitions/View[${i + 1}]`)),
  };
}

function readControls(parent: XmlElement, context: FormatFileContext): Map<string, CustomControl> {
  const controls = new Map<string, CustomControl>();
  for (const control of parent.list('Controls', 'Control')) {
    const custom = control.child('CustomControl');
    if (custom) controls.set(control.textOf('Name') ?? '', readCustomControl(custom, context));
  }
  return controls;
}

function readView(view: XmlElement, context: FormatFileContext, xpath: string): ViewDefinition {
  if (view.child('Name') === undefined) throw new MissingNode(xpath, 'Node Name is missing.');
  const selection = view.child('ViewSelectedBy');
  if (selection === undefined) throw new MissingNode(xpath, 'Node ViewSelectedBy is missing.');
  const control = readControl(view, context);
  if (control === undefined)
    throw new MissingNode(xpath, 'A node is missing from TableControl, ListControl, WideControl, CustomControl.');
  const definition: ViewDefinition = {
    name: view.textOf('Name') ?? '',
    typeNames: typeNamesOf(selection, context),
    control,
    controls: readControls(view, context),
  };
  const groupBy = view.child('GroupBy');
  if (groupBy) definition.groupBy = readGroupBy(groupBy, context);
  if (view.isSet('OutOfBand')) definition.outOfBand = true;
  return definition;
}

function readControl(view: XmlElement, context: FormatFileContext): ViewControl | undefined {
  const readers = {
    TableControl: readTableControl,
    ListControl: readListControl,
    WideControl: readWideControl,
    CustomControl: readCustomControl,
  };
  for (const [name, read] of Object.entries(readers)) {
    const element = view.child(name);
    if (element) return read(element, context);
  }
  return undefined;
}

function readGroupBy(element: XmlElement, context: FormatFileContext): GroupBy {
  const groupBy: GroupBy = { value: readValue(element) ?? '' };
  const label = element.textOf('Label');
  if (label !== undefined) groupBy.label = label;
  const control = element.child('CustomControl');
  const controlName = element.textOf('CustomControlName');
  if (control) groupBy.control = readCustomControl(control, context);
  else if (controlName) groupBy.control = controlName;
  return groupBy;
}

function typeNamesOf(selection: XmlElement, context: FormatFileContext): string[] {
  const sets = selection.all('SelectionSetName').flatMap((set) => context.selectionSets.get(set.text.trim()) ?? []);
  return [...selection.all('TypeName').map((type) => type.text.trim()), ...sets];
}

/** The property or the script block in an element. */
export function readValue(element: XmlElement): ViewValue | undefined {
  const block = element.child('ScriptBlock');
  if (block) return hooks.parseScriptBlock(block.text) as ScriptBlock;
  return element.textOf('PropertyName');
}

/** EntrySelectedBy, or undefined for an entry without one. */
export function readSelection(entry: XmlElement, context: FormatFileContext): EntrySelection | undefined {
  const element = entry.child('EntrySelectedBy');
  if (element === undefined) return undefined;
  const condition = element.child('SelectionCondition');
  const typeNames = [...typeNamesOf(element, context), ...(condition ? typeNamesOf(condition, context) : [])];
  const value = condition && readValue(condition);
  return { ...(typeNames.length > 0 && { typeNames }), ...(value !== undefined && { condition: value }) };
}

/** ItemSelectionCondition: when an item is shown. */
export function readCondition(item: XmlElement): ViewValue | undefined {
  const condition = item.child('ItemSelectionCondition');
  return condition && readValue(condition);
}
