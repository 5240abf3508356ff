/** Watched folders, for FileSystemWatcher: `watch.start`, `watch.take` for what has happened since, `watch.stop`. */
import { IoError } from '../client.js';
import type { ServiceTable } from '../service.js';
import { type FolderChange, FolderWatch } from './folder-watch.js';

const watches = new Map<number, FolderWatch>();
let lastId = 0;

export const watchServices: ServiceTable = {
  /** The folder's number. */
  async 'watch.start'({ path, withSubfolders }: { path: string; withSubfolders: boolean }): Promise<number> {
    try {
      watches.set(++lastId, new FolderWatch(path, withSubfolders));
      return lastId;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new IoError(message, code ?? 'EFAIL');
    }
  },
  async 'watch.take'({ id }: { id: number }): Promise<FolderChange[]> {
    return watches.get(id)?.take() ?? [];
  },
  async 'watch.stop'({ id }: { id: number }): Promise<void> {
    watches.get(id)?.close();
    watches.delete(id);
  },
};
