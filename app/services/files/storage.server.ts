// Where uploaded files are kept. One interface; a folder on disk implements it. Keys are ours, never a name from outside.
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

export interface FileStorage {
  /** Stores the whole content or nothing. */
  put(key: string, content: Uint8Array | Readable): Promise<void>;
  open(key: string): Promise<{ size: number; stream: Readable }>;
  remove(key: string): Promise<void>;
}

export function diskStorage(root: string): FileStorage {
  const pathOf = (key: string): string => {
    if (!/^[a-z0-9][a-z0-9/._-]*$/i.test(key) || key.includes('..')) throw new Error('not a storage key');
    return join(root, key);
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      const partial = `${path}.partial`;
      await mkdir(dirname(path), { recursive: true });
      try {
        await writeFile(partial, content);
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    async open(key) {
      const path = pathOf(key);
      const { size } = await stat(path);
      return { size, stream: createReadStream(path) };
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}
