// The nonce of this response's inline scripts and styles (CSP); empty in the browser, where none are added.
import { createContext, useContext } from 'react';

export const NonceContext = createContext('');

export function useNonce(): string {
  return useContext(NonceContext);
}
