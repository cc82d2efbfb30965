// Every code in English: a code without words does not compile.

import type { ErrorCode } from '../errors.ts';
import type { ErrorText } from './error-text.ts';
import { checksEn } from './error-text-checks.en.ts';
import { doingEn } from './error-text-doing.en.ts';

export const errorTextEn = { ...checksEn, ...doingEn } as const satisfies Record<ErrorCode, ErrorText>;
