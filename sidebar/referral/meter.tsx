// Visits as a bar: used, booked, left; said in words for those who cannot see it.

export function Meter({ used, booked, of }: { used: number; booked: number; of: number }) {
  if (of <= 0) return null;
  const share = (count: number): string => `${Math.min(100, (count / of) * 100)}%`;
  const full = used >= of ? ' full' : '';
  return (
    <div class={`meter${full}`} role="img" aria-label={`${used} of ${of} visits used${booked > 0 ? `, ${booked} booked` : ''}`}>
      <i style={{ width: share(used) }} />
      <i class="booked" style={{ width: share(Math.min(booked, Math.max(0, of - used))) }} />
    </div>
  );
}
