package org.doubleloop.recommender.upstream.telling;

import java.util.function.Function;
import org.doubleloop.client.policy.ProposalsApi;
import org.doubleloop.kit.access.TokenUnavailableException;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.proposing.Plan.Named;
import org.doubleloop.recommender.proposing.Proposing.Proposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;

/// Proposes to the policy-service. What it would refuse again is not heard as a failure.
final class RevisionProposer implements Proposer {
  private static final Logger log = LoggerFactory.getLogger(RevisionProposer.class);

  private final Function<String, ProposalsApi> service;

  /// @param service the policy-service, for an organization
  RevisionProposer(Function<String, ProposalsApi> service) {
    this.service = service;
  }

  @Override
  public String propose(PolicyVersion base, Named proposal) {
    var organization = base.key().organization();
    try {
      service.apply(organization).createProposal(RevisionMapping.toApi(base, proposal), null);
      log.info("Proposed {} for policy {} of {}", proposal.id(), base.key().policy(), organization);
      return "";
    } catch (HttpClientErrorException.Conflict
        | HttpClientErrorException.UnprocessableContent
        | HttpClientErrorException.BadRequest e) {
      log.info("Proposal {} of {} is not taken: {}", proposal.id(), organization, e.getMessage());
      return detail(e);
    } catch (TokenUnavailableException | RestClientException e) {
      log.warn(
          "Proposal {} of {} cannot be made now: {}", proposal.id(), organization, e.toString());
      throw new ServiceException(
          CommonProblem.OVERLOADED,
          "The policy-service does not answer: not all was proposed. Look again in a moment");
    }
  }

  private static String detail(HttpClientErrorException refused) {
    try {
      var detail = ServiceClient.json().readTree(refused.getResponseBodyAsString()).at("/detail");
      return detail.isString() ? detail.asString() : refused.getStatusText();
    } catch (JacksonException e) {
      return refused.getStatusText();
    }
  }
}
