// All programs of the corpus.
import type { Program } from './corpus.ts';
import { alipay } from './programs/alipay.ts';
import { appointments } from './programs/appointments.ts';
import { branches } from './programs/branches.ts';
import { cashDesk } from './programs/cash-desk.ts';
import { contacts } from './programs/contacts.ts';
import { crm } from './programs/crm.ts';
import { erp } from './programs/erp.ts';
import { excelByHand } from './programs/excel-by-hand.ts';
import { libraries } from './programs/libraries.ts';
import { membership } from './programs/membership.ts';
import { miniProgram } from './programs/mini-program.ts';
import { mysql } from './programs/mysql.ts';
import { oldBooks } from './programs/old-books.ts';
import { patched } from './programs/patched.ts';
import { property } from './programs/property.ts';
import { spreadsheetApps } from './programs/spreadsheet-apps.ts';
import { trouble } from './programs/trouble.ts';
import { webApi } from './programs/web-api.ts';
import { webPage } from './programs/web-page.ts';
import { weChatPay } from './programs/wechat-pay.ts';
import { wps } from './programs/wps.ts';

export const programs: readonly Program[] = [
  ...[excelByHand, wps, crm, miniProgram, erp, appointments, membership, property, weChatPay, alipay],
  ...[contacts, mysql, cashDesk, webPage, spreadsheetApps, webApi, branches, libraries, oldBooks, patched, trouble],
];
