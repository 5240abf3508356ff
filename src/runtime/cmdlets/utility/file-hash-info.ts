/** FileHashInfo: what Get-FileHash writes. */
import { defineType } from '../../objects/net-type.js';

export class FileHashInfo {
  constructor(
    public algorithm: string | null = null,
    public hash: string | null = null,
    public path: string | null = null,
  ) {}
}

const property = (name: 'algorithm' | 'hash' | 'path') => ({
  get: (self: FileHashInfo) => self[name],
  set: (self: FileHashInfo, value: string | null) => {
    self[name] = value;
  },
});

defineType(
  'Microsoft.PowerShell.Commands.FileHashInfo',
  { class: FileHashInfo, assembly: 'Microsoft.PowerShell.Commands.Utility' },
  () => ({
    members: {
      'new()': () => new FileHashInfo(),
      'string Algorithm {get;set;}': property('algorithm'),
      'string Hash {get;set;}': property('hash'),
      'string Path {get;set;}': property('path'),
    },
  }),
);
