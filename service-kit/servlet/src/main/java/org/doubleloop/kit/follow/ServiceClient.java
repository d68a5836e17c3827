package org.doubleloop.kit.follow;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.doubleloop.kit.access.Caller;
import org.doubleloop.kit.access.ServiceTokens;
import org.doubleloop.kit.access.TokenUnavailableException;
import org.doubleloop.kit.loop.Retry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How one service reads the feed of another: for all organizations, by a token of its own.
public final class ServiceClient {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(10);

  /// That the other service, or the gateway, is not there is no fault of this code's.
  public static final Retry RETRY =
      new Retry(
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          failure ->
              failure instanceof RestClientException
                  || failure instanceof TokenUnavailableException,
          Duration.ofSeconds(15));

  private ServiceClient() {}

  /// What a generated client is built on that reads feeds, for all organizations.
  ///
  /// @param base where the service is
  public static RestClient of(URI base, ServiceTokens tokens) {
    return of(base)
        .mutate()
        .requestInterceptor((request, body, execution) -> {
          request
              .getHeaders()
              .set(
                  HttpHeaders.AUTHORIZATION,
                  "Bearer " + tokens.tokenFor(Caller.ALL_ORGANIZATIONS, "feed"));
          return execution.execute(request, body);
        })
        .build();
  }

  /// What a client is built on that shows a token of its own with each request.
  ///
  /// @param base where the service is
  public static RestClient of(URI base) {
    return of(base, READ);
  }

  /// The same, where somebody waits for the answer.
  ///
  /// @param wait for each part of it
  public static RestClient of(URI base, Duration wait) {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    requests.setReadTimeout(wait);
    return RestClient.builder()
        .baseUrl(base)
        .requestFactory(requests)
        .configureMessageConverters(converters ->
            converters
                .registerDefaults()
                .withJsonConverter(new JacksonJsonHttpMessageConverter(json())))
        .build();
  }

  /// Whether a feed does not understand the cursor that it gave before: its service has lost the
  /// secret that sealed it. It never will, so that the feed must be read from its start.
  public static boolean isCursorRefused(HttpClientErrorException refusal) {
    return refusal.getStatusCode().value() == 400
        && refusal
            .getResponseBodyAsString(StandardCharsets.UTF_8)
            .contains("/problems/invalid-cursor");
  }

  /// What a newer service adds does not matter here.
  public static JsonMapper json() {
    return JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }
}
