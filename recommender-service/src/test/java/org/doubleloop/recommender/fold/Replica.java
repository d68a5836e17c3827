package org.doubleloop.recommender.fold;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.SomePolicy;

/// A replica, from its newest snapshot on.
record Replica(Policies policies, Memory memory, Agreement agreement, Fold fold) {

  static final Clock CLOCK =
      Clock.fixed(SomePolicy.START.plus(Duration.ofDays(30)), ZoneOffset.UTC);
  static final FoldProperties HALF_A_MINUTE = new FoldProperties(Duration.ofSeconds(30));

  static Replica over(Snapshots snapshots) {
    var policies = new Policies();
    policies.add(SomePolicy.some().build());
    policies.currentAt(CLOCK.instant());
    var memory = new Memory(policies);
    var agreement = new Agreement();
    var fold = new Fold(memory, agreement, snapshots, HALF_A_MINUTE, CLOCK);
    fold.restore();
    return new Replica(policies, memory, agreement, fold);
  }

  /// The names of the chunks, which say what is in them.
  List<String> chunks() {
    var names = new ArrayList<String>();
    SnapshotDocuments.divide(memory.state(), agreement.tallies(), chunk -> names.add(chunk.name()));
    return names;
  }

  boolean hasCounted(Replica other) {
    return memory.generation() == other.memory.generation() && chunks().equals(other.chunks());
  }
}
