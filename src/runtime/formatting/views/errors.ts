/** Views of errors and of the records of the other streams. They print as they come, whatever is under way. */
import { toText } from '../../language/index.js';
import { errorDetail } from '../error-detail.js';
import { commandPrefix, errorText } from '../error-view.js';
import { bind, custom, type ViewFamily, view } from './view-definition.js';

const message = custom(bind('Message'));
const receivedMessage = custom(bind('InformationalRecord_Message'));

export const errorViews: ViewFamily = () => [
  view(
    ['System.Management.Automation.ErrorRecord#PSExtendedError', 'System.Exception#PSExtendedError'],
    custom(bind(errorDetail)),
    { name: 'GetErrorInstance', groupBy: { value: 'PSErrorIndex', label: 'ErrorIndex' } },
  ),
  view('System.Management.Automation.ErrorRecord', custom(bind(commandPrefix), bind(errorText)), {
    name: 'ErrorInstance',
    outOfBand: true,
  }),
  view('System.Management.Automation.WarningRecord', message, { name: 'WarningRecord', outOfBand: true }),
  view('Deserialized.System.Management.Automation.WarningRecord', receivedMessage, {
    name: 'DeserializedWarningRecord',
    outOfBand: true,
  }),
  view('System.Management.Automation.VerboseRecord', message, { name: 'VerboseRecord', outOfBand: true }),
  view('Deserialized.System.Management.Automation.VerboseRecord', receivedMessage, {
    name: 'DeserializedVerboseRecord',
    outOfBand: true,
  }),
  view('System.Management.Automation.DebugRecord', message, { name: 'DebugRecord', outOfBand: true }),
  view('Deserialized.System.Management.Automation.DebugRecord', receivedMessage, {
    name: 'DeserializedDebugRecord',
    outOfBand: true,
  }),
  view('System.Management.Automation.InformationRecord', custom(bind((record) => toText(record))), {
    name: 'InformationRecord',
    outOfBand: true,
  }),
  view('System.Management.Automation.ScriptBlock', custom(bind((block) => block)), {
    name: 'ScriptBlock',
    outOfBand: true,
  }),
];
