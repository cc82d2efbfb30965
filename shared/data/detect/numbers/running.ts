// The numbers of a text, each looked at as an identity, a bank and a telephone number.

import type { Detector } from '../find.ts';
import { bankNumber } from './bank.ts';
import { digitGroups, eachWindow } from './digit-windows.ts';
import { identityNumber } from './identity.ts';
import { formedPhones } from './phone-forms.ts';
import { phoneNumber } from './phones.ts';

export const numbers: Detector = {
  needs: { joined: 7 },
  find(text, finds) {
    const groups = digitGroups(text);
    eachWindow(text, groups, (window) => {
      identityNumber(text, window, finds);
      bankNumber(text, window, finds);
      phoneNumber(text, window, finds);
    });
    formedPhones(text, groups, finds);
  },
};
