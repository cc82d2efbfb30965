// All English words of the window.
import { enBuyer } from './en-buyer.ts';
import { enData } from './en-data.ts';
import { enPaper } from './en-paper.ts';
import { enPolicy } from './en-policy.ts';
import { enPreview } from './en-preview.ts';
import { enSealing } from './en-sealing.ts';
import { enSeller } from './en-seller.ts';
import { enShell } from './en-shell.ts';
import { enWhy } from './en-why.ts';
import type { Shape } from './shape.ts';
import type { zh } from './zh.ts';

export const en = {
  ...enShell,
  ...enSeller,
  ...enData,
  ...enPolicy,
  ...enPreview,
  ...enSealing,
  ...enBuyer,
  start: { ...enShell.start, ...enSeller.start },
  reasons: enWhy,
  paper: enPaper,
} as const satisfies Shape<typeof zh>;
