// The words of import notes and of reasons why a row was refused.
import { importWord } from '../../../shared/domain/words/import-words.ts';
import { useSession } from '../../app/session.ts';

export function useNote(): (word: string) => string {
  const { lang } = useSession();
  return (word) => importWord(word, lang);
}
