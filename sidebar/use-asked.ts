// Asks the server while one types: after a pause, the latest question only, and quietly where no answer comes.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Verb, Verbs } from '../src/kit/door.ts';
import { ask } from './door.ts';

export interface Asked<T> {
  /** The latest answer, of the present question or the one before. */
  value: T | null;
  /** The question has changed since. */
  waiting: boolean;
  /** No answer came: the form goes on without. */
  failed: boolean;
}

/** `having` null asks nothing. */
export function useAsked<V extends Verb>(verb: V, having: Verbs[V]['takes'] | null, pauseMs: number): Asked<Verbs[V]['gives']> {
  const question = having === null ? '' : JSON.stringify(having);
  const [answered, setAnswered] = useState<{ question: string; value: Verbs[V]['gives'] | null; failed: boolean }>({ question: '', value: null, failed: false });
  const latest = useRef('');
  latest.current = question;
  useEffect(() => {
    if (having === null) return;
    const asked = question;
    const timer = setTimeout(() => {
      const settle = (value: Verbs[V]['gives'] | null) => {
        if (latest.current === asked) setAnswered({ question: asked, value, failed: value === null });
      };
      ask(verb, having).then((answer) => settle(answer.ok ? answer.value : null), () => settle(null));
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [question]);
  return { value: having === null ? null : answered.value, waiting: question !== '' && answered.question !== question, failed: answered.failed && answered.question === question };
}
