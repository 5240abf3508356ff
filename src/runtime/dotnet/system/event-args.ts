/** System.EventArgs, from which what events tell derives. */
import { defineType, type NetType } from '../../objects/net-type.js';

export class EventArgs {
  declare readonly netType: NetType;
  static readonly empty = new EventArgs();
}

defineType('System.EventArgs', { class: EventArgs }, () => ({
  members: {
    'new()': () => new EventArgs(),
    'static System.EventArgs Empty {get;}': () => EventArgs.empty,
  },
}));
