/** Register-ObjectEvent subscribes to an event of an object. */
import { baseOf } from '../../objects/ps-object.js';
import { cmdlet, t } from '../cmdlet.js';
import { subscribeEvent, subscriptionParameters } from './event-subscription.js';

export const RegisterObjectEvent = cmdlet('Register-ObjectEvent', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Subscribes to an event of an object.',
  parameters: {
    InputObject: { type: t.psobject, mandatory: true, position: 0, help: 'The object that raises the event.' },
    EventName: { type: t.string, mandatory: true, position: 1, help: 'The name of the event.' },
    SourceIdentifier: { type: t.string, position: 100, help: 'The name of the subscription.' },
    ...subscriptionParameters,
  },
  outputs: ['System.Management.Automation.PSEventJob'],
  examples: [
    {
      code: '$c = [System.Collections.ObjectModel.ObservableCollection[int]]::new()\n$null = Register-ObjectEvent $c CollectionChanged -SourceIdentifier changed\n$c.Add(5); (Get-Event changed).SourceEventArgs.NewItems',
      output: '5',
    },
    {
      code: '$c = [System.Collections.ObjectModel.ObservableCollection[int]]::new()\n$job = Register-ObjectEvent $c CollectionChanged -Action { "$($EventArgs.Action) $($Sender.Count)" }\n$c.Add(5); $job | Receive-Job',
      output: 'Add 1',
    },
  ],
  run(cmd, values) {
    return {
      end() {
        subscribeEvent(cmd, baseOf(values.InputObject), values.EventName, values);
      },
    };
  },
}));
