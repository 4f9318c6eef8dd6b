// Whether scripts run: false on the server and in the first render of the browser, true afterwards.
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

export function useScripts(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
