// Where the window is: a small state machine of screen names, with the handover it is about.
import { createContext, useContext } from 'react';
import type { Screen } from '../../shared/domain/gates.ts';
import type { FileRef } from '../../shared/ipc/host-bridge.ts';

/** The screens of the default path, the door to the first of them, and the rail's own pages. */
export type ScreenName = Screen | 'key' | 'rehearse' | 'register' | 'settings';

export type Place = {
  readonly screen: ScreenName;
  readonly case?: string;
  /** A file that the person has picked on the screen before. */
  readonly file?: FileRef;
  /** The package that was just opened was open here already. */
  readonly openedBefore?: boolean;
  /** The data box is wanted open, though the screen would do without. */
  readonly unlock?: boolean;
};

/** Which screens belong to which path: what the e2e counts. */
export const pathOf = {
  start: 'seller',
  key: 'seller',
  deal: 'seller',
  data: 'seller',
  policy: 'seller',
  recipient: 'seller',
  seal: 'seller',
  finish: 'seller',
  receive: 'buyer',
  trial: 'buyer',
  check: 'buyer',
  compare: 'buyer',
  use: 'buyer',
  rehearse: 'office',
  register: 'office',
  settings: 'office',
} as const satisfies Record<ScreenName, 'seller' | 'buyer' | 'office'>;

/** Screens that show nothing while the data box is locked. */
export const needsVault = {
  start: false,
  key: false,
  deal: true,
  data: true,
  policy: true,
  recipient: true,
  seal: true,
  finish: true,
  receive: true,
  trial: true,
  check: false,
  compare: true,
  use: true,
  rehearse: false,
  register: true,
  settings: false,
} as const satisfies Record<ScreenName, boolean>;

/** The screen before, for 返回. */
export const before = {
  start: undefined,
  key: 'start',
  deal: 'start',
  data: 'start',
  policy: 'data',
  recipient: 'policy',
  seal: 'recipient',
  finish: 'start',
  receive: 'start',
  trial: 'start',
  check: 'start',
  compare: 'start',
  use: 'compare',
  rehearse: 'start',
  register: undefined,
  settings: undefined,
} as const satisfies Record<ScreenName, ScreenName | undefined>;

export type Route = { readonly place: Place; readonly go: (place: Place) => void };

export const RouteContext = createContext<Route>({ place: { screen: 'start' }, go: () => {} });

export function useRoute(): Route {
  return useContext(RouteContext);
}

/** The handover that the present screen is about. */
export function useCaseRef(): string {
  return useRoute().place.case ?? '';
}
