/** System.Net.Sockets.UnixDomainSocketEndPoint: the path of a socket file. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { argumentNull, outOfRange } from '../system/errors.js';

/** What a socket's address has room for, in bytes. */
const longestPath = 107;

export class UnixDomainSocketEndPoint {
  declare readonly netType: NetType;
  constructor(readonly path: string) {}
}

defineType(
  'System.Net.Sockets.UnixDomainSocketEndPoint',
  { class: UnixDomainSocketEndPoint, assembly: 'System.Net.Sockets' },
  () => ({
    toString: (self: UnixDomainSocketEndPoint) => self.path,
    members: {
      'new(string path)': (_type: NetType, path: string | null) => {
        if (path === null) throw argumentNull('path');
        if (path === '' || Buffer.byteLength(path) > longestPath)
          throw outOfRange(
            'path',
            `The path '${path}' is of an invalid length for use with domain sockets on this platform.  The length must be between 1 and ${longestPath + 1} characters, inclusive.`,
          );
        return new UnixDomainSocketEndPoint(path);
      },
      'string ToString()': (self: UnixDomainSocketEndPoint) => self.path,
    },
  }),
);
