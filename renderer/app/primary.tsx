// The one primary button of a screen, and the Enter key that presses it from anywhere that does not need Enter itself.
import type { KeyboardEvent } from 'react';
import { Button } from '../controls/button.tsx';

export type Primary = { readonly label: string; readonly onPress: () => void; readonly disabled?: boolean };

const keepsEnter =
  'button, a, textarea, summary, select, [role="radio"], [role="checkbox"], [role="option"], [role="dialog"] *';

/** Enter in a field or on the title means "go on"; not while an input method is composing. */
export function pressOnEnter(primary: Primary | undefined) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (primary === undefined || primary.disabled === true) return;
    if (event.target instanceof Element && event.target.closest(keepsEnter) !== null) return;
    event.preventDefault();
    primary.onPress();
  };
}

export function PrimaryButton({ primary }: { readonly primary: Primary }) {
  return (
    <Button kind="primary" onPress={primary.onPress} disabled={primary.disabled === true}>
      {primary.label}
    </Button>
  );
}
