// Every timed job is called by a name that a person reads.
import { expect, it } from 'vitest';
import { en } from '#app/copy/en.ts';
import { jobs } from '#app/jobs/registry.server.ts';

it('every job has a name on the page of the system', () => {
  const named = Object.keys(en.access.system.jobNames);
  expect([...named].sort()).toEqual(jobs.map(({ name }) => name).sort());
});
