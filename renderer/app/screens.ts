// Which component shows which screen.
import type { ComponentType } from 'react';
import { Check } from '../screens/buyer/check.tsx';
import { Compare } from '../screens/buyer/compare.tsx';
import { Receive } from '../screens/buyer/receive.tsx';
import { Trial } from '../screens/buyer/trial.tsx';
import { Use } from '../screens/buyer/use.tsx';
import { Data } from '../screens/import/data.tsx';
import { Key } from '../screens/office/key.tsx';
import { Register } from '../screens/office/register.tsx';
import { Rehearse } from '../screens/office/rehearse.tsx';
import { Settings } from '../screens/office/settings.tsx';
import { Policy } from '../screens/policy/policy.tsx';
import { Deal } from '../screens/seller/deal.tsx';
import { Finish } from '../screens/seller/finish.tsx';
import { Recipient } from '../screens/seller/recipient.tsx';
import { Seal } from '../screens/seller/seal.tsx';
import { Start } from '../screens/seller/start.tsx';
import type { ScreenName } from './route.ts';

export const screens: Readonly<Record<ScreenName, ComponentType>> = {
  start: Start,
  key: Key,
  deal: Deal,
  data: Data,
  policy: Policy,
  recipient: Recipient,
  seal: Seal,
  finish: Finish,
  receive: Receive,
  trial: Trial,
  check: Check,
  compare: Compare,
  use: Use,
  rehearse: Rehearse,
  register: Register,
  settings: Settings,
};
