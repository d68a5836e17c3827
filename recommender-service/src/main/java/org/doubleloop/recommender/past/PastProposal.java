package org.doubleloop.recommender.past;

import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.jspecify.annotations.Nullable;

/// A proposal of this service, as the policy-service tells of it.
///
/// @param edition of two about one proposal the one with the higher edition holds; of the same, the
///   one that says that it is not open
/// @param baseVersion of the policy, by whose metric it was found
/// @param counts those of its finding
/// @param rejection why it was rejected; null where it was not
public record PastProposal(
    String id,
    int edition,
    boolean open,
    int baseVersion,
    Tier tier,
    Basis basis,
    Cell place,
    List<Count> counts,
    @Nullable Rejection rejection) {

  /// Why a reviewer said no.
  ///
  /// @param code of the contract
  /// @param reason in words; null where none were given
  public record Rejection(String code, @Nullable String reason) {
    /// For people.
    public String words() {
      return reason == null ? code : "“" + reason + "”";
    }
  }

  public PastProposal {
    counts = List.copyOf(counts);
  }

  PastProposal newer(PastProposal other) {
    boolean isNewer = other.edition > edition || (other.edition == edition && !other.open);
    return isNewer ? other : this;
  }

  /// By how much the rate of what was better exceeded the other's; 0 where nothing was compared.
  public double difference() {
    return counts.size() < 2 ? 0 : counts.getFirst().rate() - counts.get(1).rate();
  }

  public long trials() {
    return counts.stream().mapToLong(Count::trials).sum();
  }
}
