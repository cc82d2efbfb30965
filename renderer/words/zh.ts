// All Chinese words of the window: the leading language, whose keys are the type of `t`.
import { zhBuyer } from './zh-buyer.ts';
import { zhData } from './zh-data.ts';
import { zhPaper } from './zh-paper.ts';
import { zhPolicy } from './zh-policy.ts';
import { zhPreview } from './zh-preview.ts';
import { zhSealing } from './zh-sealing.ts';
import { zhSeller } from './zh-seller.ts';
import { zhShell } from './zh-shell.ts';
import { zhWhy } from './zh-why.ts';

/** `start` is the only section in two files: the page of the seller's path, and the words of its list. */
export const zh = {
  ...zhShell,
  ...zhSeller,
  ...zhData,
  ...zhPolicy,
  ...zhPreview,
  ...zhSealing,
  ...zhBuyer,
  start: { ...zhShell.start, ...zhSeller.start },
  /** Off the main path. */
  reasons: zhWhy,
  paper: zhPaper,
} as const;
