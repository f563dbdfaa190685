// Arrow keys within a group of buttons; the group is one stop of the Tab key.

export interface Walking { onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }): void; onFocusIn(event: FocusEvent & { currentTarget: HTMLElement }): void }

/** `choosing`: the button walked to is pressed, as in a choice of one. */
export function useWalk(): (choosing: boolean) => Walking {
  return (choosing) => ({
    onKeyDown: (event) => {
      const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
      const buttons = buttonsIn(event.currentTarget);
      const here = buttons.findIndex((button) => button === document.activeElement);
      const next = step === 0 || here < 0 ? undefined : buttons[here + step];
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      next.focus();
      if (choosing) next.click();
    },
    // Where the focus was last is where Tab comes back to.
    onFocusIn: (event) => {
      if (choosing) return;
      for (const button of buttonsIn(event.currentTarget)) button.tabIndex = button === event.target ? 0 : -1;
    },
  });
}

const buttonsIn = (group: HTMLElement): HTMLElement[] => [...group.querySelectorAll<HTMLElement>('button')];
