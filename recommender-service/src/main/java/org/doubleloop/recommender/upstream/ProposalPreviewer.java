package org.doubleloop.recommender.upstream;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.doubleloop.client.policy.ProposalPreviewsApi;
import org.doubleloop.client.policy.model.NewProposalPreviewJson;
import org.doubleloop.client.policy.model.PreviewReportJson;
import org.doubleloop.client.policy.model.ProposalNewsJson;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.claim.Claims;
import org.doubleloop.recommender.claim.CountReport;
import org.doubleloop.recommender.claim.CountsMapping;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.preview.DraftReader;
import org.doubleloop.recommender.preview.PreviewMapping;
import org.doubleloop.recommender.preview.Previews;
import org.doubleloop.recommender.preview.Report;
import org.doubleloop.recommender.provenance.Mark;
import org.doubleloop.recommender.renewal.MadePreviews;
import org.doubleloop.recommender.upstream.OpenProposals.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;

/// Says to the policy-service what each open proposal would have meant for last week's suggestions,
/// and what is counted of its evidence; again, when that is old ([MadePreviews]).
final class ProposalPreviewer implements Loop.Step {
  /// What is no fault of a preview: the token, or too much at a time.
  private static final Set<Integer> LATER = Set.of(401, 403, 408, 429);

  private static final Logger log = LoggerFactory.getLogger(ProposalPreviewer.class);

  private static final Duration WAIT = Duration.ofSeconds(1);

  /// Before what is missing is asked for again.
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final OpenProposals proposals;
  private final BooleanSupplier ready;
  private final Policies policies;
  private final DraftReader drafts;
  private final Previews previews;
  private final Claims claims;
  private final MadePreviews made;
  private final Function<String, ProposalPreviewsApi> service;
  private final Function<Named, NamedSignals> signals;
  private final Clock clock;

  /// Names of signals.
  record Named(String organization, List<String> ids) {
    Named {
      ids = List.copyOf(ids);
    }
  }

  /// What such names name.
  ///
  /// @param unknown those that name nothing
  /// @param marks what there is to know of the others
  record NamedSignals(List<String> unknown, List<Mark> marks) {
    static final NamedSignals NONE = new NamedSignals(List.of(), List.of());

    NamedSignals {
      unknown = List.copyOf(unknown);
      marks = List.copyOf(marks);
    }
  }

  /// @param ready whether all is known by which suggestions are made
  /// @param service the policy-service, for an organization
  /// @param signals what names name
  ProposalPreviewer(
      OpenProposals proposals,
      BooleanSupplier ready,
      Policies policies,
      DraftReader drafts,
      Previews previews,
      Claims claims,
      MadePreviews made,
      Function<String, ProposalPreviewsApi> service,
      Function<Named, NamedSignals> signals,
      Clock clock) {
    this.proposals = proposals;
    this.ready = ready;
    this.policies = policies;
    this.drafts = drafts;
    this.previews = previews;
    this.claims = claims;
    this.made = made;
    this.service = service;
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public void take() throws InterruptedException {
    if (!ready.getAsBoolean()) {
      Thread.sleep(PAUSE);
      return;
    }
    var next = proposals.next(WAIT);
    if (next.isEmpty()) {
      made.due().ifPresent(this::askAgain);
    } else if (!isDone(next.get())) {
      proposals.again(next.get());
      Thread.sleep(PAUSE);
    }
  }

  /// Puts it behind those that wait: nobody has told of it, and it may not be open any more.
  private void askAgain(MadePreviews.Made old) {
    made.forget(old);
    proposals.again(new News(old.key().organization(), old.proposal(), old.edition()));
  }

  /// Whether nothing more is to be done. What fails for want of another service is tried again.
  private boolean isDone(News news) {
    var organization = news.organization();
    try {
      var said = service.apply(organization).readProposalNews(news.proposal());
      if (!said.getIsOpen()) {
        return true;
      }
      var key = new PolicyKey(organization, said.getPolicy());
      var base = policies.version(key, said.getBaseVersion());
      if (base.isEmpty()) {
        return false;
      }
      var content = ServiceClient.json().writeValueAsString(said.getContent());
      var draft = drafts.read(key, base.get().version() + 1, content);
      put(
          organization,
          said,
          previews.of(base.get(), draft, Previews.MOST, clock.instant()),
          claims.of(base.get(), draft, CountsMapping.places(said)));
      made.add(key, said.getId(), said.getEdition());
    } catch (IllegalArgumentException | ServiceException e) {
      log.error(
          "No preview of proposal {} of {}: {}", news.proposal(), organization, e.getMessage());
    } catch (HttpClientErrorException.NotFound | HttpClientErrorException.Conflict e) {
      log.debug("Proposal {} is not open any more", news.proposal());
    } catch (HttpClientErrorException e) {
      if (LATER.contains(e.getStatusCode().value())) {
        proposals.again(news);
        throw e;
      }
      // It would be refused again.
      log.error(
          "The preview of proposal {} of {} is refused: {}",
          news.proposal(),
          organization,
          e.getMessage());
    } catch (RuntimeException e) {
      proposals.again(news);
      throw e;
    }
    return true;
  }

  private static List<String> named(ProposalNewsJson said) {
    var signals = said.getSignals();
    return signals == null ? List.of() : signals;
  }

  private void put(String organization, ProposalNewsJson said, Report report, CountReport counts) {
    var told =
        ServiceClient.json().convertValue(PreviewMapping.toApi(report), PreviewReportJson.class);
    var signals = this.signals.apply(new Named(organization, named(said)));
    service
        .apply(organization)
        .putProposalPreview(
            said.getId(),
            new NewProposalPreviewJson()
                .edition(said.getEdition())
                .report(told)
                .unknownSignals(signals.unknown())
                .counts(CountsMapping.toApi(counts, signals.marks())));
  }
}
