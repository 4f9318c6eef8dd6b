// The frame of a command: runs it, turns its answer into the exit code, and a wrong environment into a sentence.
import { WrongEnvironment } from '#app/services/environment.server.ts';

/** Runs `body` and ends the process with the code it answers; a surprise ends it with 1. */
export function runCommand(body: () => Promise<number>): void {
  body().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof WrongEnvironment ? error.message : error);
      process.exit(1);
    },
  );
}
