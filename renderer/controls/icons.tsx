// The line icons: lucide where it has one, our own drawings for what only this trade knows. Never without a word beside it.
import {
  ArrowRight,
  BookText,
  Check,
  ChevronLeft,
  Circle,
  FileText,
  FolderInput,
  Handshake,
  Images,
  Lock,
  type LucideIcon,
  Printer,
  SlidersHorizontal,
  SquareCheck,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './icons.module.css';

const drawn = {
  usb: <path d="M8 9V3h8v6M6 9h12v10a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2zM11 6h.1m2.9 0h.1" />,
  strip: <path d="M2 7.5h20v9H2zM8.5 7.5v9m7-9v9" />,
  seal: <path d="M9 12V7a3 3 0 1 1 6 0v5h4v5H5v-5zM5 21h14" />,
  card: <path d="M3 5h18v14H3zM7 10h4m-4 4h3m5-5.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm-3 7.5c.6-2 5.4-2 6 0" />,
  signed: <path d="M6 3h8l4 4v14H6zM14 3v4h4M9 15c1-3 2-3 2-1s1 2 2 0 2-1 2 0M9 18h6" />,
  bag: <path d="M6 8h12l1 13H5zM9 8V6a3 3 0 0 1 6 0v2M5.6 13h12.8" />,
  stop: <path d="M8 3h8l5 5v8l-5 5H8l-5-5V8z" />,
} as const satisfies Record<string, ReactNode>;

const borrowed = {
  to: ArrowRight,
  check: SquareCheck,
  book: BookText,
  set: SlidersHorizontal,
  lock: Lock,
  tick: Check,
  todo: Circle,
  ask: TriangleAlert,
  in: FolderInput,
  file: FileText,
  photos: Images,
  print: Printer,
  back: ChevronLeft,
  hand: Handshake,
} as const satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof drawn | keyof typeof borrowed;

export type IconProps = { readonly name: IconName; readonly small?: boolean; readonly className?: string | undefined };

export function Icon({ name, small = false, className }: IconProps) {
  const classes = [styles.icon, small ? styles.small : '', className ?? ''].join(' ');
  if (name in drawn) {
    return (
      <svg className={classes} viewBox="0 0 24 24" aria-hidden="true">
        {drawn[name as keyof typeof drawn]}
      </svg>
    );
  }
  const Borrowed = borrowed[name as keyof typeof borrowed];
  return <Borrowed className={classes} aria-hidden="true" strokeWidth={1.75} />;
}
