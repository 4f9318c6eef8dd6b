// Something the page has to say before its form can go on: takes the focus, so that it is seen and heard.
import { useEffect, useRef, type ReactNode } from 'react';

export function Announced({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
