// What Google's errors mean for us. The words may be in the user's language, so the code comes first.

/** HTTP code of a failed API call, 0 where the error does not say. */
function codeOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0;
  const details = (error as { details?: { code?: unknown } }).details;
  if (typeof details?.code === 'number') return details.code;
  const message = messageOf(error);
  if (/quota exceeded|too many times|rate limit/i.test(message)) return 429;
  if (/internal error|empty response|timed out|server error|backend error|unavailable/i.test(message)) return 500;
  return 0;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String((error as { message?: unknown })?.message ?? error));

/** Nothing was written for sure, and a later try may pass. */
export const isQuota = (error: unknown): boolean => codeOf(error) === 429;

/** A file that is gone, or not shared with this user. */
export const isShut = (error: unknown): boolean => [403, 404].includes(codeOf(error)) || /does not have permission|not found/i.test(messageOf(error));

/** The call may have landed or not. */
export const isUncertain = (error: unknown): boolean => codeOf(error) >= 500;

/** Google took no such mail: too many for today, an address it does not know, no permission. Anything else may have gone out. */
export const isRefusedMail = (error: unknown): boolean =>
  isQuota(error) || /invalid (email|argument)|no recipient|limit exceeded|failed to send email|permission/i.test(messageOf(error));
