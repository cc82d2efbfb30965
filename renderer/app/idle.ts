// The countdown to the lock: every key or click starts it anew; long work counts as use.
import { useEffect, useRef, useState } from 'react';
import { host } from './host.ts';

const signs = ['keydown', 'pointerdown', 'wheel', 'drop'] as const;

/** Seconds left before `onIdle` is called; undefined while it does not run. */
export function useIdle(minutes: number, running: boolean, onIdle: () => void): number | undefined {
  const limit = minutes * 60;
  const [left, setLeft] = useState(limit);
  const last = useRef(0);
  const idle = useRef(onIdle);
  idle.current = onIdle;

  useEffect(() => {
    if (!running || limit === 0) return;
    const used = () => {
      last.current = Date.now();
      setLeft(limit);
    };
    used();
    const tick = setInterval(() => {
      const rest = Math.max(0, limit - Math.floor((Date.now() - last.current) / 1000));
      setLeft(rest);
      if (rest === 0) idle.current();
    }, 1000);
    for (const sign of signs) addEventListener(sign, used, { capture: true, passive: true });
    const off = host.onProgress(used);
    return () => {
      off();
      clearInterval(tick);
      for (const sign of signs) removeEventListener(sign, used, { capture: true });
    };
  }, [running, limit]);

  return running && limit > 0 ? left : undefined;
}
