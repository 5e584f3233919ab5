import { type Disk, realDisk } from '../../src/store/disk.js';

/** The operation that fails, and with which error; `bytes`: writes fail only once so many more bytes were written. */
export interface Fault {
  readonly on: 'open' | 'write' | 'sync' | 'truncate' | 'rename' | 'syncFolder' | 'makeFolder';
  readonly errno: string;
  readonly bytes?: number;
}

/** The real file system, with a list of faults that tests set and lift while it is in use. A failing write leaves half of its data behind, as a full disk does. */
export function faultyDisk(): { readonly disk: Disk; faults: readonly Fault[] } {
  let written = 0;
  const failing = (on: Fault['on']): void => {
    const fault = control.faults.find((candidate) => candidate.on === on && written >= (candidate.bytes ?? 0));
    if (fault) throw Object.assign(new Error(`${fault.errno}: injected`), { code: fault.errno });
  };
  const disk: Disk = {
    open: async (path, mode) => {
      failing('open');
      const file = await realDisk.open(path, mode);
      return {
        write: async (data, position) => {
          try {
            failing('write');
          } catch (error) {
            await file.write(data.subarray(0, Math.floor(data.length / 2)), position);
            throw error;
          }
          written += data.length;
          await file.write(data, position);
        },
        sync: async () => {
          failing('sync');
          await file.sync();
        },
        truncate: async (length) => {
          failing('truncate');
          await file.truncate(length);
        },
        close: () => file.close(),
      };
    },
    rename: async (from, to) => {
      failing('rename');
      await realDisk.rename(from, to);
    },
    remove: realDisk.remove,
    makeFolder: async (path) => {
      failing('makeFolder');
      await realDisk.makeFolder(path);
    },
    syncFolder: async (path) => {
      failing('syncFolder');
      await realDisk.syncFolder(path);
    },
  };
  const control = { disk, faults: [] as readonly Fault[] };
  return control;
}
