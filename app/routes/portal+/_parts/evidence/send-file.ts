// Sends a file, or takes one back, and says how far it is; `fetch` cannot.
import type { FieldProblem } from '#app/forms/form.ts';
import { paths } from '#app/http/paths.ts';

export interface EvidenceItem {
  id: string;
  fileName: string;
  sizeBytes: number;
  /** It lay with a submission. */
  sealed?: boolean;
}

/** What the evidence route answers to scripts. */
export interface EvidenceAnswer {
  evidence?: EvidenceItem[];
  problem?: FieldProblem;
}

/** Resolves with the route's answer; rejects with the problem to show where none came. */
export function sendFile(
  url: string,
  body: FormData,
  onProgress: (share: number) => void = () => undefined,
): Promise<EvidenceAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (code: 'notSent' | 'signedOut') => reject({ code } satisfies FieldProblem);
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.addEventListener(
      'progress',
      (event) => event.lengthComputable && onProgress(event.loaded / event.total),
    );
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      const isAnswer = typeof answer === 'object' && answer !== null && ('evidence' in answer || 'problem' in answer);
      if (isAnswer && request.status < 500) resolve(answer as EvidenceAnswer);
      else fail(request.status === 401 || request.responseURL.includes(paths.signIn()) ? 'signedOut' : 'notSent');
    });
    request.addEventListener('error', () => fail('notSent'));
    request.send(body);
  });
}
