// The secrets of secrets.ts as finds: only the code itself where there is one, else the words that tell the way in.
import { type SecretForm, secretForms } from '../secret-forms.ts';
import { secretsOf } from '../secrets.ts';
import type { Detector, Find } from './find.ts';

function reasonOf(word: string): Find['reason'] {
  if (word === '') return 'key_form';
  return /^(?:钥匙|keys?)$/i.test(word) ? 'key_place' : 'secret_word';
}

function detectorOf(form: SecretForm): Detector {
  return {
    needs: form.needs,
    find(text, finds) {
      for (const { pi, word, start, end } of secretsOf(form, text)) {
        const { confidence = word === '' ? 0.97 : 0.92 } = form;
        finds.push({ type: pi, start, end, confidence, reason: reasonOf(word) });
      }
    },
  };
}

export const secretsInText: readonly Detector[] = secretForms.map(detectorOf);
