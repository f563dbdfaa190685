// Whether the page is a wide dialog rather than the sidebar.

import { useEffect, useState } from 'preact/hooks';

const query = '(min-width: 720px)';

export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const listener = () => setWide(media.matches);
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  }, []);
  return wide;
}
