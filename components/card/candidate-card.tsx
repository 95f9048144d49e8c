// The card as a Preact component, for the extension's own pages: the same card as on a page, with plain text.
// Load card.css and ui/tokens.css beside it.

import { Component, createRef } from 'preact';
import { type Card, type CardActions, createCard } from './card';
import type { CardView } from './card-view';

export interface CandidateCardProps {
  view: CardView;
  actions: CardActions;
}

/** @example <CandidateCard view={toCardView(finding, Date.now())} actions={actions} /> */
export class CandidateCard extends Component<CandidateCardProps> {
  private readonly parent = createRef<HTMLDivElement>();
  private card: Card | null = null;
  /** The person on the card; contact details of one never outlive the switch to another. */
  private people = '';

  private drawCard(): void {
    const { view, actions } = this.props;
    const parent = this.parent.current;
    if (!parent) return;
    const hadFocus = parent.contains(document.activeElement);
    // In whatever order: news may change it.
    const people = view.people
      .map((person) => person.key)
      .sort()
      .join('\n');
    if (!this.card || people !== this.people) {
      parent.replaceChildren();
      this.card = createCard(parent, 'plain');
      this.people = people;
    }
    this.card.draw(view, actions);
    // The button that had the focus may be gone with what it was for.
    if (hadFocus && !parent.contains(document.activeElement)) parent.focus({ preventScroll: true });
  }

  override componentDidMount(): void {
    this.drawCard();
  }

  override componentDidUpdate(): void {
    this.drawCard();
  }

  override render() {
    return <div class="card-place" tabIndex={-1} ref={this.parent} />;
  }
}
