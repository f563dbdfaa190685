// The order's codes and regions checked while it is filled: what is wrong with a code, and regions no code speaks of.

import { createContext } from 'preact';
import type { ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { splitList } from '../../src/kit/cell.ts';
import type { Issue } from '../../src/kit/refusal.ts';
import type { Form } from '../form/at-work.ts';
import { useAsked } from '../use-asked.ts';

const CodesContext = createContext<{ issues: Issue[]; waiting: boolean; codes: string[] }>({ issues: [], waiting: false, codes: [] });

export function AroundReferral({ form, children }: { form: Form; children: ComponentChildren }) {
  const { 'Diagnosis codes': written = '', Regions: named = '' } = form.values;
  const having = useMemo(() => (written.trim() === '' ? null : { codes: splitList(written), regions: splitList(named) }), [written, named]);
  const { value, waiting } = useAsked('diagnoses.check', having, 350);
  return <CodesContext.Provider value={{ issues: having ? value?.issues ?? [] : [], waiting, codes: having?.codes ?? [] }}>{children}</CodesContext.Provider>;
}

/** What is certainly wrong comes first; the rest needs a look, since codes are copied, not chosen. */
export function CodesCheck() {
  const { issues, waiting, codes } = useContext(CodesContext);
  const own = issues.filter(({ field }) => field !== 'Regions').sort((a, b) => Number(a.ask ?? false) - Number(b.ask ?? false));
  if (codes.length === 0) return <div class="beneath" />;
  if (own.length === 0) return <div class="beneath" role="status">{waiting ? 'Checking the codes…' : <span class="is-good">✓ {codes.length === 1 ? 'A code that is known.' : 'Codes that are known.'}</span>}</div>;
  return <div class="beneath" role="status">{own.map((issue) => <Line key={issue.message} issue={issue} />)}</div>;
}

export function RegionsCheck() {
  const { issues } = useContext(CodesContext);
  return <div class="beneath" role="status">{issues.filter(({ field }) => field === 'Regions').map((issue) => <Line key={issue.message} issue={issue} />)}</div>;
}

function Line({ issue }: { issue: Issue }) {
  return <div class={issue.ask ? 'is-warn' : 'is-bad'}><span aria-hidden="true">{issue.ask ? '! ' : '× '}</span>{issue.message}</div>;
}
