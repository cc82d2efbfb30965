// Under which name a file was written, said once and plainly.
import { useTranslation } from 'react-i18next';
import text from '../style/text.module.css';

export function WrittenTo({ name }: { readonly name: string | undefined }) {
  const { t } = useTranslation();
  if (name === undefined) return undefined;
  return (
    <p role="status" className={text.meta2} data-written={name}>
      {t('file.written')}
      <span className={text.file}>{name}</span>
    </p>
  );
}
