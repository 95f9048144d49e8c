// The card: everything known about a person, in a popover on a page or filling the side panel. It draws a CardView and
// calls back; it asks nobody itself, takes no typed text, and holds contact details only after the click for them.
// No hooks: they would cost the page script 3 kB.

import { Component, type ComponentChildren, createRef } from 'preact';
import { errorText } from '@/components/ui/error-text';
import { Text } from '@/components/ui/text';
import { errorCode } from '@/lib/errors';
import { Parts } from './badge';
import type { ApplicationView, CardView, PersonView, Reason } from './card-view';
import { Icon, Mark } from './mark';

/** What the card can ask for. A rejected promise with a `code` of lib/errors.ts is shown as its sentences. */
export interface CardActions {
  contact(connection: string, candidate: string): Promise<{ emails: string[]; phones: string[] }>;
  openFile(connection: string, candidate: string, file: string): Promise<unknown>;
  /** Re-reads the person; the owner of the card then hands it a new view. */
  refresh(connection: string, candidate: string): Promise<unknown>;
  /** Left out where the card is in the side panel already. */
  openPanel?(): unknown;
  /** Left out where the card cannot be closed. */
  close?(): void;
}

export interface CandidateCardProps {
  view: CardView;
  actions: CardActions;
}

/** @example <CandidateCard view={toCardView(finding, Date.now())} actions={actions} /> */
export function CandidateCard({ view, actions }: CandidateCardProps) {
  const { badge, people, note } = view;
  return (
    <div class="card">
      <div class={`bar ${badge.tone}`}>
        <Mark tone={badge.tone} fraction={badge.fraction} />
        <Text class="verdict" value={badge.label} />
        {people.length > 1 && <Text class="quiet" value={`${people.length} records`} />}
        <span class="push" />
        {actions.openPanel && (
          <button
            type="button"
            class="bare"
            aria-label="Open side panel"
            title="Open side panel"
            onClick={actions.openPanel}
          >
            <Icon name="panel" />
          </button>
        )}
        {actions.close && (
          <button type="button" class="bare" aria-label="Close" title="Close (Esc)" onClick={actions.close}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {note && (
        <div class={`note ${note.tone}`}>
          <p>
            <Text class="strong" value={note.what} />
          </p>
          {note.todo && (
            <p>
              <Text value={note.todo} />
            </p>
          )}
        </div>
      )}
      {people.map((person, index) => (
        <Person key={person.key} view={person} actions={actions} alone={people.length === 1} open={index === 0} />
      ))}
    </div>
  );
}

interface PersonProps {
  view: PersonView;
  actions: CardActions;
  /** The only one on the card: nothing to fold. */
  alone: boolean;
  /** Unfolded at first. */
  open: boolean;
}

class Person extends Component<PersonProps, { open: boolean }> {
  override state = { open: this.props.open };

  override render({ view, actions, alone }: PersonProps, { open }: { open: boolean }) {
    const shown = alone || open;
    return (
      <article class={`person ${shown ? '' : 'folded'}`}>
        {!alone && (
          <button
            type="button"
            class={`fold ${view.tone}`}
            aria-expanded={open}
            onClick={() => this.setState({ open: !open })}
          >
            <Mark tone={view.tone} />
            <span class="lines">
              <Text class="strong clamp" value={view.name} />
              <span class="quiet row">
                <Parts of={[view.verdict, ...view.source, view.summary]} />
              </span>
            </span>
            <Icon name="more" />
          </button>
        )}
        {shown && <PersonBody view={view} actions={actions} named={!alone} />}
      </article>
    );
  }
}

function PersonBody({ view, actions, named }: { view: PersonView; actions: CardActions; named: boolean }) {
  const { connection, candidate } = view;
  return (
    <>
      <header>
        {!named && (
          <h2>
            <Text class="clamp" value={view.name} />
          </h2>
        )}
        {view.about.length > 0 && (
          <p class="quiet clamp">
            <Parts of={view.about} />
          </p>
        )}
        {view.link ? (
          <a class="link" href={view.link.href} target="_blank" rel="noopener noreferrer">
            <Text value={view.link.text} />
            <Icon name="out" />
          </a>
        ) : (
          <p class="quiet">
            <Parts of={view.source} />
          </p>
        )}
      </header>
      <Section title={view.summary}>
        {view.applications.map((application) => (
          <ApplicationEntry key={application.key} view={application} />
        ))}
      </Section>
      {view.tags.length > 0 && (
        <Section title="Tags">
          <ul class="tags">
            {view.tags.map((tag) => (
              <li key={tag}>
                <Text class="clamp" value={tag} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.contactCount > 0 && (
        <Section title="E-mail and phone">
          <Contact count={view.contactCount} ask={() => actions.contact(connection, candidate)} />
        </Section>
      )}
      {view.files.length > 0 && (
        <Section title="Files">
          <ul class="rows">
            {view.files.map((file) => (
              <li key={file.id}>
                <span class="lines">
                  <Text class="clamp" value={file.name} />
                  <span class="quiet">
                    <Parts of={file.about} />
                  </span>
                </span>
                <Action label="Open" about={file.name} run={() => actions.openFile(connection, candidate, file.id)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Why it matched">
        <ul class="why">
          {view.reasons.map((reason, index) => (
            <ReasonEntry key={index} reason={reason} />
          ))}
        </ul>
      </Section>
      <footer>
        <Text class="quiet" value={view.asOf} />
        <span class="push" />
        <Action label="Refresh" icon run={() => actions.refresh(connection, candidate)} />
      </footer>
    </>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>
        <Text value={title} />
      </h3>
      {children}
    </section>
  );
}

function ApplicationEntry({ view }: { view: ApplicationView }) {
  return (
    <div class="application">
      <p class="head">
        <Text class="strong clamp" value={view.title} />
        <span class={`status ${view.status.tone}`}>
          <Text value={view.status.word} />
        </span>
      </p>
      <p class="stage">
        <Parts of={[view.kind, ...view.stage]} />
      </p>
      <dl>
        {view.facts.map(([term, value]) => (
          <div key={term}>
            <dt>
              <Text value={term} />
            </dt>
            <dd>
              <Text class="clamp" value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function ReasonEntry({ reason }: { reason: Reason }) {
  return (
    <li class={reason.speaks}>
      <Text class="clamp" value={reason.text} />
      {reason.values.map(([where, value]) => (
        <p key={where} class="quiet clamp">
          <Text value={`${where}: `} />
          <Text value={value} />
        </p>
      ))}
    </li>
  );
}

interface ActionProps {
  label: string;
  /** What it acts on, for those who hear the button alone. */
  about?: string;
  icon?: boolean;
  run(): Promise<unknown>;
}

interface ActionState {
  busy: boolean;
  problem: string | null;
}

/** A button for something that takes a moment and can fail; it stays focusable throughout. */
class Action extends Component<ActionProps, ActionState> {
  override state: ActionState = { busy: false, problem: null };

  private readonly go = async () => {
    if (this.state.busy) return;
    this.setState({ busy: true, problem: null });
    try {
      await this.props.run();
      this.setState({ busy: false });
    } catch (thrown) {
      this.setState({ busy: false, problem: errorCode(thrown) });
    }
  };

  override render({ label, about, icon }: ActionProps, { busy, problem }: ActionState) {
    const sentence = problem === null ? null : errorText(problem);
    return (
      <>
        <button
          type="button"
          class={`action ${busy ? 'busy' : ''}`}
          aria-busy={busy}
          aria-disabled={busy}
          aria-label={about && `${label} ${about}`}
          onClick={this.go}
        >
          {icon && <Icon name="again" />}
          <Text value={label} />
        </button>
        {sentence && (
          <p class="problem" role="alert">
            <Text value={`${sentence.what} ${sentence.todo}`} />
          </p>
        )}
      </>
    );
  }
}

interface ContactProps {
  count: number;
  ask(): Promise<{ emails: string[]; phones: string[] }>;
}

class Contact extends Component<ContactProps, { values: string[] | null }> {
  override state = { values: null as string[] | null };
  private readonly list = createRef<HTMLUListElement>();

  private readonly show = async () => {
    const { emails, phones } = await this.props.ask();
    // The button that had the focus is about to go.
    this.setState({ values: [...emails, ...phones] }, () => this.list.current?.focus());
  };

  override render({ count }: ContactProps, { values }: { values: string[] | null }) {
    if (!values)
      return <Action label={`Show ${count === 1 ? 'contact detail' : `${count} contact details`}`} run={this.show} />;
    return (
      <ul class="rows" tabIndex={-1} ref={this.list}>
        {values.length === 0 && (
          <li>
            <Text class="quiet" value="None any more." />
          </li>
        )}
        {values.map((value) => (
          <li key={value}>
            <Text class="lines clamp" value={value} />
            <Copy value={value} />
          </li>
        ))}
      </ul>
    );
  }
}

class Copy extends Component<{ value: string }, { word: string }> {
  override state = { word: 'Copy' };

  private readonly copy = async () => {
    try {
      await navigator.clipboard.writeText(this.props.value);
      this.setState({ word: 'Copied' });
    } catch {
      this.setState({ word: 'Not allowed here' });
    }
    setTimeout(() => this.setState({ word: 'Copy' }), 2000);
  };

  override render({ value }: { value: string }, { word }: { word: string }) {
    return (
      <button type="button" class="action" aria-label={`${word} ${value}`} onClick={this.copy}>
        <Text value={word} />
      </button>
    );
  }
}
