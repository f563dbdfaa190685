// The page's few pictures, drawn inline: no outside host.

const paths: Record<string, string> = {
  table: 'M4 3h16a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zm1 6v4h6V9H5zm8 0v4h6V9h-6zm-8 6v4h6v-4H5zm8 0v4h6v-4h-6z',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm1 3v3.6l2.7 2.7-1.4 1.4L11 12.4V8h2z',
  mail: 'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm8 7.6L5.3 7H5v.9l7 5.8 7-5.8V7h-.3L12 12.6z',
  page: 'M6 2h8l5 5v14a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zm7 2H7v16h10V8h-4V4zm-4 7h6v1.6H9V11zm0 3.4h6V16H9v-1.6z',
  bolt: 'M13 2 5 13.5h5.5L10 22l8.500-12H13z',
  list: 'M4 5h16v2H4V5zm0 6h16v2H4v-2zm0 6h10v2H4v-2z',
  fault: 'M12 3 22 20.500H2L12 3zm-1 7v5h2v-5h-2zm0 6.500v2h2v-2h-2z',
  close: 'm6.400 5 5.600 5.600L17.600 5 19 6.400 13.400 12l5.600 5.600-1.400 1.400-5.600-5.600L6.400 19 5 17.600l5.600-5.600L5 6.400z',
  down: 'm7 10 5 5 5-5z',
  download: 'M11 4h2v8l3-3 1.400 1.400L12 16l-5.400-5.600L8 9l3 3V4zM5 18h14v2H5v-2z',
  play: 'M8 5v14l11-7z',
};

export function Icon({ name, size = 18 }: { name: keyof typeof paths; size?: number }) {
  return <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true"><path d={paths[name]} fill="currentColor" fill-rule="evenodd" /></svg>;
}
