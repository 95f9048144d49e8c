// What is stored, how, and what never leaves, in words a recruiter and a security officer can both use. Every sentence
// must be true of the build: change it together with what it describes.

export function Privacy() {
  return (
    <div class="ui-stack">
      <h2>Privacy</h2>
      <dl class="facts">
        <div>
          <dt>What is stored</dt>
          <dd>
            What your ATS says about the people in it, as far as the ticks of each connection go, and the key you typed.
            Only in this browser, on this computer; it isn’t synchronised to others. Files and notes are fetched when
            you open them and not kept.
          </dd>
        </div>
        <div>
          <dt>How it is encrypted</dt>
          <dd>
            Records and the keys you typed are encrypted (AES-GCM), e-mail addresses and phone numbers among them:
            people are recognised by these also where contact details are not ticked, and then they are never shown.
            What is searched are keyed hashes, so a search of the files finds no name, e-mail address or phone number.
          </dd>
        </div>
        <div>
          <dt>What that doesn’t stop</dt>
          <dd>
            Without a passphrase, the key that opens it lies in the same browser profile: somebody who copies the whole
            profile could read it. With one (under Security) they have to guess it, a second for each guess. Somebody
            who uses your computer while it is unlocked could read it either way. Encrypt the disk and lock the screen.
          </dd>
        </div>
        <div>
          <dt>What leaves this browser</dt>
          <dd>
            Only calls to your own ATS. No other server, no statistics, no crash reports. The profile you look at is
            compared here. Opening the card of somebody you have asks your ATS for that record, and nobody else.
          </dd>
        </div>
        <div>
          <dt>What pages leave behind</dt>
          <dd>
            Nothing by being looked at: what a page says about a person is compared and dropped, and so is what you
            select, type or paste to ask about somebody. Only when you say “It is them” or “Not the same person”, keyed
            hashes of the profile’s address are kept with that, and how often you agreed is counted. Of each site, how
            well its last thirty pages could be read is noted, without an address.
          </dd>
        </div>
        <div>
          <dt>What is never read from the ATS</dt>
          <dd>
            Demographic answers, offers, salaries and scorecards. Private candidates and confidential jobs are treated
            as not there, unless your organisation’s policy says otherwise.
          </dd>
        </div>
        <div>
          <dt>How to erase it</dt>
          <dd>
            Remove a connection (⋯, Remove) and its data is erased, with what you said of its people. “Erase everything”
            (under Security) erases all there is, encryption keys first. Uninstalling the extension erases everything
            too. The browser clears what was erased out of its files a little later.
          </dd>
        </div>
      </dl>
    </div>
  );
}
