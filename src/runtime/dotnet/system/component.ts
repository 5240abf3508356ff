/** System.ComponentModel.Component, as far as scripts meet it: a thing that a designer may place. Nobody does here. */
import { defineType, type MemberImplementation } from '../../objects/net-type.js';

interface Placed {
  site?: unknown;
  synchronizingObject?: unknown;
}

/** A property that keeps what it is given. */
function kept(name: keyof Placed): MemberImplementation {
  return {
    get: (self: Placed) => self[name] ?? null,
    set: (self: Placed, value: unknown) => {
      self[name] = value;
    },
  };
}

/** What components that raise events from elsewhere declare themselves. */
export const placedComponent: Record<string, MemberImplementation> = {
  'System.ComponentModel.ISite Site {get;set;}': kept('site'),
  'System.ComponentModel.ISynchronizeInvoke SynchronizingObject {get;set;}': kept('synchronizingObject'),
};

defineType('System.ComponentModel.Component', {}, () => ({
  interfaces: ['System.IDisposable', 'System.ComponentModel.IComponent'],
  members: {
    'System.ComponentModel.ISite Site {get;set;}': kept('site'),
    'System.ComponentModel.IContainer Container {get;}': () => null,
  },
}));
