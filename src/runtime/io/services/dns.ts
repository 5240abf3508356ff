/** Names of hosts: `dns.lookup` asks the system's resolver, hosts file and all, `dns.reverse` for the names of an address. */
import { IoError } from '../client.js';
import type { ServiceTable } from '../service.js';

function failed(error: unknown): IoError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new IoError(message, code ?? 'EFAIL');
}

export const dnsServices: ServiceTable = {
  async 'dns.lookup'({ name }: { name: string }): Promise<string[]> {
    try {
      const { lookup } = await import('node:dns/promises');
      return (await lookup(name, { all: true })).map(({ address }) => address);
    } catch (error) {
      throw failed(error);
    }
  },
  /** Nothing where the address has no name. */
  async 'dns.reverse'({ address }: { address: string }): Promise<string[]> {
    try {
      const { reverse } = await import('node:dns/promises');
      return await reverse(address);
    } catch (error) {
      const { code } = failed(error);
      if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
      throw failed(error);
    }
  },
};
