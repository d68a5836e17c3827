package org.doubleloop.recommender.upstream.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.doubleloop.client.policy.model.DirectionJson;
import org.doubleloop.client.policy.model.FindingByJson;
import org.doubleloop.client.policy.model.FindingModelJson;
import org.doubleloop.client.policy.model.FindingSentenceJson;
import org.doubleloop.client.policy.model.MetricJson;
import org.doubleloop.client.policy.model.MetricKindJson;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.proposing.Plan.Named;
import org.doubleloop.recommender.revision.Finding;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Remark;
import org.doubleloop.recommender.revision.Remark.Sentence;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Step;
import org.doubleloop.recommender.window.Window;
import org.junit.jupiter.api.Test;

class RevisionMappingTest {
  @Test
  void changesNothingOfAMetricButItsWindow() {
    var window = new Window(Duration.ofDays(7), Duration.ofHours(6));
    var metric = new Metric("revenue", Direction.DECREASE, window, true, 500.0, 20.0);
    var version = SomePolicy.some().counting(metric, List.of(), List.of());
    var steps = List.<Step>of(new Step.Wait(Duration.ofDays(28)));
    var proposal =
        RevisionMapping.toApi(
            version, new Named("p", new Revision("window", "Wait", "Why", steps, finding()), null));
    assertThat(proposal.getChange().getFirst().getSet().getMetric())
        .isEqualTo(
            new MetricJson()
                .outcome("revenue")
                .direction(DirectionJson.DECREASE)
                .kind(MetricKindJson.SUM)
                .cap(500.0)
                .target(20.0)
                .window("PT672H")
                .grace("PT6H")
                .countWeak(true));
  }

  @Test
  void tellsWhatAModelSaysBesideTheFinding() {
    var said = List.of(new Sentence("Long leads.", List.of("8 of 12 against 4 of 12")));
    var remark = new Remark(new Author("some", "some-model", "notions.v1"), true, said, List.of());
    var revision =
        new Revision(
            "window", "Wait", "Why", List.of(new Step.Wait(Duration.ofDays(28))), finding());
    var found =
        RevisionMapping.toApi(
                SomePolicy.some().build(), new Named("p", revision.with(remark), null))
            .getFinding();
    assertThat(found.getBy()).isEqualTo(FindingByJson.MODEL);
    assertThat(found.getModel())
        .isEqualTo(
            new FindingModelJson()
                .model("some-model")
                .provider("some")
                .prompt("notions.v1")
                .addSentencesItem(
                    new FindingSentenceJson()
                        .text("Long leads.")
                        .addEvidenceItem("8 of 12 against 4 of 12")));
    var counted = new Remark(remark.by(), false, said, said);
    var told =
        RevisionMapping.toApi(
                SomePolicy.some().build(), new Named("p", revision.with(counted), null))
            .getFinding();
    assertThat(told.getBy()).isNull();
    assertThat(told.getModel().getMaybe()).hasSize(1);
  }

  static Finding finding() {
    return new Finding(
        Tier.HUNCH,
        Basis.OBSERVATIONAL,
        Cell.EVERYWHERE,
        SomePolicy.START,
        "Counts.",
        List.of(),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null);
  }
}
