// One seal character in its square: hollow, half filled or stamped, as the cell around it says.
import type { StripCell } from '../../shared/domain/vocabulary.ts';
import { faces } from './faces.ts';
import styles from './stamp.module.css';

export type StampProps = { readonly cell: StripCell; readonly pressed?: boolean; readonly label?: string };

export function Stamp({ cell, pressed = false, label }: StampProps) {
  const classes = `${styles.stamp} ${pressed ? styles.pressed : ''}`;
  if (label === undefined) {
    return (
      <svg className={classes} viewBox="0 0 48 48" aria-hidden="true">
        <path d={faces[cell]} />
      </svg>
    );
  }
  return (
    <svg className={classes} viewBox="0 0 48 48" role="img" aria-label={label}>
      <path d={faces[cell]} />
    </svg>
  );
}

/** A large stamp by itself: what was done just now. The only place that moves. */
export function LargeStamp({ cell, label }: { readonly cell: StripCell; readonly label: string }) {
  return (
    <span className={styles.large} data-state="done">
      <Stamp cell={cell} label={label} pressed />
    </span>
  );
}

/** The half fill and the wear of a stamp, once for the whole page. */
export function StampDefinitions() {
  return (
    <svg className={styles.definitions} width="0" height="0" aria-hidden="true">
      <defs>
        <linearGradient id="half" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="48">
          <stop offset=".5" className={styles.halfTop} />
          <stop offset=".5" className={styles.halfBottom} />
        </linearGradient>
        <filter id="press" x="-4%" y="-4%" width="108%" height="108%">
          <feTurbulence type="fractalNoise" baseFrequency=".09" numOctaves="2" seed="4" result="n" />
          <feDisplacementMap in="SourceGraphic" in2="n" scale="1.6" result="d" />
          <feTurbulence type="fractalNoise" baseFrequency=".4" numOctaves="2" seed="9" />
          <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -7 5.3" />
          <feComposite in="d" operator="in" />
        </filter>
      </defs>
    </svg>
  );
}
