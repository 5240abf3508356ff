/** Views of what particular cmdlets write: groups, measurements, matches, hashes, web responses, pings. */
import { invokeMethod } from '../../objects/members.js';
import { bind, column, custom, item, list, table, type ViewFamily, view } from './view-definition.js';
import { read, readText } from './view-values.js';

const beginningOf = (content: string) => (content.length < 200 ? content : `${content.slice(0, 200)}…`);
const unlessTimedOut = (name: string) => (o: unknown) => (readText(o, 'Status') === 'TimedOut' ? '*' : read(o, name));

export const commandOutputViews: ViewFamily = () => [
  view(
    'Microsoft.PowerShell.Commands.GroupInfo',
    table([column('Count', 5, { align: 'right' }), column('Name', 25), 'Group']),
  ),
  view('Microsoft.PowerShell.Commands.GroupInfo', list('Name', 'Count', 'Group', 'Values')),
  view(
    'Microsoft.PowerShell.Commands.GroupInfoNoElement',
    table([column('Count', 5, { align: 'right' }), column('Name', 25)]),
  ),
  view('Microsoft.PowerShell.Commands.GroupInfoNoElement', list('Name', 'Count', 'Values')),
  view(
    'Microsoft.PowerShell.Commands.MatchInfo',
    custom(bind((o, session) => invokeMethod(o, 'ToEmphasizedString', [session.currentLocation()]))),
    { name: 'MatchInfo' },
  ),
  view('Deserialized.Microsoft.PowerShell.Commands.MatchInfo', custom(bind('Line')), { name: 'MatchInfo' }),
  view(
    'Deserialized.Microsoft.PowerShell.Commands.TextMeasureInfo',
    table(['Lines', 'Words', 'Characters', 'Property']),
    { name: 'Microsoft.PowerShell.Commands.TextMeasureInfo' },
  ),
  view(
    'Deserialized.Microsoft.PowerShell.Commands.GenericMeasureInfo',
    list('Count', 'Average', 'Sum', 'Maximum', 'Minimum', 'Property'),
    { name: 'Microsoft.PowerShell.Commands.GenericMeasureInfo' },
  ),
  view(
    'Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject',
    list(
      'StatusCode',
      'StatusDescription',
      item('Content', (o) => beginningOf(readText(o, 'Content'))),
      item('RawContent', (o) => beginningOf(readText(o, 'RawContent'))),
      'Headers',
      'Images',
      'InputFields',
      'Links',
      'RawContentLength',
      'RelationLink',
    ),
  ),
  view(
    'Microsoft.PowerShell.Commands.WebResponseObject',
    list(
      'StatusCode',
      'StatusDescription',
      'Content',
      item('RawContent', (o) => beginningOf(readText(o, 'RawContent'))),
      'Headers',
      'RawContentLength',
      'RelationLink',
    ),
  ),
  view(
    'Microsoft.PowerShell.Commands.FileHashInfo',
    table([column('Algorithm', 15, { align: 'left' }), column('Hash', 70, { align: 'left' }), 'Path']),
  ),
  view(
    'Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo',
    list(
      item('Header1', (o) => invokeMethod(o, 'AsEscapeSequence', ['Header1'])),
      item('Header2', (o) => invokeMethod(o, 'AsEscapeSequence', ['Header2'])),
      item('Header3', (o) => invokeMethod(o, 'AsEscapeSequence', ['Header3'])),
      item('Header4', (o) => invokeMethod(o, 'AsEscapeSequence', ['Header4'])),
      item('Header5', (o) => invokeMethod(o, 'AsEscapeSequence', ['Header5'])),
      item('Header6', (o) => invokeMethod(o, 'AsEscapeSequence', ['Header6'])),
      item('Code', (o) => invokeMethod(o, 'AsEscapeSequence', ['Code'])),
      item('Link', (o) => invokeMethod(o, 'AsEscapeSequence', ['Link'])),
      item('Image', (o) => invokeMethod(o, 'AsEscapeSequence', ['Image'])),
      item('EmphasisBold', (o) => invokeMethod(o, 'AsEscapeSequence', ['EmphasisBold'])),
      item('EmphasisItalics', (o) => invokeMethod(o, 'AsEscapeSequence', ['EmphasisItalics'])),
    ),
  ),
  view(
    'Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus',
    table([
      column('Id', 4, { align: 'right' }),
      column('Source', 16, { align: 'left' }),
      column('TargetAddress', 25, { label: 'Address', align: 'left' }),
      column('Port', 7, { align: 'right' }),
      column('Latency', 7, { label: 'Latency(ms)', align: 'right' }),
      column('Connected', 10, { align: 'left' }),
      column('Status', 24, { align: 'left' }),
    ]),
    { groupBy: { value: 'Target' } },
  ),
  view(
    'Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus',
    table([
      column('Ping', 4, { align: 'right' }),
      column('Source', 16, { align: 'left' }),
      column('DisplayAddress', 25, { label: 'Address', align: 'left' }),
      column(unlessTimedOut('Latency'), 7, { label: 'Latency(ms)', align: 'right' }),
      column(unlessTimedOut('BufferSize'), 10, { label: 'BufferSize(B)', align: 'right' }),
      column('Status', 16, { align: 'left' }),
    ]),
    { groupBy: { value: 'Destination' } },
  ),
  view(
    'Microsoft.PowerShell.Commands.TestConnectionCommand+PingMtuStatus',
    table([
      column('Source', 16, { align: 'left' }),
      column('DisplayAddress', 25, { label: 'Address', align: 'left' }),
      column(unlessTimedOut('Latency'), 7, { label: 'Latency(ms)', align: 'right' }),
      column('Status', 16, { align: 'left' }),
      column('MtuSize', 7, { label: 'MtuSize(B)', align: 'right' }),
    ]),
    { groupBy: { value: 'Destination' } },
  ),
  view(
    'Microsoft.PowerShell.Commands.TestConnectionCommand+TraceStatus',
    table([
      column('Hop', 3, { align: 'right' }),
      column((o) => readText(o, 'Hostname') || '*', 25, { label: 'Hostname', align: 'left' }),
      column('Ping', 4, { align: 'right' }),
      column(unlessTimedOut('Latency'), 7, { label: 'Latency(ms)', align: 'right' }),
      column('Status', 16, { align: 'left' }),
      column('Source', 12, { align: 'left' }),
      column('TargetAddress', 15, { align: 'left' }),
    ]),
    { groupBy: { value: 'Target' } },
  ),
  view(
    'Microsoft.PowerShell.Commands.ByteCollection',
    table([
      column('HexOffset', 16, { label: 'Offset', align: 'right' }),
      column('HexBytes', 47, { label: 'Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F', align: 'left' }),
      column('Ascii', 16, { align: 'left' }),
    ]),
    { groupBy: { value: 'Label' } },
  ),
];
