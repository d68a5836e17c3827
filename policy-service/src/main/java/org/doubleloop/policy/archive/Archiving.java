package org.doubleloop.policy.archive;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.kit.problem.CommonProblem.STALE;
import static org.doubleloop.policy.PolicyProblem.NOT_ARCHIVED;
import static org.doubleloop.policy.PolicyProblem.NOT_OWNER;
import static org.doubleloop.policy.PolicyProblem.POLICY_ARCHIVED;

import java.time.temporal.ChronoUnit;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.archival.Archivals;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.Standing;
import org.doubleloop.policy.policy.Standings;
import org.springframework.stereotype.Component;

/// Archives and restores policies. The commit point is the archival: its number can be taken once.
@Component
final class Archiving {
  private final Policies policies;
  private final Archivals archivals;
  private final Standings standings;
  private final OrganizationClock clock;

  Archiving(Policies policies, Archivals archivals, Standings standings, OrganizationClock clock) {
    this.policies = policies;
    this.archivals = archivals;
    this.standings = standings;
    this.clock = clock;
  }

  /// Archives or restores a policy, or finds what the same request made of it.
  ///
  /// @throws ServiceException when there is no such policy, the caller may not, the policy stands
  ///   otherwise than it was read or so already, or a restored one has no room
  Archival archive(ArchiveRequest request) {
    var keyed = request.keyed();
    var made =
        keyed == null
            ? null
            : archivals.madeBy(request.organization(), request.policy(), keyed).orElse(null);
    return made == null ? add(request, standing(request)) : request.again(made);
  }

  private Standing standing(ArchiveRequest request) {
    var standing =
        standings
            .of(request.organization(), request.policy())
            .orElseThrow(
                () -> new ServiceException(NOT_FOUND, "There is no policy " + request.policy()));
    requireOwner(request);
    ETags.requireMatch(request.ifMatch(), standing.tag());
    if (standing.isArchived() && request.archived()) {
      throw new ServiceException(POLICY_ARCHIVED, "It is archived already");
    }
    if (!standing.isArchived() && !request.archived()) {
      throw new ServiceException(NOT_ARCHIVED, "There is nothing to restore it from");
    }
    if (!request.archived()) {
      policies.requireRoomAgain(request.organization(), request.policy());
    }
    return standing;
  }

  private void requireOwner(ArchiveRequest request) {
    var terms =
        ReviewTerms.of(
            policies.newest(request.organization(), request.policy()).orElseThrow().content());
    if (!terms.owners().isEmpty() && !terms.isOwner(request.by()) && !request.isAdministrator()) {
      throw new ServiceException(
          NOT_OWNER, "Its owners are %s".formatted(String.join(", ", terms.owners())));
    }
  }

  private Archival add(ArchiveRequest request, Standing standing) {
    var last = standing.archival();
    var archival =
        new Archival(
            request.organization(),
            request.policy(),
            last == null ? 1 : last.number() + 1,
            request.archived(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            request.by(),
            request.reason(),
            request.keyed());
    var stored = archivals.add(archival);
    if (stored.equals(archival)) {
      policies.note(stored);
      return stored;
    }
    if (stored.isBy(request.keyed())) {
      return request.again(stored);
    }
    throw new ServiceException(
        STALE, "Somebody else was faster: read the policy, and decide on how it stands now");
  }
}
