// The answer to *is this person in my ATS?*: of one person the card, of several a choice, each with what is known.

import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { toMarkView } from '@/components/list/list-words';
import { Button } from '@/components/ui/button';
import { Trouble } from '@/components/ui/trouble';
import { ask } from '@/lib/messages/ask';
import type { Sighting } from '@/lib/model/sighting';
import { SoughtPerson } from './found-person';
import { Back, PersonButton } from './people-list';

export function AskedPeople({ people }: { people: readonly Sighting[] }) {
  const [chosen, setChosen] = useState<Sighting | null>(null);
  const [only] = people;
  if (people.length === 1 && only) return <SoughtPerson sighting={only} />;
  if (chosen === null) return <PeopleChoice people={people} onChoose={setChosen} />;
  return (
    <>
      <Back text={`All ${people.length} people`} onClick={() => setChosen(null)} />
      <SoughtPerson sighting={chosen} />
    </>
  );
}

interface PeopleChoiceProps {
  people: readonly Sighting[];
  onChoose(sighting: Sighting): void;
}

function PeopleChoice({ people, onChoose }: PeopleChoiceProps) {
  const found = useQuery({
    queryKey: ['paste.find', JSON.stringify(people)],
    queryFn: () => ask('paste.find', { sightings: [...people] }),
    gcTime: 0,
  });
  const now = found.dataUpdatedAt;
  return (
    <div class="panel-words">
      <h1>Whom do you mean?</h1>
      <Trouble thrown={found.error} actions={<Button onClick={() => void found.refetch()}>Try again</Button>} />
      <ul class="people-list">
        {people.map((person, at) => {
          const name = calledOf(person);
          const mark =
            found.data && toMarkView(found.data.rows[at], { name, coverage: found.data.coverage, namesAts: true, now });
          return (
            <li key={`${at} ${name}`}>
              <PersonButton name={name} mark={mark} onChoose={() => onChoose(person)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What to call somebody whose name is not known. */
export function calledOf({ name, emails, urls, phones = [] }: Sighting): string {
  const [first = 'Somebody'] = [name, emails[0], phones[0], urls[0]].filter((text) => text != null);
  return first.replace(/^https?:\/\/(?:www\.)?/, '');
}
