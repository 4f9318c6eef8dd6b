// Choosing evidence: a native file input as large as the drop zone, so dropping, the keyboard and the camera all
// work without scripts and the form itself carries the files. Scripts add the list of what was chosen.
import { useRef, useState, type ChangeEvent } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { formatBytes } from '#app/copy/format.ts';
import { classNames } from '../../class-names.ts';
import { IconButton } from '../action/button.tsx';
import buttonStyles from '../action/button.module.css';
import { IconCamera, IconPaperclip, IconUpload, IconX } from '../icons.ts';
import { useScripts } from '../use-scripts.ts';
import { describe, Field, type FieldFrame } from './field.tsx';
import styles from './field.module.css';

export type FileFieldProps = FieldFrame & {
  /** As the `accept` attribute, e.g. `image/*,.pdf`. */
  accept: string;
  /** Offer the phone's camera as well. */
  camera?: boolean;
  multiple?: boolean;
  onFiles?: (files: readonly File[]) => void;
};

export function FileField({ accept, camera, multiple = true, onFiles, ...frame }: FileFieldProps) {
  const { t } = useCopy();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  // With scripts a photo joins the other files, so that the form carries one list.
  const scripts = useScripts();
  const [over, setOver] = useState(false);

  function keep(next: readonly File[]) {
    const transfer = new DataTransfer();
    for (const file of next) transfer.items.add(file);
    if (input.current) input.current.files = transfer.files;
    setFiles(next);
    onFiles?.(next);
  }

  function add(event: ChangeEvent<HTMLInputElement>) {
    const chosen = [...(event.currentTarget.files ?? [])];
    const known = new Set(files.map(fileKey));
    keep(multiple ? [...files, ...chosen.filter((file) => !known.has(fileKey(file)))] : chosen.slice(-1));
    if (event.currentTarget !== input.current) event.currentTarget.value = '';
  }

  return (
    <Field {...frame}>
      <div
        className={classNames(styles.file, over && styles.over)}
        onDragOver={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <IconUpload size={22} stroke={1.5} />
        <span className={styles.fileTitle}>{t('ui:files.choose')}</span>
        <small>{t('ui:files.drop')}</small>
        <input ref={input} type="file" accept={accept} multiple={multiple} onChange={add} {...describe(frame)} />
      </div>
      {camera && (
        <label className={classNames(buttonStyles.button, styles.camera)}>
          <IconCamera size={18} stroke={1.75} />
          {t('ui:files.camera')}
          <input
            type="file"
            name={scripts ? undefined : frame.name}
            accept="image/*"
            capture="environment"
            onChange={add}
          />
        </label>
      )}
      {files.length > 0 && (
        <ul className={styles.fileList}>
          {files.map((file) => (
            <li key={fileKey(file)}>
              <IconPaperclip size={16} />
              <span>{file.name}</span>
              <small>{formatBytes(file.size)}</small>
              <IconButton
                icon={IconX}
                label={t('ui:files.remove', { name: file.name })}
                onClick={() => keep(files.filter((other) => other !== file))}
              />
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}

function fileKey(file: File) {
  return `${file.name}:${file.size}:${file.lastModified}`;
}
