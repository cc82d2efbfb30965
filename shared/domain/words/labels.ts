// Short words for the members of the closed lists, as a screen and a table show them.

import type { Lang } from '../lang.ts';
import type { Labels } from './label-lists.ts';
import { labelsEn } from './labels.en.ts';
import { labelsZh } from './labels.zh.ts';

export const labels: Readonly<Record<Lang, Labels>> = { zh: labelsZh, en: labelsEn };
