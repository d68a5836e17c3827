package org.doubleloop.quickstart.telling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.net.http.HttpClient;
import org.doubleloop.client.gateway.SandboxApi;
import org.doubleloop.client.policy.LineageApi;
import org.doubleloop.client.policy.PoliciesApi;
import org.doubleloop.client.policy.ProposalsApi;
import org.doubleloop.client.policy.StoriesApi;
import org.doubleloop.client.recommender.ContrastsApi;
import org.doubleloop.client.recommender.DraftsApi;
import org.doubleloop.client.recommender.EditPatternsApi;
import org.doubleloop.client.recommender.FeedbackApi;
import org.doubleloop.client.recommender.ResultsApi;
import org.doubleloop.client.recommender.RevisionsApi;
import org.doubleloop.client.recommender.SuggestionsApi;
import org.doubleloop.client.signal.ActionsApi;
import org.doubleloop.client.signal.EditsApi;
import org.doubleloop.client.signal.OutcomesApi;
import org.doubleloop.client.signal.ThreadsApi;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/// The generated clients, at the gateway, with one person's key.
public record Api(
    PoliciesApi policies,
    ProposalsApi proposals,
    StoriesApi stories,
    LineageApi lineage,
    SuggestionsApi suggestions,
    FeedbackApi feedback,
    DraftsApi drafts,
    ResultsApi results,
    ContrastsApi contrasts,
    EditPatternsApi patterns,
    RevisionsApi revisions,
    ActionsApi actions,
    EditsApi edits,
    OutcomesApi outcomes,
    ThreadsApi threads,
    SandboxApi sandbox) {

  public static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  public static Api at(URI gateway, String key) {
    var http =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory(HttpClient.newHttpClient()))
            .configureMessageConverters(converters ->
                converters
                    .registerDefaults()
                    .withJsonConverter(new JacksonJsonHttpMessageConverter(JSON)))
            .defaultHeader("Authorization", "Bearer " + key)
            .build();
    var base = gateway.toString();
    var policy = new org.doubleloop.client.policy.http.ApiClient(http).setBasePath(base);
    var recommender = new org.doubleloop.client.recommender.http.ApiClient(http).setBasePath(base);
    var signal = new org.doubleloop.client.signal.http.ApiClient(http).setBasePath(base);
    return new Api(
        new PoliciesApi(policy),
        new ProposalsApi(policy),
        new StoriesApi(policy),
        new LineageApi(policy),
        new SuggestionsApi(recommender),
        new FeedbackApi(recommender),
        new DraftsApi(recommender),
        new ResultsApi(recommender),
        new ContrastsApi(recommender),
        new EditPatternsApi(recommender),
        new RevisionsApi(recommender),
        new ActionsApi(signal),
        new EditsApi(signal),
        new OutcomesApi(signal),
        new ThreadsApi(signal),
        new SandboxApi(new org.doubleloop.client.gateway.http.ApiClient(http).setBasePath(base)));
  }
}
