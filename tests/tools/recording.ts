// An index that remembers what it was asked last and answered, so that others can judge the very same answer.

import type { Answer, Choose, Question } from '@/lib/model/question';
import type { PeopleInMemory } from '@/tests/support/people-in-memory';

export interface Recording {
  find(question: Question, choose: Choose): Promise<Answer<string>>;
  last: { question: Question; answer: Answer<string> } | null;
}

export function recording(index: PeopleInMemory): Recording {
  const recorded: Recording = {
    last: null,
    async find(question, choose) {
      const answer = await index.find(question, choose);
      recorded.last = { question, answer };
      return answer;
    },
  };
  return recorded;
}
