// A thread for work that can wait lets the ones that answer people go first.
import { constants, setPriority } from 'node:os';

/**
 * Lowers the priority of the calling thread. On Linux priority belongs to a thread, and 0 is the one that calls
 * (setpriority(2)); elsewhere it is the whole process's, and is left alone.
 */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);
}
