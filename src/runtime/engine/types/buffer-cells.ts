/** The screen's cells as $Host.UI.RawUI takes and gives them: structures here, plain values on the way to the host. */
import { HostStructure } from '../../dotnet/automation/host-types.js';
import { HostMethod } from '../../host/host-call.js';
import { construct } from '../../objects/members.js';
import { type MemberImplementation, requireType } from '../../objects/net-type.js';
import { EnumValue, MultiArray } from '../../objects/values.js';
import type { EngineRawUI } from '../host-object.js';

/** As the host has a cell; colours and kinds by their numbers. */
interface Cell {
  character: string;
  foregroundColor: number;
  backgroundColor: number;
  bufferCellType: number;
}

const number = (value: unknown) => Number(value instanceof EnumValue ? value.value : value);

function cellOf(value: unknown): Cell {
  const fields = value instanceof HostStructure ? value.fields : {};
  return {
    character: typeof fields['Character'] === 'string' ? fields['Character'] : String(fields['Character'] ?? '\0'),
    foregroundColor: number(fields['ForegroundColor'] ?? 0),
    backgroundColor: number(fields['BackgroundColor'] ?? 0),
    bufferCellType: number(fields['BufferCellType'] ?? 0),
  };
}

function cellValue({ character, foregroundColor, backgroundColor, bufferCellType }: Cell): unknown {
  const values = [character || '\0', foregroundColor, backgroundColor, bufferCellType];
  return construct(requireType('System.Management.Automation.Host.BufferCell'), values);
}

function rectangleOf({ fields }: HostStructure) {
  return { left: fields['Left'], top: fields['Top'], right: fields['Right'], bottom: fields['Bottom'] };
}
const coordinatesOf = ({ fields }: HostStructure) => ({ x: fields['X'], y: fields['Y'] });

function rowsOf({ elements, lengths }: MultiArray): Cell[][] {
  const [height = 0, width = 0] = lengths;
  return Array.from({ length: height }, (_, y) => elements.slice(y * width, (y + 1) * width).map(cellOf));
}

function cellArray(rows: readonly (readonly Cell[])[]): MultiArray {
  const type = requireType('System.Management.Automation.Host.BufferCell[,]');
  const element = requireType('System.Management.Automation.Host.BufferCell');
  return new MultiArray(type, element, [rows.length, rows[0]?.length ?? 0], rows.flat().map(cellValue));
}

const host = 'System.Management.Automation.Host';

export const bufferMethods: Record<string, MemberImplementation> = {
  [`${host}.BufferCell[,] GetBufferContents(${host}.Rectangle rectangle)`]: (self: EngineRawUI, from: HostStructure) =>
    cellArray(self.engine.host.call(HostMethod.GetBufferContents, rectangleOf(from)) as Cell[][]),
  [`void SetBufferContents(${host}.Coordinates origin, ${host}.BufferCell[,] contents)`]: (
    self: EngineRawUI,
    origin: HostStructure,
    contents: MultiArray,
  ) => void self.engine.host.call(HostMethod.SetBufferContents2, coordinatesOf(origin), rowsOf(contents)),
  [`void SetBufferContents(${host}.Rectangle rectangle, ${host}.BufferCell fill)`]: (
    self: EngineRawUI,
    rectangle: HostStructure,
    fill: HostStructure,
  ) => void self.engine.host.call(HostMethod.SetBufferContents1, rectangleOf(rectangle), cellOf(fill)),
  [`void ScrollBufferContents(${host}.Rectangle source, ${host}.Coordinates destination, ${host}.Rectangle clip, ${host}.BufferCell fill)`]:
    (self: EngineRawUI, source: HostStructure, to: HostStructure, clip: HostStructure, fill: HostStructure) =>
      void self.engine.host.call(
        HostMethod.ScrollBufferContents,
        rectangleOf(source),
        coordinatesOf(to),
        rectangleOf(clip),
        cellOf(fill),
      ),
};
