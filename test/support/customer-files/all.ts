// Ten kinds of customer file.
import { appointments } from './appointments.ts';
import { consulting } from './consulting.ts';
import { addressBook } from './contacts.ts';
import { crm } from './crm.ts';
import { erp } from './erp.ts';
import type { CustomerFiles } from './kind.ts';
import { membership } from './membership.ts';
import { miniProgram } from './mini-program.ts';
import { orderBook } from './orders.ts';
import { property } from './property.ts';
import { workerList } from './workers.ts';

export const customerFiles: readonly CustomerFiles[] = [
  ...[crm, miniProgram, erp, property, appointments],
  ...[membership, orderBook, addressBook, consulting, workerList],
];
