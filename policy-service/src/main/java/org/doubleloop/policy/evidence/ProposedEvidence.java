package org.doubleloop.policy.evidence;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.rule.Evidence;
import org.springframework.stereotype.Component;

/// What proposals rest on, read from where they stand, without what they propose. Evidence never
/// changes once it is given.
@Component
public final class ProposedEvidence {
  static final String COLLECTION = "proposals";
  static final String EVIDENCE = "evidence";

  private static final String STATE = "state";
  private static final String JUDGMENT = "judgment";

  private final MongoCollection<Document> proposals;

  public ProposedEvidence(Store store) {
    this.proposals = store.collection(COLLECTION);
  }

  /// A proposal, as far as it is read here.
  ///
  /// @param state its name
  /// @param isForJudgment whether it rests on a hunch that no trial has held
  public record Proposed(String state, boolean isForJudgment, List<Evidence> evidence) {
    public Proposed {
      evidence = List.copyOf(evidence);
    }
  }

  public Optional<Proposed> find(String organization, String proposal) {
    return Optional.ofNullable(
            proposals
                .find(eq("_id", Ids.document(organization, "proposal", proposal)))
                .projection(include(STATE, JUDGMENT, EVIDENCE))
                .first())
        .map(document -> 
            new Proposed(
                document.getString(STATE),
                document.getBoolean(JUDGMENT, false),
                evidence(document)));
  }

  /// What a document of a proposal rests on.
  static List<Evidence> evidence(Document proposal) {
    return List.of(ContentCodec.read(proposal.get(EVIDENCE, Object.class), Evidence[].class));
  }
}
