// Google Sheets: Ctrl+Alt+. goes to the side panel; here it also goes back to the grid.

export function isPanelKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === '.' && altKey && (ctrlKey || metaKey);
}
