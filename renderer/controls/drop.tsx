// A place to drop files and folders; the page never sees a path, only the handles that the host gives for them.
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../shared/ipc/host-bridge.ts';
import { host } from '../app/host.ts';
import styles from './drop.module.css';
import { Icon } from './icons.tsx';

export type DropProps = {
  readonly onFiles: (files: FileRef[]) => void;
  readonly tall?: boolean;
  readonly disabled?: boolean;
  /** The words instead of 拖到这里. */
  readonly words?: string;
  /** Buttons that pick files instead. */
  readonly children: ReactNode;
};

export function Drop({ onFiles, tall = false, disabled = false, words, children }: DropProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(!disabled);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (!disabled && files.length > 0) void host.dropped(files).then(onFiles, () => {});
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same by keyboard
    <div
      className={`${styles.drop} ${over ? styles.over : ''} ${tall ? styles.tall : ''}`}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-drop=""
    >
      <Icon name="in" />
      <span>{over ? t('file.dropping') : (words ?? t('file.drop'))}</span>
      {children === undefined ? undefined : <div className={styles.acts}>{children}</div>}
    </div>
  );
}

/** A file dropped beside the drop area must not replace the page. */
export function refuseStrayDrops(): void {
  for (const event of ['dragover', 'drop']) addEventListener(event, (stray) => stray.preventDefault());
}
