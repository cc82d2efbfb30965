// Every code in Chinese: a code without words does not compile.

import type { ErrorCode } from '../errors.ts';
import type { ErrorText } from './error-text.ts';
import { checksZh } from './error-text-checks.zh.ts';
import { doingZh } from './error-text-doing.zh.ts';

export const errorTextZh = { ...checksZh, ...doingZh } as const satisfies Record<ErrorCode, ErrorText>;
