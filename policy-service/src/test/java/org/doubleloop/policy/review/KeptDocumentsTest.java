package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.with;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.test.Outreach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/// Documents that hold policy content field by field, as they were written before it was one text.
class KeptDocumentsTest {
  private final ProposalStore fixture = new ProposalStore();

  @BeforeEach
  void keep() throws IOException {
    keep(Policies.COLLECTION, "version");
    keep("proposals", "proposal");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aVersionIsReadAsItWas() {
    var version = fixture.inForce("outreach");
    assertThat(version.version()).isEqualTo(2);
    var kept = with(Outreach.content("better"), "/exploration/floor", "0.02");
    assertThat(version.content()).isEqualTo(ContentCodec.convert(kept, PolicyContent.class));
    assertThat(version.contentHash()).isEqualTo(ContentCodec.hash(version.content()));
  }

  @Test
  void aProposalIsReadAsItWas() {
    var proposal = fixture.find("p-1");
    assertThat(proposal.nextVersion()).contains(fixture.inForce("outreach"));
    assertThat(proposal.evidence())
        .hasToString(
            "[Evidence[statement=VPs replied., counts=[Count[label=e-mails to VPs, trials=12,"
                + " successes=8, option=null, where=[]]], signals=[action-1, action-2]]]");
  }

  private void keep(String collection, String name) throws IOException {
    var json =
        new ClassPathResource("kept/" + name + ".json").getContentAsString(StandardCharsets.UTF_8);
    fixture.policies().store().collection(collection).insertOne(Document.parse(json));
  }
}
