package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.proposal.Edition.Origin;
import org.doubleloop.policy.proposal.Event.Acceptance;
import org.doubleloop.policy.proposal.Event.Accepting;
import org.doubleloop.policy.proposal.Event.Commented;
import org.doubleloop.policy.proposal.Event.Ended;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.proposal.Event.Opened;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Event.Revised;
import org.doubleloop.policy.proposal.Event.TakenBack;
import org.doubleloop.policy.proposal.Event.Tried;
import org.doubleloop.policy.proposal.Event.Trying;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Review.TrialTerms;
import org.jspecify.annotations.Nullable;

/// What became of a proposal so far.
///
/// @param events all that happened, in order; the first one is that it was opened
public record Progress(List<Event> events) {
  public Progress {
    events = List.copyOf(events);
    if (events.isEmpty() || !(events.getFirst() instanceof Opened)) {
      throw new IllegalArgumentException("A proposal begins by being opened");
    }
  }

  /// With what happened next.
  public Progress with(List<? extends Event> next) {
    var all = new ArrayList<>(events);
    all.addAll(next);
    return new Progress(all);
  }

  /// What has happened since.
  public List<Event> since(Progress before) {
    return events.subList(before.events.size(), events.size());
  }

  /// The number of the last change, from 1: what a caller has read is known by it.
  public int changeNumber() {
    return events.getLast().stamp().number();
  }

  public State state() {
    for (var event : events.reversed()) {
      switch (event) {
        case Opened _, Revised _ -> {
          return State.OPEN;
        }
        case Accepting _ -> {
          return State.ACCEPTING;
        }
        case Ended(var _, var state) -> {
          return state;
        }
        case Reviewed _, TakenBack _, Commented _, Trying _, Tried _ -> {
          // It is what it was.
        }
      }
    }
    throw new IllegalStateException("It begins by being opened");
  }

  public Opened opened() {
    return (Opened) events.getFirst();
  }

  /// When it ends if nothing happens; null: never, as while it is on trial.
  public @Nullable Instant expiresAt() {
    var expireAfter = opened().expireAfter();
    return expireAfter == null || state() != State.OPEN || isOnTrial()
        ? null
        : events.getLast().stamp().at().plus(expireAfter);
  }

  /// What it says now.
  public Edition edition() {
    return edition(lastEdition());
  }

  /// Who wrote what it says now. Whoever puts it onto a newer version writes nothing, nor who gives
  /// other reasons for the same content.
  public String editor() {
    String editor = opened().stamp().by();
    String contentHash = opened().edition().contentHash();
    for (var event : events) {
      if (event instanceof Revised(var stamp, var edition)) {
        boolean isWritten =
            switch (edition.origin()) {
              case PROPOSED, EDITED, AMENDED -> !edition.contentHash().equals(contentHash);
              case MERGED, REBASED -> false;
            };
        editor = isWritten ? stamp.by() : editor;
        contentHash = edition.contentHash();
      }
    }
    return editor;
  }

  /// All that it ever said: the events that brought it.
  public List<Event> editions() {
    return events.stream().filter(e -> e instanceof Opened || e instanceof Revised).toList();
  }

  public static Edition edition(Event event) {
    return switch (event) {
      case Opened opened -> opened.edition();
      case Revised(var _, var edition) -> edition;
      case Reviewed _, TakenBack _, Commented _, Trying _, Tried _, Accepting _, Ended _ ->
          throw new IllegalArgumentException("It brings no edition");
    };
  }

  /// The verdicts that count, by reviewer: the last one of each that was not taken back; an
  /// approval only of what it says now. An approval binds to content and base, and outlives a
  /// rebase that changes nothing of what the proposal does.
  public SequencedMap<String, Reviewed> standing() {
    var standing = new LinkedHashMap<String, Reviewed>();
    for (var event : events) {
      switch (event) {
        case Reviewed reviewed -> {
          standing.remove(reviewed.stamp().by());
          standing.put(reviewed.stamp().by(), reviewed);
        }
        case TakenBack taken -> standing.remove(taken.stamp().by());
        case Revised(var _, var edition) -> {
          if (edition.origin() != Origin.REBASED) {
            standing.values().removeIf(each -> each.review().verdict().isOfContent());
          }
        }
        // What was consented to has begun: another trial takes consent again.
        case Trying _ -> standing.values().removeIf(each -> each.review().trial() != null);
        case Opened _, Commented _, Tried _, Accepting _, Ended _ -> {
          // No verdict.
        }
      }
    }
    return standing;
  }

  /// Who approves of what it says now.
  ///
  /// @param quorum how many it takes; where it is one, who amends approves of that as well
  public List<String> approvers(int quorum) {
    return standing().values().stream()
        .filter(each ->
            switch (each.review().verdict()) {
              case ACCEPT -> true;
              case AMEND -> quorum == 1;
              case REJECT, MORE_EVIDENCE, TRY -> false;
            })
        .map(each -> each.stamp().by())
        .toList();
  }

  /// The verdicts that consent to a trial of what it says now.
  public List<Reviewed> tryers() {
    return standing().values().stream().filter(each -> each.review().trial() != null).toList();
  }

  /// What somebody consents to, where that is the last thing said about the proposal by them.
  public Optional<TrialTerms> lastTerms(String reviewer) {
    return last(Reviewed.class)
        .filter(reviewed -> reviewed.stamp().by().equals(reviewer))
        .map(reviewed -> reviewed.review().trial());
  }

  /// The last trial that has begun.
  public Optional<Trying> trying() {
    return last(Trying.class);
  }

  /// How the last trial has ended, where that is known here: not when it ended as the proposal says
  /// something else or is decided.
  public Optional<Tried> tried() {
    var trying = trying();
    return last(Tried.class)
        .filter(tried -> tried.experiment().equals(trying.orElseThrow().trial().experiment()));
  }

  /// Whether units are given what it says: from when a trial has begun until that has ended, or the
  /// proposal says something else or is decided.
  public boolean isOnTrial() {
    for (var event : events.reversed()) {
      switch (event) {
        case Trying _ -> {
          return true;
        }
        case Tried _, Opened _, Revised _, Accepting _, Ended _ -> {
          return false;
        }
        case Reviewed _, TakenBack _, Commented _ -> {
          // It goes on.
        }
      }
    }
    return false;
  }

  private <T extends Event> Optional<T> last(Class<T> type) {
    return events.reversed().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  public List<Commented> comments() {
    return events.stream().filter(Commented.class::isInstance).map(Commented.class::cast).toList();
  }

  /// When a verdict was taken back, if it was.
  public Optional<TakenBack> takenBack(Reviewed reviewed) {
    var later = events.subList(events.indexOf(reviewed) + 1, events.size());
    for (var event : later) {
      if (event.stamp().by().equals(reviewed.stamp().by())) {
        if (event instanceof TakenBack taken) {
          return Optional.of(taken);
        }
        if (event instanceof Reviewed) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /// Present from the beginning of an acceptance on, until it is revised.
  public @Nullable Acceptance acceptance() {
    for (var event : events.reversed()) {
      if (event instanceof Accepting accepting) {
        return accepting.acceptance();
      }
      if (event instanceof Revised) {
        return null;
      }
    }
    return null;
  }

  /// What a request made of it, with what followed by itself; empty where there was no such
  /// request.
  public Optional<Progress> after(KeyedRequest request) {
    return events.stream()
        .map(event -> event.stamp())
        .filter(stamp -> stamp.request() != null && stamp.request().key().equals(request.key()))
        .findFirst()
        .map(stamp -> after(stamp.number()));
  }

  /// What a change made of it, with what followed by itself, whatever came later.
  public Progress after(int changeNumber) {
    int end = 0;
    while (end < events.size() && events.get(end).stamp().number() <= changeNumber) {
      end++;
    }
    boolean isFollowed = end < events.size() && isAnswer(events.get(end - 1), events.get(end));
    return new Progress(events.subList(0, isFollowed ? end + 1 : end));
  }

  /// Whether what follows says whether something could be done that was begun.
  private static boolean isAnswer(Event begun, Event next) {
    return begun instanceof Accepting
        || (begun instanceof Trying
            && next instanceof Tried(var _, var _, var _, var because)
            && because == Cause.OVERLAP);
  }

  /// The body hash under which a request's key was used.
  public Optional<String> bodyHash(KeyedRequest request) {
    return events.stream()
        .map(event -> event.stamp().request())
        .filter(Objects::nonNull)
        .filter(made -> made.key().equals(request.key()))
        .map(KeyedRequest::bodyHash)
        .findFirst();
  }

  private Event lastEdition() {
    return editions().getLast();
  }
}
